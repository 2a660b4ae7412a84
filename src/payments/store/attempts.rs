//! payments: every try to take money.

use sqlx::PgConnection;

use crate::{
    kernel::{
        actor::Actor,
        ids::{AuthorisationId, DrawerId, OrderId, PaymentId, RestaurantId, ShareId},
        money::Money,
        time::Timestamp,
    },
    orders::model::Tender,
    payments::service::{Attempt, AttemptState, Checkout, GatewayName},
    platform::db::assert_one_row,
};

/// How long whoever began it has it to themselves before the job asks about it.
pub const FIRST_CHECK_AFTER: chrono::TimeDelta = chrono::TimeDelta::seconds(20);

fn unreadable() -> sqlx::Error {
    sqlx::Error::Decode("a payment's state cannot be read".into())
}

pub async fn insert(conn: &mut PgConnection, restaurant: RestaurantId, attempt: &Attempt) -> sqlx::Result<()> {
    let checkout = attempt.checkout.as_ref();
    sqlx::query!(
        "insert into payments (restaurant_id, payment_id, order_id, tender, amount_minor, tendered_minor, state, gateway, actor, at, tip_minor, rounding_minor,
             share_id, drawer_id, session_ref, return_path, authorisation_id, next_check_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        restaurant.uuid(),
        attempt.id.uuid(),
        attempt.order.uuid(),
        attempt.tender.as_str(),
        attempt.amount.minor(),
        attempt.tendered.minor(),
        attempt.state.as_str(),
        attempt.gateway.map(GatewayName::as_str),
        attempt.actor.to_string(),
        attempt.at,
        attempt.tip.minor(),
        attempt.rounding.minor(),
        attempt.share.map(ShareId::uuid),
        attempt.drawer.map(DrawerId::uuid),
        checkout.and_then(|checkout| checkout.session.as_deref()),
        checkout.map(|checkout| checkout.return_path.as_str()),
        attempt.authorisation.map(AuthorisationId::uuid),
        attempt.state.is_open().then_some(attempt.at + FIRST_CHECK_AFTER)
    )
    .execute(conn)
    .await?;
    Ok(())
}

struct Row {
    payment_id: uuid::Uuid,
    order_id: uuid::Uuid,
    tender: String,
    amount_minor: i64,
    tip_minor: i64,
    rounding_minor: i64,
    share_id: Option<uuid::Uuid>,
    drawer_id: Option<uuid::Uuid>,
    tendered_minor: i64,
    state: String,
    gateway: Option<String>,
    gateway_ref: Option<String>,
    session_ref: Option<String>,
    checkout_url: Option<String>,
    return_path: Option<String>,
    authorisation_id: Option<uuid::Uuid>,
    failure: Option<String>,
    is_returning: bool,
    actor: String,
    at: Timestamp,
}

impl TryFrom<Row> for Attempt {
    type Error = sqlx::Error;
    fn try_from(row: Row) -> Result<Self, Self::Error> {
        let money = |minor: i64| Money::try_from(minor).map_err(|_| unreadable());
        Ok(Self {
            id: row.payment_id.into(),
            order: row.order_id.into(),
            tender: Tender::parse(&row.tender).ok_or_else(unreadable)?,
            amount: money(row.amount_minor)?,
            tip: money(row.tip_minor)?,
            rounding: money(row.rounding_minor)?,
            share: row.share_id.map(ShareId::from),
            drawer: row.drawer_id.map(DrawerId::from),
            tendered: money(row.tendered_minor)?,
            state: AttemptState::parse(&row.state).ok_or_else(unreadable)?,
            gateway: row.gateway.as_deref().map(|name| GatewayName::parse(name).ok_or_else(unreadable)).transpose()?,
            reference: row.gateway_ref,
            checkout: row.return_path.map(|return_path| Checkout {
                session: row.session_ref,
                url: row.checkout_url,
                return_path,
            }),
            authorisation: row.authorisation_id.map(AuthorisationId::from),
            failure: row.failure,
            is_returning: row.is_returning,
            actor: Actor::parse(&row.actor).map_err(|_| unreadable())?,
            at: row.at,
        })
    }
}

pub async fn lock(conn: &mut PgConnection, restaurant: RestaurantId, id: PaymentId) -> sqlx::Result<Option<Attempt>> {
    let row = sqlx::query_as!(
        Row,
        "select payment_id, order_id, tender, amount_minor, tip_minor, rounding_minor, share_id, drawer_id, tendered_minor, state, gateway, gateway_ref, session_ref,
             checkout_url, return_path, authorisation_id, failure, is_returning, actor, at from payments
         where restaurant_id = $1 and payment_id = $2 for no key update",
        restaurant.uuid(),
        id.uuid()
    );
    row.fetch_optional(conn).await?.map(Attempt::try_from).transpose()
}

