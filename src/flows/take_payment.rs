//! Take money for an order. Cash is one transaction. A card on the simulated terminal is three steps: record the attempt,
//! call the gateway with nothing locked, record the outcome; each commits before the next. Cards that are entered on a
//! gateway's page go by `card_checkout`.

use chrono::TimeDelta;

use super::{
    apply_operations::{finish_in_tx, put_one_in_tx},
    setting::{Setting, setting_in_tx},
    settle_payment::{Patience, Settled, conclude, settle},
};
use crate::{
    drawers::service::sessions as drawers,
    kernel::{
        currency::Currency,
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
        service::{self as orders, Applied},
    },
    payments::{
        gateway::{
            choose,
            simulated::{Charge, Simulated},
        },
        model::{NewPayment, Taken},
        service::{self as payments, Attempt, AttemptState, Checkout, GatewayName},
    },
    platform::{ctx::Ctx, db::Tx},
};

/// An attempt that has been under way this long was left behind by a process that ended.
const LEFT_BEHIND: TimeDelta = TimeDelta::seconds(30);

/// Takes money. The same payment again answers with what came of the first.
pub async fn take_payment(ctx: &Ctx, order: OrderId, payment: &NewPayment) -> Result<Taken, AppError> {
    ctx.require(Permission::PaymentsTake)?;
    resolve_left_behind(ctx, order, payment.share).await?;
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
    let bill = orders::lock_in_tx(&mut tx, order).await?;
    let order = record_in_tx(&mut tx, &setting, bill, payment).await?;
    tx.commit().await?;
    Ok(taken(order, payment))
}

/// Money that is already here, for an order that is locked, in the caller's transaction: cash, or a card of the seed's
/// past.
pub async fn record_in_tx(
    tx: &mut Tx,
    setting: &Setting,
    bill: Order,
    payment: &NewPayment,
) -> Result<Order, AppError> {
    let mut applied = orders::locked(bill);
    put_payment_in_tx(tx, setting, &mut applied, payment).await?;
    Ok(finish_in_tx(tx, setting, applied).await?.order)
}

/// The same on top of what this act has done to the order already; what it comes to is still to be written.
pub(super) async fn put_payment_in_tx(
    tx: &mut Tx,
    setting: &Setting,
    applied: &mut Applied,
    payment: &NewPayment,
) -> Result<(), AppError> {
    let rounding = match checked_in_tx(tx, setting, &applied.order, payment).await? {
        Checked::Known(_) => return Ok(()),
        Checked::Fits { rounding } => rounding,
    };
    // Whoever has a drawer open puts the cash there.
    let drawer = match payment.tender {
        Tender::Cash => drawers::drawer_of_act_in_tx(tx).await?,
        Tender::Card | Tender::Terminal => None,
    };
    let captured = Attempt { rounding, drawer, ..attempt(tx, applied.order.id, payment, AttemptState::Captured) };
    payments::begin_in_tx(tx, &captured).await?;
    put_one_in_tx(tx, setting, applied, &capture(payment)).await
}

async fn take_card(ctx: &Ctx, order: OrderId, payment: &NewPayment) -> Result<Taken, AppError> {
    let gateway = choose::chosen(ctx.world());
    if gateway.name() != GatewayName::Simulated {
        return Err(AppError::invalid("tender", "Cards are entered on the card company's page: open one."));
    }
    let currency = match begin_card(ctx, order, payment).await? {
        Begun::Known(order) => return Ok(taken(*order, payment)),
        Begun::Started { currency } => currency,
    };
    let amount = payment.amount + payment.tip;
    let charge = Charge { payment: payment.id, amount, currency, card: payment.card };
    let standing = choose::simulated(ctx.world()).charge(&charge).await;
    match conclude(&ctx.as_comanda()?, payment.id, standing).await? {
        Settled::Captured(order) => Ok(taken(*order, payment)),
        Settled::Failed { reason } => Err(declined(&reason)),
        Settled::Open { .. } | Settled::Unknown => Err(under_way()),
    }
}

enum Begun {
    /// It was taken before.
    Known(Box<Order>),
    Started {
        currency: Currency,
    },
}

