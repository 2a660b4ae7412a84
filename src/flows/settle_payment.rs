//! Settle a card payment that is under way by the gateway's word. The page's return, the gateway's events, the job that
//! looks after open payments and the terminal all come here, at any time, in any order and as often as they like.

use chrono::TimeDelta;

use super::{apply_operations::apply_one_in_tx, setting::setting_in_tx};
use crate::{
    kernel::{
        error::AppError,
        ids::{PaymentId, ShareId},
        money::Money,
        permission::Permission,
        time::Timestamp,
    },
    orders::{
        model::{
            Order,
            command::{Capture, Operation, OrderCommand},
        },
        service as orders,
    },
    payments::{
        gateway::{Failure, Fetched, Gateway, NewPage, NewRefund, Page, ReturnState, Returning, Standing, choose},
        service::{self as payments, Attempt, AttemptState, AuthorisationState, authorisations},
    },
    platform::ctx::Ctx,
};

/// How long a page may be paid on. Half an hour is the shortest that Stripe allows.
pub(super) const PAGE_GOOD_FOR: TimeDelta = TimeDelta::minutes(31);
/// How long a gateway is left alone between two questions, by how often it was asked; then a quarter of an hour.
const PAUSES_S: [i64; 7] = [5, 10, 20, 40, 80, 160, 320];
const PAUSE_MAX_S: i64 = 900;
/// A bank that has refused a refund is left alone for so long.
const RETURN_AGAIN_AFTER: TimeDelta = TimeDelta::days(1);

/// How a payment stands.
#[derive(Clone, Debug)]
pub enum Settled {
    Captured(Box<Order>),
    Failed {
        reason: String,
    },
    /// Nobody has paid on its page yet.
    Open {
        url: Option<String>,
    },
    /// The gateway cannot be heard: it is asked again.
    Unknown,
}

/// Whether a page that nobody has paid on stays open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    Wait,
    GiveUp,
}

/// Settles one payment, as Comanda itself.
pub async fn settle_payment(ctx: &Ctx, payment: PaymentId) -> Result<Settled, AppError> {
    ctx.require(Permission::GatewayReport)?;
    settle(ctx, payment, Patience::Wait).await
}

/// The same inside another act, whose rights were looked at: it goes on as Comanda itself.
pub(super) async fn settle(ctx: &Ctx, payment: PaymentId, patience: Patience) -> Result<Settled, AppError> {
    ctx.require(Permission::GatewayReport)?;
    let attempt = read(ctx, payment).await?;
    if !attempt.state.is_open() {
        return already(ctx, &attempt).await;
    }
    let Some(gateway) = attempt.gateway.and_then(|name| choose::named(ctx.world(), name)) else {
        tracing::warn!(%payment, "a payment waits for a gateway whose keys are not set any more");
        return put_off(ctx, &attempt, AttemptState::Unknown).await;
    };
    let is_over = PAGE_GOOD_FOR < ctx.now() - attempt.at;
    let is_given_up = patience == Patience::GiveUp || is_over;
    if is_given_up && attempt.checkout.as_ref().is_some_and(|checkout| checkout.session.is_none()) {
        // Its address was handed to nobody: nobody can have paid there.
        return conclude(ctx, payment, Ok(Standing::Ended { reason: "the page was never opened".to_owned() })).await;
    }
    let session = match attempt.checkout.as_ref().and_then(|checkout| checkout.session.clone()) {
        Some(session) => session,
        // Its process may have ended before the answer came: the same key gives the same page.
        None => match open_page(ctx, gateway.as_ref(), &attempt).await {
            Ok(page) => page.session,
            Err(failure) => return conclude(ctx, payment, Err(failure)).await,
        },
    };
    let standing = if is_given_up { gateway.give_up(&session).await } else { gateway.look(&session).await };
    let standing = match (standing, attempt.authorisation) {
        // Somebody asked for this part of a held card, and the answer did not arrive.
        (Ok(Standing::Authorised(held)), Some(_)) => take_held(ctx, gateway.as_ref(), &attempt, held).await,
        (standing, _) => standing,
    };
    conclude(ctx, payment, standing).await
}

async fn take_held(ctx: &Ctx, gateway: &dyn Gateway, attempt: &Attempt, held: Fetched) -> Result<Standing, Failure> {
    let order = read_order(ctx, attempt).await.map_err(|error| Failure::Unknown(error.to_string()))?;
    let amount = attempt.amount + attempt.tip;
    gateway.capture(&held.reference, (amount, order.currency), &attempt.id.to_string()).await?;
    Ok(Standing::Captured(Fetched { amount, ..held }))
}

