//! gateway_events, and what is looked for before a tenant is known: whose payment a return page or a gateway's word is
//! about, and what has to be asked again. On the system pool.

use sqlx::PgPool;

use crate::{
    kernel::{
        ids::{AuthorisationId, OrderId, PaymentId, RestaurantId},
        time::Timestamp,
    },
    payments::service::GatewayName,
};

/// Whose payment this is.
pub async fn find_restaurant_of_payment(pool: &PgPool, payment: PaymentId) -> sqlx::Result<Option<RestaurantId>> {
    let found = sqlx::query_scalar!("select restaurant_id from payments where payment_id = $1", payment.uuid());
    Ok(found.fetch_optional(pool).await?.map(RestaurantId::from))
}

/// Whose held card this is.
pub async fn find_restaurant_of_authorisation(
    pool: &PgPool,
    authorisation: AuthorisationId,
) -> sqlx::Result<Option<RestaurantId>> {
    let found = sqlx::query_scalar!(
        "select restaurant_id from authorisations where authorisation_id = $1",
        authorisation.uuid()
    );
    Ok(found.fetch_optional(pool).await?.map(RestaurantId::from))
}

/// Payments that are to be asked about by now, the longest waiting first.
pub async fn payments_to_check(
    pool: &PgPool,
    now: Timestamp,
    at_most: i64,
) -> sqlx::Result<Vec<(RestaurantId, PaymentId)>> {
    let rows = sqlx::query!(
        "select restaurant_id, payment_id from payments where state in ('started', 'unknown') and next_check_at <= $1
         order by next_check_at limit $2",
        now,
        at_most
    );
    let rows = rows.fetch_all(pool).await?;
    Ok(rows.into_iter().map(|row| (row.restaurant_id.into(), row.payment_id.into())).collect())
}

/// The same for held cards.
pub async fn authorisations_to_check(
    pool: &PgPool,
    now: Timestamp,
    at_most: i64,
) -> sqlx::Result<Vec<(RestaurantId, AuthorisationId)>> {
    let rows = sqlx::query!(
        "select restaurant_id, authorisation_id from authorisations where state in ('started', 'unknown') and next_check_at <= $1
         order by next_check_at limit $2",
        now,
        at_most
    );
    let rows = rows.fetch_all(pool).await?;
    Ok(rows.into_iter().map(|row| (row.restaurant_id.into(), row.authorisation_id.into())).collect())
}

/// Orders with a card's refund that has to be sent or asked about by now, the longest waiting first.
pub async fn orders_with_refunds_to_check(
    pool: &PgPool,
    now: Timestamp,
    at_most: i64,
) -> sqlx::Result<Vec<(RestaurantId, OrderId)>> {
    let rows = sqlx::query!(
        "select restaurant_id, order_id from refunds where state = 'started' and next_check_at <= $1
         group by 1, 2 order by min(next_check_at) limit $2",
        now,
        at_most
    );
    let rows = rows.fetch_all(pool).await?;
    Ok(rows.into_iter().map(|row| (row.restaurant_id.into(), row.order_id.into())).collect())
}

/// Held cards of orders that have ended: nothing will be taken from them any more. Some of them, so that one that cannot be
/// let go is in nobody's way.
pub async fn authorisations_left_over(
    pool: &PgPool,
    at_most: i64,
) -> sqlx::Result<Vec<(RestaurantId, AuthorisationId)>> {
    let rows = sqlx::query!(
        "select a.restaurant_id, a.authorisation_id from authorisations a
         join orders o on o.restaurant_id = a.restaurant_id and o.order_id = a.order_id
         where a.state = 'authorised' and o.closed_at is not null order by random() limit $1",
        at_most
    );
    let rows = rows.fetch_all(pool).await?;
    Ok(rows.into_iter().map(|row| (row.restaurant_id.into(), row.authorisation_id.into())).collect())
}

/// Whether this was told before.
pub async fn is_known_event(pool: &PgPool, gateway: GatewayName, event: &str) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select exists (select from gateway_events where gateway = $1 and event_id = $2) as "known!""#,
        gateway.as_str(),
        event
    )
    .fetch_one(pool)
    .await
}

/// Remembers what was told and done.
pub async fn remember_event(
    pool: &PgPool,
    gateway: GatewayName,
    (event, kind): (&str, &str),
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into gateway_events (gateway, event_id, kind, received_at) values ($1, $2, $3, $4) on conflict do nothing",
        gateway.as_str(),
        event,
        kind,
        at
    )
    .execute(pool)
    .await?;
    Ok(())
}