/// The attempt of an order that is under way.
pub async fn in_flight(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    order: OrderId,
    share: Option<ShareId>,
) -> sqlx::Result<Option<Attempt>> {
    let row = sqlx::query_as!(
        Row,
        "select payment_id, order_id, tender, amount_minor, tip_minor, rounding_minor, share_id, drawer_id, tendered_minor, state, gateway, gateway_ref, session_ref,
             checkout_url, return_path, authorisation_id, failure, is_returning, actor, at from payments
         where restaurant_id = $1 and order_id = $2 and share_id is not distinct from $3 and state in ('started', 'unknown')",
        restaurant.uuid(),
        order.uuid(),
        share.map(ShareId::uuid)
    );
    row.fetch_optional(conn).await?.map(Attempt::try_from).transpose()
}

/// The attempts of an order that a page or a gateway still decides on.
pub async fn open_of_order(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    order: OrderId,
) -> sqlx::Result<Vec<Attempt>> {
    let rows = sqlx::query_as!(
        Row,
        "select payment_id, order_id, tender, amount_minor, tip_minor, rounding_minor, share_id, drawer_id, tendered_minor, state, gateway, gateway_ref, session_ref,
             checkout_url, return_path, authorisation_id, failure, is_returning, actor, at from payments
         where restaurant_id = $1 and order_id = $2 and state in ('started', 'unknown') order by at",
        restaurant.uuid(),
        order.uuid()
    );
    rows.fetch_all(conn).await?.into_iter().map(Attempt::try_from).collect()
}

/// The page that a gateway opened for an attempt that is under way.
pub async fn set_page(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    id: PaymentId,
    (session, url): (&str, &str),
) -> sqlx::Result<()> {
    sqlx::query!(
        "update payments set session_ref = $3, checkout_url = $4, state = 'started'
         where restaurant_id = $1 and payment_id = $2 and state in ('started', 'unknown')",
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
    id: PaymentId,
    (state, next_check_at): (AttemptState, Timestamp),
) -> sqlx::Result<()> {
    sqlx::query!(
        "update payments set state = $3, next_check_at = $4, checks = checks + 1
         where restaurant_id = $1 and payment_id = $2 and state in ('started', 'unknown')",
        restaurant.uuid(),
        id.uuid(),
        state.as_str(),
        next_check_at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Ends an attempt that is under way; false when it was ended before.
pub async fn finish(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    id: PaymentId,
    state: AttemptState,
    (reference, failure): (Option<&str>, Option<&str>),
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update payments set state = $3, gateway_ref = $4, failure = $5, next_check_at = null
         where restaurant_id = $1 and payment_id = $2 and state in ('started', 'unknown')",
        restaurant.uuid(),
        id.uuid(),
        state.as_str(),
        reference,
        failure
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The drawer that a payment was keyed into.
pub async fn drawer(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    payment: PaymentId,
) -> sqlx::Result<Option<DrawerId>> {
    let drawer = sqlx::query_scalar!(
        "select drawer_id from payments where restaurant_id = $1 and payment_id = $2",
        restaurant.uuid(),
        payment.uuid()
    );
    Ok(drawer.fetch_optional(conn).await?.flatten().map(DrawerId::from))
}

pub async fn set_tender(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    payment: PaymentId,
    tender: Tender,
) -> sqlx::Result<()> {
    let done = sqlx::query!(
        "update payments set tender = $3 where restaurant_id = $1 and payment_id = $2",
        restaurant.uuid(),
        payment.uuid(),
        tender.as_str()
    )
    .execute(conn)
    .await?;
    assert_one_row(&done);
    Ok(())
}

/// Its money is about to go back: answers with the number of the try, none when it is not open any more.
pub async fn set_returning(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    id: PaymentId,
) -> sqlx::Result<Option<i32>> {
    let tries = sqlx::query_scalar!(
        "update payments set is_returning = true where restaurant_id = $1 and payment_id = $2 and state in ('started', 'unknown')
         returning return_tries",
        restaurant.uuid(),
        id.uuid()
    );
    tries.fetch_optional(conn).await
}

/// Its money did not arrive and is tried anew then.
pub async fn return_again(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    (id, tries): (PaymentId, i32),
    next_check_at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update payments set return_tries = return_tries + 1, state = 'unknown', next_check_at = $4
         where restaurant_id = $1 and payment_id = $2 and return_tries = $3 and state in ('started', 'unknown')",
        restaurant.uuid(),
        id.uuid(),
        tries,
        next_check_at
    )
    .execute(conn)
    .await?;
    Ok(())
}