/// Opens the gateway's page for an attempt, and records it.
pub(super) async fn open_page(ctx: &Ctx, gateway: &dyn Gateway, attempt: &Attempt) -> Result<Page, Failure> {
    let lost = |error: AppError| Failure::Unknown(error.to_string());
    ctx.require(Permission::GatewayReport).map_err(lost)?;
    let order = read_order(ctx, attempt).await.map_err(lost)?;
    let page = gateway
        .open(&NewPage {
            key: attempt.id.uuid(),
            amount: attempt.amount + attempt.tip,
            currency: order.currency,
            holds: false,
            title: title(ctx, &order).await.map_err(lost)?,
            return_url: format!("{}/pay/return/{}", ctx.world().public_url, attempt.id),
            expires_at: attempt.at + PAGE_GOOD_FOR,
        })
        .await?;
    let mut tx = ctx.begin().await.map_err(lost)?;
    payments::page_opened_in_tx(&mut tx, attempt.id, (&page.session, &page.url)).await.map_err(lost)?;
    tx.commit().await.map_err(lost)?;
    Ok(page)
}

/// What the customer reads on the page: the house and the order.
pub(super) async fn title(ctx: &Ctx, order: &Order) -> Result<String, AppError> {
    ctx.require(Permission::GatewayReport)?;
    let mut tx = ctx.begin().await?;
    let house = crate::restaurants::service::house_in_tx(&mut tx).await?;
    Ok(match order.number {
        Some(number) => format!("{} · {}", house.name, number.number),
        None => house.name,
    })
}

/// Records what the gateway said. Money that no longer fits the bill is given back.
pub(super) async fn conclude(
    ctx: &Ctx,
    payment: PaymentId,
    standing: Result<Standing, Failure>,
) -> Result<Settled, AppError> {
    ctx.require(Permission::GatewayReport)?;
    let attempt = read(ctx, payment).await?;
    match standing {
        Ok(Standing::Open) => put_off(ctx, &attempt, AttemptState::Started).await,
        Ok(Standing::Ended { reason }) | Err(Failure::Refused(reason)) => {
            let mut tx = ctx.begin().await?;
            payments::failed_in_tx(&mut tx, payment, &reason).await?;
            tx.commit().await?;
            // Somebody else may have heard better.
            already(ctx, &read(ctx, payment).await?).await
        }
        Ok(Standing::Captured(fetched)) => capture(ctx, &attempt, &fetched).await,
        Ok(Standing::Authorised(_)) => {
            tracing::error!(%payment, "the gateway holds money that was to be captured");
            put_off(ctx, &attempt, AttemptState::Unknown).await
        }
        Err(Failure::Unknown(why)) => {
            tracing::warn!(%payment, why, "the gateway could not be heard");
            put_off(ctx, &attempt, AttemptState::Unknown).await
        }
    }
}

/// The money has come in: it is recorded as the person's who asked for it.
async fn capture(ctx: &Ctx, attempt: &Attempt, fetched: &Fetched) -> Result<Settled, AppError> {
    let order = read_order(ctx, attempt).await?;
    if fetched.amount != attempt.amount + attempt.tip || fetched.currency != order.currency.code() {
        tracing::error!(payment = %attempt.id, amount = fetched.amount.minor(), fetched.currency, "the gateway took another amount than was asked for");
        return put_off(ctx, attempt, AttemptState::Unknown).await;
    }
    if attempt.is_returning {
        return give_back(ctx, attempt, &order, &fetched.reference).await;
    }
    match record(ctx, attempt, &fetched.reference).await {
        Ok(Some(order)) => Ok(Settled::Captured(Box::new(order))),
        Ok(None) => already(ctx, &read(ctx, attempt.id).await?).await,
        Err(refused @ (AppError::Conflict { .. } | AppError::Invalid { .. })) => {
            tracing::warn!(payment = %attempt.id, %refused, "money came in that fits no bill any more; it goes back");
            give_back(ctx, attempt, &order, &fetched.reference).await
        }
        Err(other) => Err(other),
    }
}

/// None when it was settled meanwhile.
async fn record(ctx: &Ctx, attempt: &Attempt, reference: &str) -> Result<Option<Order>, AppError> {
    let mut tx = ctx.begin().await?;
    let at = tx.at();
    tx.set_moment(at, attempt.actor);
    let setting = setting_in_tx(&mut tx).await?;
    // The order before its payment, as everywhere.
    let bill = orders::lock_in_tx(&mut tx, attempt.order).await?;
    let now = payments::attempt_in_tx(&mut tx, attempt.id).await?;
    if !now.is_some_and(|attempt| attempt.state.is_open() && !attempt.is_returning) {
        return Ok(None);
    }
    payments::captured_in_tx(&mut tx, attempt.id, reference).await?;
    if let Some(authorisation) = attempt.authorisation {
        authorisations::advance_in_tx(&mut tx, authorisation, (AuthorisationState::Captured, None, None)).await?;
    }
    let operation = operation(attempt, due(&bill, attempt.share));
    let order = apply_one_in_tx(&mut tx, &setting, attempt.order, &operation).await?;
    tx.commit().await?;
    Ok(Some(order))
}

