//! Send what is given back on cards to its gateway: after it is on record, with nothing locked, and again until the
//! gateway says that it has arrived or failed. Sending may be repeated at any time: what was asked for before is looked
//! for first, since gateways forget their idempotency keys after a day.

use chrono::TimeDelta;

use super::settle_payment::next_check;
use crate::{
    kernel::{
        error::AppError,
        ids::{OrderId, PaymentId, RefundId},
        permission::Permission,
        time::Timestamp,
    },
    payments::{
        gateway::{Failure, NewRefund, ReturnState, Returning, choose},
        model::refunds::{CardRefund, RefundState},
        service::{Answered, StartedRefund, refunds},
    },
    platform::ctx::Ctx,
};

/// Banks take days over some refunds.
const ON_ITS_WAY_CHECK: TimeDelta = TimeDelta::hours(1);

/// Sends or asks about every refund of an order that has not arrived.
pub async fn send_refunds(ctx: &Ctx, order: OrderId) -> Result<(), AppError> {
    ctx.require(Permission::OrdersView)?;
    let started = {
        let mut tx = ctx.begin().await?;
        refunds::started_in_tx(&mut tx, order).await?
    };
    for refund in started {
        let answer = ask(ctx, &refund).await;
        if let Err(failure) = &answer {
            tracing::error!(refund = %refund.refund, %failure, "a card's refund was not carried out");
        }
        let mut tx = ctx.begin().await?;
        refunds::answered_in_tx(&mut tx, &refund, &meaning(answer, &refund, ctx.now())).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Sends a refund that failed once more, as a new one.
pub async fn send_refund_again(ctx: &Ctx, refund: RefundId, payment: PaymentId) -> Result<CardRefund, AppError> {
    ctx.require(Permission::PaymentsRefund)?;
    let mut tx = ctx.begin().await?;
    let order = refunds::begin_again_in_tx(&mut tx, refund, payment).await?;
    tx.commit().await?;
    send_refunds(ctx, order).await?;
    refunds::find(ctx, refund, payment).await
}

/// Asks the gateway what became of a refund, also of one that had arrived.
pub async fn look_at_refund(ctx: &Ctx, refund: RefundId, payment: PaymentId) -> Result<(), AppError> {
    ctx.require(Permission::GatewayReport)?;
    let mut tx = ctx.begin().await?;
    let order = refunds::doubt_in_tx(&mut tx, refund, payment).await?;
    tx.commit().await?;
    match order {
        Some(order) => send_refunds(ctx, order).await,
        None => Ok(()),
    }
}

async fn ask(ctx: &Ctx, refund: &StartedRefund) -> Result<Returning, Failure> {
    let Some(gateway) = choose::named(ctx.world(), refund.gateway) else {
        return Err(Failure::Unknown("the keys of its gateway are not set any more".to_owned()));
    };
    let new = NewRefund {
        key: refund.key(),
        reference: refund.reference.clone(),
        amount: refund.amount,
        currency: refund.currency,
    };
    if refund.is_new(ctx.now()) { gateway.refund(&new).await } else { gateway.refund_once(&new).await }
}

/// What is kept of an answer, and when the gateway is asked again.
fn meaning(answer: Result<Returning, Failure>, refund: &StartedRefund, now: Timestamp) -> Answered {
    let (state, reference, failure, next_check_at) = match answer {
        Ok(Returning { reference, state: ReturnState::Arrived }) => (RefundState::Done, Some(reference), None, None),
        Ok(Returning { reference, state: ReturnState::OnItsWay }) => {
            (RefundState::Started, Some(reference), None, Some(now + ON_ITS_WAY_CHECK))
        }
        Ok(Returning { reference, state: ReturnState::Failed { reason } }) => {
            (RefundState::Failed, Some(reference), Some(reason), None)
        }
        Err(Failure::Refused(reason)) => (RefundState::Failed, None, Some(reason), None),
        Err(Failure::Unknown(_)) => (RefundState::Started, None, None, Some(next_check(now, refund.asked_at))),
    };
    Answered { state, reference, failure, next_check_at }
}
