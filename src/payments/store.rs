//! payments, receipts, receipt_numbers.

use sqlx::PgConnection;

use super::{
    model::Series,
    service::{Attempt, AttemptState, Issued, RefundState, StartedRefund},
};
use crate::{
    kernel::{
        actor::Actor,
        ids::{DrawerId, OrderId, PaymentId, RestaurantId, ShareId},
        money::Money,
        time::Timestamp,
    },
    orders::model::{Tender, refunds::Refunded},
    platform::db::assert_one_row,
};

fn decode(error: serde_json::Error) -> sqlx::Error {
    sqlx::Error::Decode(error.into())
}

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
        "insert into payments (restaurant_id, payment_id, order_id, tender, amount_minor, tendered_minor, state, gateway, actor, at, tip_minor, rounding_minor, share_id, drawer_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        restaurant.uuid(),
        attempt.id.uuid(),
        attempt.order.uuid(),
        attempt.tender.as_str(),
        attempt.amount.minor(),
        attempt.tendered.minor(),
        attempt.state.as_str(),
        gateway,
        attempt.actor.to_string(),
        attempt.at,
        attempt.tip.minor(),
        attempt.rounding.minor(),
        attempt.share.map(ShareId::uuid),
        attempt.drawer.map(DrawerId::uuid)
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
        "select payment_id, order_id, tender, amount_minor, tip_minor, rounding_minor, share_id, drawer_id, tendered_minor, state, actor, at from payments
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
    share: Option<ShareId>,
) -> sqlx::Result<Option<Attempt>> {
    let row = sqlx::query_as!(
        Row,
        "select payment_id, order_id, tender, amount_minor, tip_minor, rounding_minor, share_id, drawer_id, tendered_minor, state, actor, at from payments
         where restaurant_id = $1 and order_id = $2 and share_id is not distinct from $3 and state = 'started'",
        restaurant.uuid(),
        order.uuid(),
        share.map(ShareId::uuid)
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
pub(super) async fn next_number(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    series: Series,
) -> sqlx::Result<i64> {
    let number = sqlx::query_scalar!(
        "insert into receipt_numbers (restaurant_id, series, last_number) values ($1, $2, 1)
         on conflict (restaurant_id, series) do update set last_number = receipt_numbers.last_number + 1
         returning last_number",
        restaurant.uuid(),
        series.as_str()
    );
    number.fetch_one(conn).await
}

pub(super) async fn insert_document(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    order: OrderId,
    issued: &Issued,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into receipts (restaurant_id, series, number, order_id, issued_at, content) values ($1, $2, $3, $4, $5, $6)",
        restaurant.uuid(),
        issued.series.as_str(),
        issued.number,
        order.uuid(),
        issued.issued_at,
        serde_json::to_value(&issued.content).map_err(decode)?
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Every document of an order, oldest first.
pub(super) async fn documents(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    order: OrderId,
) -> sqlx::Result<Vec<Issued>> {
    let rows = sqlx::query!(
        "select series, number, issued_at, content from receipts where restaurant_id = $1 and order_id = $2 order by issued_at, series desc, number",
        restaurant.uuid(),
        order.uuid()
    );
    let mut documents = vec![];
    for row in rows.fetch_all(conn).await? {
        documents.push(Issued {
            series: Series::parse(&row.series).ok_or_else(unreadable)?,
            number: row.number,
            issued_at: row.issued_at,
            content: row.content.map(serde_json::from_value).transpose().map_err(decode)?,
        });
    }
    Ok(documents)
}

pub(super) async fn insert_refund(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    (order, refund): (OrderId, &Refunded),
    state: RefundState,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into refunds (restaurant_id, refund_id, payment_id, order_id, tender, amount_minor, tip_minor, rounding_minor, state, actor, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        restaurant.uuid(),
        refund.refund.uuid(),
        refund.payment.uuid(),
        order.uuid(),
        refund.tender.as_str(),
        refund.amount.minor(),
        refund.tip.minor(),
        refund.rounding.minor(),
        state.as_str(),
        refund.by.to_string(),
        refund.at
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn started_refunds(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    order: OrderId,
) -> sqlx::Result<Vec<StartedRefund>> {
    let rows = sqlx::query!(
        r#"select refund_id, payment_id, amount_minor + tip_minor as "amount!" from refunds
         where restaurant_id = $1 and order_id = $2 and state = 'started' order by at, payment_id"#,
        restaurant.uuid(),
        order.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let amount = Money::try_from(row.amount).ok()?;
            Some(StartedRefund { refund: row.refund_id.into(), payment: row.payment_id.into(), amount })
        })
        .collect())
}

pub(super) async fn finish_refund(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    refund: &StartedRefund,
    state: RefundState,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update refunds set state = $4 where restaurant_id = $1 and refund_id = $2 and payment_id = $3 and state = 'started'",
        restaurant.uuid(),
        refund.refund.uuid(),
        refund.payment.uuid(),
        state.as_str()
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The drawer that a payment was keyed into.
pub(super) async fn drawer(
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

pub(super) async fn set_tender(
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