/// Step one: the attempt is on record before any money moves.
async fn begin_card(ctx: &Ctx, order: OrderId, payment: &NewPayment) -> Result<Begun, AppError> {
    let mut tx = ctx.begin().await?;
    let setting = setting_in_tx(&mut tx).await?;
    let bill = orders::lock_in_tx(&mut tx, order).await?;
    if let Checked::Known(known) = checked_in_tx(&mut tx, &setting, &bill, payment).await? {
        return Ok(Begun::Known(known));
    }
    let started = attempt(&tx, order, payment, AttemptState::Started);
    payments::begin_in_tx(&mut tx, &started).await?;
    tx.commit().await?;
    Ok(Begun::Started { currency: setting.house.currency })
}

/// What came of looking at a payment before it is taken.
pub(super) enum Checked {
    /// It was taken before; the order as it is now.
    Known(Box<Order>),
    /// It fits the bill; cash comes to this much more or less.
    Fits { rounding: Money },
}

/// Makes sure that the money fits the bill of a locked order, before anything is written.
pub(super) async fn checked_in_tx(
    tx: &mut Tx,
    setting: &Setting,
    bill: &Order,
    payment: &NewPayment,
) -> Result<Checked, AppError> {
    if is_known_in_tx(tx, bill.id, payment).await? {
        return Ok(Checked::Known(Box::new(bill.clone())));
    }
    if payments::in_flight_in_tx(tx, bill.id, payment.share).await?.is_some() {
        return Err(under_way());
    }
    let moment = Moment { at: tx.at(), by: tx.actor() };
    let policy = Policy { menu: &setting.snapshot.menu, may_exceed_cap: false, at: None };
    let facts = decide(bill, &policy, &moment, &capture(payment).command)?;
    let rounding = facts.iter().find_map(|fact| match fact {
        OrderFact::PaymentCaptured { rounding, .. } => Some(*rounding),
        _ => None,
    });
    Ok(Checked::Fits { rounding: rounding.unwrap_or_default() })
}

/// Whether the payment was taken before. One that failed or is under way is a conflict.
async fn is_known_in_tx(tx: &mut Tx, order: OrderId, payment: &NewPayment) -> Result<bool, AppError> {
    let Some(known) = payments::attempt_in_tx(tx, payment.id).await? else { return Ok(false) };
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
        AttemptState::Captured => Ok(true),
        AttemptState::Failed => Err(declined(known.failure.as_deref().unwrap_or("it did not go through"))),
        AttemptState::Started | AttemptState::Unknown => Err(under_way()),
    }
}

pub(super) fn under_way() -> AppError {
    AppError::conflict(Code::InFlight, "A payment for this order is under way. Wait for it.")
}

/// An attempt whose process ended between the steps: the gateway says what became of it, it is never guessed.
async fn resolve_left_behind(ctx: &Ctx, order: OrderId, share: Option<ShareId>) -> Result<(), AppError> {
    let left = {
        let mut tx = ctx.begin().await?;
        let left = payments::in_flight_in_tx(&mut tx, order, share).await?;
        left.filter(|left| LEFT_BEHIND <= tx.at() - left.at)
    };
    match left {
        Some(left) => settle(&ctx.as_comanda()?, left.id, Patience::Wait).await.map(|_| ()),
        None => Ok(()),
    }
}

pub(super) fn declined(reason: &str) -> AppError {
    AppError::conflict(Code::PaymentDeclined, format!("The card was not charged: {reason}."))
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
            is_fetched: false,
        }),
        approval: None,
    }
}

pub(super) fn attempt(tx: &Tx, order: OrderId, payment: &NewPayment, state: AttemptState) -> Attempt {
    let is_card = payment.tender == Tender::Card;
    let session = || Simulated::session_of(payment.id.uuid());
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
        // Unless it is said otherwise, a card is on the simulated terminal, which names it after the payment.
        gateway: is_card.then_some(GatewayName::Simulated),
        reference: None,
        checkout: is_card.then(|| Checkout { session: Some(session()), url: None, return_path: "/pos".to_owned() }),
        authorisation: None,
        failure: None,
        is_returning: false,
        actor: tx.actor(),
        at: tx.at(),
    }
}

fn taken(order: Order, payment: &NewPayment) -> Taken {
    let captured = order.payments.iter().find(|known| known.payment == payment.id);
    let change = captured.map_or(Money::ZERO, crate::orders::model::Captured::change);
    Taken { amount: payment.amount, change, order }
}
