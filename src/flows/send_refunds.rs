//! Send what is given back on cards to its gateway: after it is on record, with nothing locked, and again until the
//! gateway has answered. The refund's id is the gateway's idempotency key.

use crate::{
    kernel::{error::AppError, ids::OrderId, permission::Permission},
    payments::{
        gateway::{Failure, NewRefund, choose},
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
        let Some(gateway) = choose::named(ctx.world(), refund.gateway) else {
            tracing::error!(refund = %refund.refund, "a refund waits for a gateway whose keys are not set any more");
            continue;
        };
        let new = NewRefund {
            // One act may give back out of several payments.
            key: format!("{}-{}", refund.refund, refund.payment),
            reference: refund.reference.clone(),
            amount: refund.amount,
            currency: refund.currency,
        };
        let answer = gateway.refund(&new).await;
        let ended = match &answer {
            Ok(reference) => (RefundState::Done, Some(reference.as_str()), None),
            Err(Failure::Refused(reason)) => (RefundState::Failed, None, Some(reason.as_str())),
            Err(Failure::Unknown(_)) => (RefundState::Started, None, None),
        };
        if let Err(failure) = &answer {
            tracing::error!(refund = %refund.refund, %failure, "a card's refund was not carried out");
        }
        let mut tx = ctx.begin().await?;
        payments::refund_ended_in_tx(&mut tx, &refund, ended).await?;
        tx.commit().await?;
    }
    Ok(())
}
