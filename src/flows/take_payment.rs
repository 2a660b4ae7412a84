//! Take money for an order. Cash is one transaction. A card is three steps: record the attempt, call the gateway
//! with nothing locked, record the outcome; each commits before the next.

use chrono::TimeDelta;

use super::{
    apply_operations::apply_one_in_tx,
    setting::{Setting, setting_in_tx},
};
use crate::{
    drawers::service::sessions as drawers,
    kernel::{
        error::{AppError, Code},
        ids::{OrderId, ShareId},
        money::Money,
        permission::Permission,
    },
    orders::{
        model::{
            Moment, Order, Tender,
            command::{Capture, Operation, OrderCommand},
            decide::{Policy, decide},
            fact::OrderFact,
        },
        service as orders,
    },
    payments::{
        gateway::{Charge, Gateway, Outcome, simulated::Simulated},
        model::{NewPayment, Taken},
        service::{self as payments, Attempt, AttemptState},
    },
    platform::{ctx::Ctx, db::Tx},
};

/// An attempt that has been under way this long was left behind by a process that ended.
const LEFT_BEHIND: TimeDelta = TimeDelta::seconds(30);

/// Takes money. The same payment again answers with what came of the first.
pub async fn take_payment(ctx: &Ctx, order: OrderId, payment: &NewPayment) -> Result<Taken, AppError> {
    ctx.require(Permission::PaymentsTake)?;
    resolve_left_behind(ctx, order, payment.share, &Simulated).await?;
    match payment.tender {
        // Money that Comanda does not fetch itself is here when it is keyed in.
        Tender::Cash | Tender::Terminal => take_cash(ctx, order, payment).await,
        Tender::Card => {
            // A browser that goes away must not leave a card half charged.
            let (ctx, payment) = (ctx.clone(), payment.clone());
            let task = tokio::spawn(async move { take_card(&ctx, order, &payment).await });
            task.await.map_err(|error| crate::platform::error::internal("card payment", &error))?
        }
    }
}

async fn take_cash(ctx: &Ctx, order: OrderId, payment: &NewPayment) -> Result<Taken, AppError> {
    let mut tx = ctx.begin().await?;
    let setting = setting_in_tx(&mut tx).await?;
    let order = record_in_tx(&mut tx, &setting, order, payment).await?;
    tx.commit().await?;
    Ok(taken(order, payment))
}

/// Money that is already here, as one act in the caller's transaction: cash, or a card of the seed's past.
pub async fn record_in_tx(
    tx: &mut Tx,
    setting: &Setting,
    order: OrderId,
    payment: &NewPayment,
) -> Result<Order, AppError> {
    let rounding = match checked_in_tx(tx, setting, order, payment).await? {
        Checked::Known(known) => return Ok(*known),
        Checked::Fits { rounding } => rounding,
    };
    let gateway = match payment.tender {
        Tender::Cash | Tender::Terminal => None,
        Tender::Card => Some(Simulated.name()),
    };
    // Whoever has a drawer open puts the cash there.
    let drawer = match payment.tender {
        Tender::Cash => drawers::drawer_of_act_in_tx(tx).await?,
        Tender::Card | Tender::Terminal => None,
    };
    let captured = Attempt { rounding, drawer, ..attempt(tx, order, payment, AttemptState::Captured) };
    payments::begin_in_tx(tx, &captured, gateway).await?;
    apply_one_in_tx(tx, setting, order, &capture(payment)).await
}

async fn take_card(ctx: &Ctx, order: OrderId, payment: &NewPayment) -> Result<Taken, AppError> {
    let gateway = Simulated;
    if let Some(order) = begin_card(ctx, order, payment, &gateway).await? {
        return Ok(taken(order, payment));
    }
    let outcome =
        gateway.charge(Charge { payment: payment.id, amount: payment.amount + payment.tip, card: payment.card }).await;
    finish_card(ctx, order, payment, outcome, &gateway).await
}

