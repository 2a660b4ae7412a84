//! payments, receipts, receipt_numbers.

use sqlx::PgConnection;

use super::service::{Attempt, AttemptState, IssuedReceipt};
use crate::{
    kernel::{
        actor::Actor,
        ids::{OrderId, PaymentId, RestaurantId},
        money::Money,
        time::Timestamp,
    },
    orders::model::Tender,
};

fn unreadable() -> sqlx::Error {
    sqlx::Error::Decode("a payment's state cannot be read".into())
}

pub(super) async fn insert(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    attempt: &Attempt,
    gateway: Option<&str>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into payments (restaurant_id, payment_id, order_id, tender, amount_minor, tendered_minor, state, gateway, actor, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        restaurant.uuid(),
        attempt.id.uuid(),
        attempt.order.uuid(),
        attempt.tender.as_str(),
        attempt.amount.minor(),
        attempt.tendered.minor(),
        attempt.state.as_str(),
        gateway,
        attempt.actor.to_string(),
        attempt.at
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
    tendered_minor: i64,
    state: String,
    actor: String,
    at: Timestamp,
}

impl TryFrom<Row> for Attempt {
    type Error = sqlx::Error;
    fn try_from(row: Row) -> Result<Self, Self::Error> {
        Ok(Self {
            id: row.payment_id.into(),
            order: row.order_id.into(),
            tender: Tender::parse(&row.tender).ok_or_else(unreadable)?,
            amount: Money::try_from(row.amount_minor).map_err(|_| unreadable())?,
            tendered: Money::try_from(row.tendered_minor).map_err(|_| unreadable())?,
            state: AttemptState::parse(&row.state).ok_or_else(unreadable)?,
            actor: Actor::parse(&row.actor).map_err(|_| unreadable())?,
            at: row.at,
        })
    }
}

pub(super) async fn lock(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    id: PaymentId,
) -> sqlx::Result<Option<Attempt>> {
    let row = sqlx::query_as!(
        Row,
        "select payment_id, order_id, tender, amount_minor, tendered_minor, state, actor, at from payments
         where restaurant_id = $1 and payment_id = $2 for no key update",
        restaurant.uuid(),
        id.uuid()
    );
    row.fetch_optional(conn).await?.map(Attempt::try_from).transpose()
}

/// The attempt of an order that is under way.
pub(super) async fn in_flight(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    order: OrderId,
) -> sqlx::Result<Option<Attempt>> {
    let row = sqlx::query_as!(
        Row,
        "select payment_id, order_id, tender, amount_minor, tendered_minor, state, actor, at from payments
         where restaurant_id = $1 and order_id = $2 and state = 'started'",
        restaurant.uuid(),
        order.uuid()
    );
    row.fetch_optional(conn).await?.map(Attempt::try_from).transpose()
}

/// Ends an attempt that is under way; false when it was ended before.
pub(super) async fn finish(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    id: PaymentId,
    state: AttemptState,
    (reference, failure): (Option<&str>, Option<&str>),
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update payments set state = $3, gateway_ref = $4, failure = $5 where restaurant_id = $1 and payment_id = $2 and state = 'started'",
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

/// The next number of a series. The row queues issuers behind each other until they commit, so that none is skipped.
pub(super) async fn next_receipt_number(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    series: &str,
) -> sqlx::Result<i64> {
    let number = sqlx::query_scalar!(
        "insert into receipt_numbers (restaurant_id, series, last_number) values ($1, $2, 1)
         on conflict (restaurant_id, series) do update set last_number = receipt_numbers.last_number + 1
         returning last_number",
        restaurant.uuid(),
        series
    );
    number.fetch_one(conn).await
}

pub(super) async fn insert_receipt(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    order: OrderId,
    receipt: &IssuedReceipt,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into receipts (restaurant_id, series, number, order_id, issued_at) values ($1, $2, $3, $4, $5)",
        restaurant.uuid(),
        receipt.series,
        receipt.number,
        order.uuid(),
        receipt.issued_at
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn find_receipt(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    order: OrderId,
) -> sqlx::Result<Option<IssuedReceipt>> {
    let row = sqlx::query!(
        "select series, number, issued_at from receipts where restaurant_id = $1 and order_id = $2",
        restaurant.uuid(),
        order.uuid()
    );
    Ok(row.fetch_optional(conn).await?.map(|row| IssuedReceipt {
        series: row.series,
        number: row.number,
        issued_at: row.issued_at,
    }))
}