/// The payment's id is the operation's too: money is recorded once, however often it is told.
fn operation(attempt: &Attempt, seen_due: Money) -> Operation {
    Operation {
        id: attempt.id.uuid().into(),
        command: OrderCommand::Capture(Capture {
            payment: attempt.id,
            tender: attempt.tender,
            amount: attempt.amount,
            tip: attempt.tip,
            tendered: attempt.tendered,
            share: attempt.share,
            seen_due,
            is_fetched: true,
        }),
        approval: None,
    }
}

/// What is left to pay now: another round may have been ordered while the card was entered.
fn due(bill: &Order, share: Option<ShareId>) -> Money {
    let of_share = bill.shares().into_iter().find(|known| Some(known.id) == share).map(|known| known.due);
    of_share.unwrap_or_else(|| bill.totals().due)
}

/// That it goes back is on record before it is sent: what follows can then only repeat it, never take the money as paid.
async fn give_back(ctx: &Ctx, attempt: &Attempt, order: &Order, reference: &str) -> Result<Settled, AppError> {
    let mut tx = ctx.begin().await?;
    let Some(tries) = payments::returning_in_tx(&mut tx, attempt.id).await? else {
        return already(ctx, &read(ctx, attempt.id).await?).await;
    };
    tx.commit().await?;
    let Some(gateway) = attempt.gateway.and_then(|name| choose::named(ctx.world(), name)) else {
        return put_off(ctx, attempt, AttemptState::Unknown).await;
    };
    let refund = NewRefund {
        // A refund that failed stays so: the next try is another one.
        key: if tries == 1 { format!("back-{}", attempt.id) } else { format!("back-{}-{tries}", attempt.id) },
        reference: reference.to_owned(),
        amount: attempt.amount + attempt.tip,
        currency: order.currency,
    };
    // It may have been asked for by an earlier round. While the bank takes its time, so does the attempt.
    match gateway.refund_once(&refund).await {
        Ok(Returning { state: ReturnState::OnItsWay, .. }) => put_off(ctx, attempt, AttemptState::Unknown).await,
        Ok(Returning { state: ReturnState::Failed { reason }, .. }) => {
            tracing::error!(payment = %attempt.id, reason, "money that fits no bill could not be given back; it is sent anew");
            let mut tx = ctx.begin().await?;
            payments::return_again_in_tx(&mut tx, (attempt.id, tries), ctx.now() + RETURN_AGAIN_AFTER).await?;
            tx.commit().await?;
            Ok(Settled::Unknown)
        }
        Ok(Returning { state: ReturnState::Arrived, .. }) => {
            let mut tx = ctx.begin().await?;
            payments::failed_in_tx(&mut tx, attempt.id, "the bill had changed; the money was given back").await?;
            tx.commit().await?;
            already(ctx, &read(ctx, attempt.id).await?).await
        }
        Err(failure) => {
            tracing::error!(payment = %attempt.id, %failure, "money that fits no bill could not be given back yet");
            put_off(ctx, attempt, AttemptState::Unknown).await
        }
    }
}

async fn put_off(ctx: &Ctx, attempt: &Attempt, state: AttemptState) -> Result<Settled, AppError> {
    let mut tx = ctx.begin().await?;
    payments::put_off_in_tx(&mut tx, attempt.id, (state, next_check(ctx.now(), attempt.at))).await?;
    tx.commit().await?;
    Ok(match state {
        AttemptState::Started => {
            Settled::Open { url: attempt.checkout.as_ref().and_then(|checkout| checkout.url.clone()) }
        }
        AttemptState::Unknown | AttemptState::Captured | AttemptState::Failed => Settled::Unknown,
    })
}

/// The older it is, the longer the pause; never longer than a quarter of an hour.
pub(super) fn next_check(now: Timestamp, since: Timestamp) -> Timestamp {
    let age_s = (now - since).num_seconds();
    let pause_s = PAUSES_S.into_iter().find(|pause_s| age_s <= pause_s * 2).unwrap_or(PAUSE_MAX_S);
    now + TimeDelta::seconds(pause_s)
}

async fn read(ctx: &Ctx, payment: PaymentId) -> Result<Attempt, AppError> {
    let mut tx = ctx.begin().await?;
    payments::attempt_in_tx(&mut tx, payment).await?.ok_or_else(|| AppError::not_found("payment"))
}

async fn read_order(ctx: &Ctx, attempt: &Attempt) -> Result<Order, AppError> {
    let mut tx = ctx.begin().await?;
    orders::get_in_tx(&mut tx, attempt.order).await
}

/// How a payment stands that was settled before.
async fn already(ctx: &Ctx, attempt: &Attempt) -> Result<Settled, AppError> {
    Ok(match attempt.state {
        AttemptState::Captured => Settled::Captured(Box::new(read_order(ctx, attempt).await?)),
        AttemptState::Failed => Settled::Failed { reason: attempt.failure.clone().unwrap_or_default() },
        AttemptState::Started | AttemptState::Unknown => Settled::Unknown,
    })
}
