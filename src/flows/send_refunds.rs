//! Send what is given back on cards to the gateway: after it is on record, with nothing locked, and again until the
//! gateway has answered. The refund's id is the gateway's idempotency key.

use crate::{
    kernel::{error::AppError, ids::OrderId, permission::Permission},
    payments::{
        gateway::{Gateway, simulated::Simulated},
        service::{self as payments, RefundState},
    },
    platform::ctx::Ctx,
};

pub async fn send_refunds(ctx: &Ctx, order: OrderId) -> Result<(), AppError> {
    ctx.require(Permission::OrdersView)?;
    let started = {
        let mut tx = ctx.begin().await?;
        payments::started_refunds_in_tx(&mut tx, order).await?
    };
    for refund in started {
        Simulated.give_back(refund.payment).await;
        let mut tx = ctx.begin().await?;
        payments::refund_ended_in_tx(&mut tx, &refund, RefundState::Done).await?;
        tx.commit().await?;
    }
    Ok(())
}
