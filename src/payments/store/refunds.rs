//! refunds: money given back, out of one payment each.

use sqlx::PgConnection;

use crate::{
    kernel::{
        currency::Currency,
        ids::{OrderId, PaymentId, RefundId, RestaurantId},
        money::Money,
        time::Timestamp,
    },
    orders::model::refunds::Refunded,
    payments::{
        model::refunds::{CardRefund, MoneyWithoutBill, RefundState},
        service::{Answered, GatewayName, StartedRefund},
    },
};

fn unreadable(column: &str) -> sqlx::Error {
    sqlx::Error::Decode(format!("refunds.{column} cannot be read").into())
}

pub async fn insert_refund(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    (order, refund): (OrderId, &Refunded),
    (state, next_check_at): (RefundState, Option<Timestamp>),
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into refunds (restaurant_id, refund_id, payment_id, order_id, tender, amount_minor, tip_minor, rounding_minor,
             state, actor, at, asked_at, next_check_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12)",
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
        refund.at,
        next_check_at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The refunds of an order that have not arrived yet.
pub async fn started_refunds(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    order: OrderId,
) -> sqlx::Result<Vec<StartedRefund>> {
    let rows = sqlx::query!(
        r#"select r.refund_id, r.payment_id, r.amount_minor + r.tip_minor as "amount!", r.tries, r.checks, r.asked_at, p.gateway,
             p.gateway_ref, o.currency
         from refunds r
         join payments p on p.restaurant_id = r.restaurant_id and p.payment_id = r.payment_id
         join orders o on o.restaurant_id = r.restaurant_id and o.order_id = r.order_id
         where r.restaurant_id = $1 and r.order_id = $2 and r.state = 'started' order by r.at, r.payment_id"#,
        restaurant.uuid(),
        order.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    rows.into_iter()
        .map(|row| {
            Ok(StartedRefund {
                refund: row.refund_id.into(),
                payment: row.payment_id.into(),
                order,
                amount: Money::try_from(row.amount).map_err(|_| unreadable("amount_minor"))?,
                currency: Currency::parse(&row.currency).map_err(|_| unreadable("currency"))?,
                gateway: row.gateway.as_deref().and_then(GatewayName::parse).ok_or_else(|| unreadable("gateway"))?,
                reference: row.gateway_ref.ok_or_else(|| unreadable("gateway_ref"))?,
                tries: row.tries,
                was_asked: 0 < row.checks,
                asked_at: row.asked_at,
            })
        })
        .collect()
}

/// What the gateway answered. False when somebody else has recorded an end meanwhile.
pub async fn answer_refund(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    refund: &StartedRefund,
    answered: &Answered,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update refunds set state = $5, gateway_ref = coalesce($6, gateway_ref), failure = $7, next_check_at = $8, checks = checks + 1
         where restaurant_id = $1 and refund_id = $2 and payment_id = $3 and tries = $4 and state = 'started'",
        restaurant.uuid(),
        refund.refund.uuid(),
        refund.payment.uuid(),
        refund.tries,
        answered.state.as_str(),
        answered.reference,
        answered.failure,
        answered.next_check_at
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Begins another try of a refund that failed. False when it has not.
pub async fn begin_again(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    (refund, payment): (RefundId, PaymentId),
    (asked_at, next_check_at): (Timestamp, Timestamp),
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update refunds set state = 'started', tries = tries + 1, checks = 0, gateway_ref = null, failure = null, asked_at = $4,
             next_check_at = $5
         where restaurant_id = $1 and refund_id = $2 and payment_id = $3 and state = 'failed'",
        restaurant.uuid(),
        refund.uuid(),
        payment.uuid(),
        asked_at,
        next_check_at
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// A refund that failed was given back another way. False when it has not failed.
pub async fn settle(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    (refund, payment): (RefundId, PaymentId),
    how: &str,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update refunds set state = 'done', failure = null, settled = $4
         where restaurant_id = $1 and refund_id = $2 and payment_id = $3 and state = 'failed'",
        restaurant.uuid(),
        refund.uuid(),
        payment.uuid(),
        how
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// A refund that its gateway was asked for is asked about again, also when it had arrived.
pub async fn doubt(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    (refund, payment): (RefundId, PaymentId),
    next_check_at: Timestamp,
) -> sqlx::Result<Option<OrderId>> {
    let order = sqlx::query_scalar!(
        "update refunds set state = 'started', next_check_at = $4
         where restaurant_id = $1 and refund_id = $2 and payment_id = $3 and tender = 'card' and state <> 'failed' and settled is null and checks > 0
         returning order_id",
        restaurant.uuid(),
        refund.uuid(),
        payment.uuid(),
        next_check_at
    );
    Ok(order.fetch_optional(conn).await?.map(OrderId::from))
}

/// Money that came in for no bill and has not gone back: what was sent most often first, then newest first.
pub async fn without_bill(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    limit: i64,
) -> sqlx::Result<Vec<MoneyWithoutBill>> {
    let rows = sqlx::query!(
        r#"select p.payment_id, p.order_id, o.number, p.amount_minor + p.tip_minor as "amount!", o.currency, p.return_tries, p.at
         from payments p join orders o on o.restaurant_id = p.restaurant_id and o.order_id = p.order_id
         where p.restaurant_id = $1 and p.is_returning and p.state in ('started', 'unknown')
         order by p.return_tries desc, p.at desc, p.payment_id limit $2"#,
        restaurant.uuid(),
        limit
    );
    let rows = rows.fetch_all(conn).await?;
    rows.into_iter()
        .map(|row| {
            Ok(MoneyWithoutBill {
                payment: row.payment_id.into(),
                order: row.order_id.into(),
                order_number: row.number,
                amount: Money::try_from(row.amount).map_err(|_| unreadable("amount_minor"))?,
                currency: Currency::parse(&row.currency).map_err(|_| unreadable("currency"))?,
                tries: row.return_tries,
                at: row.at,
            })
        })
        .collect()
}

/// Refunds on cards in a state, or one of them: those that failed first, then newest first.
pub async fn card_refunds(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    (state, refund): (Option<RefundState>, Option<RefundId>),
    limit: i64,
) -> sqlx::Result<Vec<CardRefund>> {
    let rows = sqlx::query!(
        r#"select r.refund_id, r.payment_id, r.order_id, o.number, r.amount_minor + r.tip_minor as "amount!", o.currency, r.state,
             r.failure, r.settled, r.tries, r.at
         from refunds r join orders o on o.restaurant_id = r.restaurant_id and o.order_id = r.order_id
         where r.restaurant_id = $1 and r.tender = 'card' and ($2::text is null or r.state = $2)
           and ($3::uuid is null or r.refund_id = $3)
         order by r.state = 'failed' desc, r.at desc, r.refund_id, r.payment_id limit $4"#,
        restaurant.uuid(),
        state.map(RefundState::as_str),
        refund.map(RefundId::uuid),
        limit
    );
    let rows = rows.fetch_all(conn).await?;
    rows.into_iter()
        .map(|row| {
            Ok(CardRefund {
                refund: row.refund_id.into(),
                payment: row.payment_id.into(),
                order: row.order_id.into(),
                order_number: row.number,
                amount: Money::try_from(row.amount).map_err(|_| unreadable("amount_minor"))?,
                currency: Currency::parse(&row.currency).map_err(|_| unreadable("currency"))?,
                state: RefundState::parse(&row.state).ok_or_else(|| unreadable("state"))?,
                failure: row.failure,
                settled: row.settled,
                tries: row.tries,
                at: row.at,
            })
        })
        .collect()
}