/// Step one: the attempt is on record before any money moves. Answers with the order when it was taken before.
async fn begin_card(
    ctx: &Ctx,
    order: OrderId,
    payment: &NewPayment,
    gateway: &impl Gateway,
) -> Result<Option<Order>, AppError> {
    let mut tx = ctx.begin().await?;
    let setting = setting_in_tx(&mut tx).await?;
    if let Checked::Known(known) = checked_in_tx(&mut tx, &setting, order, payment).await? {
        return Ok(Some(*known));
    }
    let started = attempt(&tx, order, payment, AttemptState::Started);
    payments::begin_in_tx(&mut tx, &started, Some(gateway.name())).await?;
    tx.commit().await?;
    Ok(None)
}

/// Step three: what the gateway said is on record. Money that no longer fits the bill is given back.
async fn finish_card(
    ctx: &Ctx,
    order: OrderId,
    payment: &NewPayment,
    outcome: Outcome,
    gateway: &impl Gateway,
) -> Result<Taken, AppError> {
    match outcome {
        Outcome::Declined { reason } => {
            let mut tx = ctx.begin().await?;
            payments::failed_in_tx(&mut tx, payment.id, &reason).await?;
            tx.commit().await?;
            Err(AppError::conflict(Code::PaymentDeclined, format!("The card was {reason}. Nothing was charged.")))
        }
        Outcome::Captured { reference } => match capture_card(ctx, order, payment, &reference).await {
            Ok(order) => Ok(taken(order, payment)),
            Err(refused @ (AppError::Conflict { .. } | AppError::Invalid { .. })) => {
                gateway.give_back(payment.id).await;
                let mut tx = ctx.begin().await?;
                payments::failed_in_tx(&mut tx, payment.id, "the bill had changed; the money was given back").await?;
                tx.commit().await?;
                Err(refused)
            }
            Err(other) => Err(other),
        },
    }
}

async fn capture_card(ctx: &Ctx, order: OrderId, payment: &NewPayment, reference: &str) -> Result<Order, AppError> {
    let mut tx = ctx.begin().await?;
    let setting = setting_in_tx(&mut tx).await?;
    // The order before its payment, as everywhere.
    let bill = orders::lock_in_tx(&mut tx, order).await?;
    match payments::attempt_in_tx(&mut tx, payment.id).await?.map(|attempt| attempt.state) {
        Some(AttemptState::Started) => {}
        Some(AttemptState::Captured) => return Ok(bill),
        Some(AttemptState::Failed) | None => {
            return Err(AppError::conflict(Code::PaymentDeclined, "This payment was given up. Nothing was charged."));
        }
    }
    payments::captured_in_tx(&mut tx, payment.id, reference).await?;
    let order = apply_one_in_tx(&mut tx, &setting, order, &capture(payment)).await?;
    tx.commit().await?;
    Ok(order)
}

/// What came of looking at a payment before it is taken.
enum Checked {
    /// It was taken before; the order as it is now.
    Known(Box<Order>),
    /// It fits the bill; cash comes to this much more or less.
    Fits { rounding: Money },
}

/// Locks the order and makes sure that the money fits its bill, before anything is written.
async fn checked_in_tx(
    tx: &mut Tx,
    setting: &Setting,
    order: OrderId,
    payment: &NewPayment,
) -> Result<Checked, AppError> {
    let bill = orders::lock_in_tx(tx, order).await?;
    if let Some(known) = known_in_tx(tx, order, payment).await? {
        return Ok(Checked::Known(Box::new(known)));
    }
    if payments::in_flight_in_tx(tx, order, payment.share).await?.is_some() {
        return Err(under_way());
    }
    let moment = Moment { at: tx.at(), by: tx.actor() };
    let policy = Policy { menu: &setting.snapshot.menu, may_exceed_cap: false, at: None };
    let facts = decide(&bill, &policy, &moment, &capture(payment).command)?;
    let rounding = facts.iter().find_map(|fact| match fact {
        OrderFact::PaymentCaptured { rounding, .. } => Some(*rounding),
        _ => None,
    });
    Ok(Checked::Fits { rounding: rounding.unwrap_or_default() })
}

