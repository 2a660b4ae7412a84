//! refunds: money given back, out of one payment each.

use sqlx::PgConnection;

use crate::{
    kernel::{
        currency::Currency,
        ids::{OrderId, RestaurantId},
        money::Money,
    },
    orders::model::refunds::Refunded,
    payments::service::{GatewayName, RefundState, StartedRefund},
};

pub async fn insert_refund(
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

/// The refunds of an order that its gateway has not answered yet.
pub async fn started_refunds(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    order: OrderId,
) -> sqlx::Result<Vec<StartedRefund>> {
    let rows = sqlx::query!(
        r#"select r.refund_id, r.payment_id, r.amount_minor + r.tip_minor as "amount!", p.gateway, p.gateway_ref, o.currency
         from refunds r
         join payments p on p.restaurant_id = r.restaurant_id and p.payment_id = r.payment_id
         join orders o on o.restaurant_id = r.restaurant_id and o.order_id = r.order_id
         where r.restaurant_id = $1 and r.order_id = $2 and r.state = 'started' order by r.at, r.payment_id"#,
        restaurant.uuid(),
        order.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            Some(StartedRefund {
                refund: row.refund_id.into(),
                payment: row.payment_id.into(),
                amount: Money::try_from(row.amount).ok()?,
                currency: Currency::parse(&row.currency).ok()?,
                gateway: GatewayName::parse(&row.gateway?)?,
                reference: row.gateway_ref?,
            })
        })
        .collect())
}

/// What the gateway answered to a refund that was sent to it.
pub async fn finish_refund(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    refund: &StartedRefund,
    (state, reference, failure): (RefundState, Option<&str>, Option<&str>),
) -> sqlx::Result<()> {
    sqlx::query!(
        "update refunds set state = $4, gateway_ref = $5, failure = $6, checks = checks + 1
         where restaurant_id = $1 and refund_id = $2 and payment_id = $3 and state = 'started'",
        restaurant.uuid(),
        refund.refund.uuid(),
        refund.payment.uuid(),
        state.as_str(),
        reference,
        failure
    )
    .execute(conn)
    .await?;
    Ok(())
}
