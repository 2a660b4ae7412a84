//! authorisations: cards held for open tabs.

use sqlx::PgConnection;

use crate::{
    kernel::{
        actor::Actor,
        ids::{AuthorisationId, OrderId, RestaurantId},
        money::Money,
        time::Timestamp,
    },
    payments::{
        service::{Authorisation, AuthorisationState, Checkout, GatewayName},
        store::attempts::FIRST_CHECK_AFTER,
    },
};

fn unreadable() -> sqlx::Error {
    sqlx::Error::Decode("a held card cannot be read".into())
}

struct Row {
    authorisation_id: uuid::Uuid,
    order_id: uuid::Uuid,
    amount_minor: i64,
    state: String,
    gateway: String,
    gateway_ref: Option<String>,
    session_ref: Option<String>,
    checkout_url: Option<String>,
    return_path: Option<String>,
    actor: String,
    at: Timestamp,
}

impl TryFrom<Row> for Authorisation {
    type Error = sqlx::Error;
    fn try_from(row: Row) -> Result<Self, Self::Error> {
        Ok(Self {
            id: row.authorisation_id.into(),
            order: row.order_id.into(),
            amount: Money::try_from(row.amount_minor).map_err(|_| unreadable())?,
            state: AuthorisationState::parse(&row.state).ok_or_else(unreadable)?,
            gateway: GatewayName::parse(&row.gateway).ok_or_else(unreadable)?,
            reference: row.gateway_ref,
            checkout: row.return_path.map(|return_path| Checkout {
                session: row.session_ref,
                url: row.checkout_url,
                return_path,
            }),
            actor: Actor::parse(&row.actor).map_err(|_| unreadable())?,
            at: row.at,
        })
    }
}

pub async fn insert(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    authorisation: &Authorisation,
) -> sqlx::Result<()> {
    let checkout = authorisation.checkout.as_ref();
    sqlx::query!(
        "insert into authorisations (restaurant_id, authorisation_id, order_id, amount_minor, state, gateway, session_ref, return_path, actor, at, next_check_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        restaurant.uuid(),
        authorisation.id.uuid(),
        authorisation.order.uuid(),
        authorisation.amount.minor(),
        authorisation.state.as_str(),
        authorisation.gateway.as_str(),
        checkout.and_then(|checkout| checkout.session.as_deref()),
        checkout.map(|checkout| checkout.return_path.as_str()),
        authorisation.actor.to_string(),
        authorisation.at,
        authorisation.state.is_open().then_some(authorisation.at + FIRST_CHECK_AFTER)
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn lock(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    id: AuthorisationId,
) -> sqlx::Result<Option<Authorisation>> {
    let row = sqlx::query_as!(
        Row,
        "select authorisation_id, order_id, amount_minor, state, gateway, gateway_ref, session_ref, checkout_url, return_path, actor, at
         from authorisations where restaurant_id = $1 and authorisation_id = $2 for no key update",
        restaurant.uuid(),
        id.uuid()
    );
    row.fetch_optional(conn).await?.map(Authorisation::try_from).transpose()
}

/// The card that is held for an order now, or about to be.
pub async fn live_of_order(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    order: OrderId,
) -> sqlx::Result<Option<Authorisation>> {
    let row = sqlx::query_as!(
        Row,
        "select authorisation_id, order_id, amount_minor, state, gateway, gateway_ref, session_ref, checkout_url, return_path, actor, at
         from authorisations where restaurant_id = $1 and order_id = $2 and state in ('started', 'unknown', 'authorised')",
        restaurant.uuid(),
        order.uuid()
    );
    row.fetch_optional(conn).await?.map(Authorisation::try_from).transpose()
}

/// The page that a gateway opened for it.
pub async fn set_page(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    id: AuthorisationId,
    (session, url): (&str, &str),
) -> sqlx::Result<()> {
    sqlx::query!(
        "update authorisations set session_ref = $3, checkout_url = $4, state = 'started'
         where restaurant_id = $1 and authorisation_id = $2 and state in ('started', 'unknown')",
        restaurant.uuid(),
        id.uuid(),
        session,
        url
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Asked, without an answer that ends it; when to ask again.
pub async fn put_off(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    id: AuthorisationId,
    (state, next_check_at): (AuthorisationState, Timestamp),
) -> sqlx::Result<()> {
    sqlx::query!(
        "update authorisations set state = $3, next_check_at = $4, checks = checks + 1
         where restaurant_id = $1 and authorisation_id = $2 and state in ('started', 'unknown')",
        restaurant.uuid(),
        id.uuid(),
        state.as_str(),
        next_check_at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Moves it on, from one of the states that lead there; false when it had gone elsewhere.
pub async fn advance(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    id: AuthorisationId,
    (to, reference, failure): (AuthorisationState, Option<&str>, Option<&str>),
    at: Timestamp,
) -> sqlx::Result<bool> {
    let from: Vec<String> = to.reached_from().iter().map(|state| state.as_str().to_owned()).collect();
    let ended_at = to.is_final().then_some(at);
    let done = sqlx::query!(
        "update authorisations set state = $3, gateway_ref = coalesce($4, gateway_ref), failure = $5, ended_at = $6, next_check_at = null
         where restaurant_id = $1 and authorisation_id = $2 and state = any($7)",
        restaurant.uuid(),
        id.uuid(),
        to.as_str(),
        reference,
        failure,
        ended_at,
        &from
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}