/// A payment that was taken before: its order as it is now. One that failed or is under way is a conflict.
async fn known_in_tx(tx: &mut Tx, order: OrderId, payment: &NewPayment) -> Result<Option<Order>, AppError> {
    let Some(known) = payments::attempt_in_tx(tx, payment.id).await? else { return Ok(None) };
    let is_same = known.order == order
        && known.tender == payment.tender
        && known.amount == payment.amount
        && known.tip == payment.tip
        && known.share == payment.share
        && known.tendered == payment.tendered;
    if !is_same {
        return Err(AppError::invalid("id", "This id was already used for another payment."));
    }
    match known.state {
        AttemptState::Captured => orders::get_in_tx(tx, order).await.map(Some),
        AttemptState::Failed => {
            Err(AppError::conflict(Code::PaymentDeclined, "This payment did not go through. Nothing was charged."))
        }
        AttemptState::Started => Err(under_way()),
    }
}

fn under_way() -> AppError {
    AppError::conflict(Code::InFlight, "A payment for this order is under way. Wait for it.")
}

/// An attempt whose process ended between the steps: the gateway says what became of it, it is never guessed.
async fn resolve_left_behind(
    ctx: &Ctx,
    order: OrderId,
    share: Option<ShareId>,
    gateway: &impl Gateway,
) -> Result<(), AppError> {
    let mut tx = ctx.begin().await?;
    let Some(left) = payments::in_flight_in_tx(&mut tx, order, share).await? else { return Ok(()) };
    if tx.at() - left.at < LEFT_BEHIND {
        return Ok(());
    }
    drop(tx);
    let outcome = gateway.fetch(left.id).await.unwrap_or(Outcome::Declined { reason: "never charged".to_owned() });
    let due = {
        let mut tx = ctx.begin().await?;
        let bill = orders::get_in_tx(&mut tx, order).await?;
        let of_share = bill.shares().into_iter().find(|known| Some(known.id) == share).map(|known| known.due);
        of_share.unwrap_or_else(|| bill.totals().due)
    };
    let payment = NewPayment {
        id: left.id,
        tender: left.tender,
        amount: left.amount,
        tip: left.tip,
        share: left.share,
        tendered: left.tendered,
        seen_due: due,
        card: crate::payments::model::SimulatedCard::Approves,
    };
    match finish_card(ctx, order, &payment, outcome, gateway).await {
        Ok(_) | Err(AppError::Conflict { .. } | AppError::Invalid { .. }) => Ok(()),
        Err(other) => Err(other),
    }
}

/// The payment's id is the operation's too: money is recorded once, however often it is asked for.
fn capture(payment: &NewPayment) -> Operation {
    Operation {
        id: payment.id.uuid().into(),
        command: OrderCommand::Capture(Capture {
            payment: payment.id,
            tender: payment.tender,
            amount: payment.amount,
            tip: payment.tip,
            share: payment.share,
            tendered: payment.tendered,
            seen_due: payment.seen_due,
        }),
        approval: None,
    }
}

fn attempt(tx: &Tx, order: OrderId, payment: &NewPayment, state: AttemptState) -> Attempt {
    Attempt {
        id: payment.id,
        order,
        tender: payment.tender,
        amount: payment.amount,
        tip: payment.tip,
        rounding: Money::ZERO,
        share: payment.share,
        tendered: payment.tendered,
        drawer: None,
        state,
        actor: tx.actor(),
        at: tx.at(),
    }
}

fn taken(order: Order, payment: &NewPayment) -> Taken {
    let captured = order.payments.iter().find(|known| known.payment == payment.id);
    let change = captured.map_or(Money::ZERO, crate::orders::model::Captured::change);
    Taken { amount: payment.amount, change, order }
}
