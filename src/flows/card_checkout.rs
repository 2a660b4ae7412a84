//! Take a card on the gateway's own page: record the attempt, open the page with nothing locked, send the customer there.
//! What became of it is settled by `settle_payment`. Staff open pages for any order, guests for their own table's.

use super::{
    setting::setting_in_tx,
    settle_payment::{Patience, Settled, conclude, open_page, settle},
    take_payment::{Checked, attempt, checked_in_tx, declined, under_way},
};
use crate::{
    kernel::{
        error::{AppError, Code},
        ids::{OrderId, PaymentId, ShareId},
        money::Money,
        permission::Permission,
    },
    orders::{
        model::{Order, Tender},
        service as orders,
    },
    payments::{
        gateway::choose,
        model::{CardPage, LinkCode, NewPayment, OpenPayment},
        service::{self as payments, Attempt, AttemptState, Checkout},
    },
    platform::{ctx::Ctx, qr},
};

/// Opens a page for a card, for the staff's customer. The same payment again is the same page.
pub async fn open_checkout(ctx: &Ctx, order: OrderId, payment: &NewPayment) -> Result<CardPage, AppError> {
    ctx.require(Permission::PaymentsTake)?;
    let return_path = format!("/pos/order/{order}");
    open(ctx, order, payment, &return_path).await
}

/// What a guest wants to pay.
#[derive(Clone, Copy, Debug)]
pub struct GuestPayment {
    pub id: PaymentId,
    pub order: OrderId,
    /// Of a bill that the staff divided.
    pub share: Option<ShareId>,
    pub tip: Money,
}

/// Opens a page for a guest's card, for an order of the guest's own table: all that is left of it, or of one share.
pub async fn guest_checkout(ctx: &Ctx, wanted: &GuestPayment, return_path: &str) -> Result<CardPage, AppError> {
    ctx.require(Permission::TableOrder)?;
    if !ctx.world().outside.guests_pay() {
        return Err(AppError::invalid("payment", "This house takes cards at the table only. Please ask the staff."));
    }
    let (order, left) = {
        let mut tx = ctx.begin().await?;
        let order = orders::get_in_tx(&mut tx, wanted.order).await?;
        (order, payments::in_flight_in_tx(&mut tx, wanted.order, wanted.share).await?)
    };
    if order.seating != Some(ctx.seat()?.seating) {
        return Err(AppError::not_found("order"));
    }
    // Whoever comes back from a page without having paid and tries again means the new one.
    if let Some(left) = left.filter(|left| left.actor == ctx.actor() && left.id != wanted.id)
        && let Settled::Captured(_) = settle(&ctx.as_comanda()?, left.id, Patience::GiveUp).await?
    {
        return Err(AppError::conflict(Code::OrderPaid, "This was paid a moment ago."));
    }
    let due = due_of(&order, wanted.share)?;
    let payment = NewPayment {
        id: wanted.id,
        tender: Tender::Card,
        amount: due,
        tip: wanted.tip,
        share: wanted.share,
        tendered: due + wanted.tip,
        seen_due: due,
        card: Default::default(),
    };
    open(ctx, wanted.order, &payment, return_path).await
}

fn due_of(order: &Order, share: Option<ShareId>) -> Result<Money, AppError> {
    match share {
        None => Ok(order.totals().due),
        Some(id) => {
            let share = order.shares().into_iter().find(|known| known.id == id);
            share.map(|share| share.due).ok_or_else(|| AppError::not_found("share"))
        }
    }
}

async fn open(ctx: &Ctx, order: OrderId, payment: &NewPayment, return_path: &str) -> Result<CardPage, AppError> {
    if payment.tender != Tender::Card {
        return Err(AppError::invalid("tender", "Only cards are entered on a page."));
    }
    let gateway = choose::chosen(ctx.world());
    let begun = begin(ctx, order, payment, return_path).await?;
    let attempt = match begun {
        Begun::Attempt(attempt) => attempt,
        Begun::Taken => return card_page(payment.id, return_path.to_owned()),
    };
    let known = attempt.checkout.as_ref().and_then(|checkout| checkout.url.clone());
    if let Some(url) = known.filter(|_| attempt.state == AttemptState::Started) {
        return card_page(payment.id, url);
    }
    let comanda = ctx.as_comanda()?;
    match open_page(&comanda, gateway.as_ref(), &attempt).await {
        Ok(page) => card_page(payment.id, page.url),
        Err(failure) => match conclude(&comanda, payment.id, Err(failure)).await? {
            Settled::Failed { reason } => Err(declined(&reason)),
            Settled::Captured(_) | Settled::Open { .. } | Settled::Unknown => Err(AppError::conflict(
                Code::InFlight,
                "The card company does not answer. Try again in a moment, or take the money another way.",
            )),
        },
    }
}

enum Begun {
    Attempt(Box<Attempt>),
    /// It was paid before.
    Taken,
}

/// The attempt is on record before anybody is asked for money; the same payment again is the same attempt.
async fn begin(ctx: &Ctx, order: OrderId, payment: &NewPayment, return_path: &str) -> Result<Begun, AppError> {
    let gateway = choose::chosen(ctx.world()).name();
    let mut tx = ctx.begin().await?;
    let setting = setting_in_tx(&mut tx).await?;
    // The order before its payment, as everywhere.
    let bill = orders::lock_in_tx(&mut tx, order).await?;
    if let Some(known) = payments::attempt_in_tx(&mut tx, payment.id).await?.filter(|known| known.state.is_open()) {
        let is_same = known.order == order && known.amount == payment.amount && known.tip == payment.tip;
        return if is_same && known.checkout.is_some() {
            Ok(Begun::Attempt(Box::new(known)))
        } else {
            Err(under_way())
        };
    }
    if let Checked::Known(_) = checked_in_tx(&mut tx, &setting, &bill, payment).await? {
        return Ok(Begun::Taken);
    }
    let new = Attempt {
        gateway: Some(gateway),
        checkout: Some(Checkout { session: None, url: None, return_path: return_path.to_owned() }),
        ..attempt(&tx, order, payment, AttemptState::Started)
    };
    payments::begin_in_tx(&mut tx, &new).await?;
    tx.commit().await?;
    Ok(Begun::Attempt(Box::new(new)))
}

/// Gives up the card payments of an order that nobody has paid yet, so that it can be paid another way. What was paid
/// meanwhile counts. Answers with the order as it is then.
pub async fn give_up_checkouts(ctx: &Ctx, order: OrderId) -> Result<Order, AppError> {
    ctx.require(Permission::PaymentsTake)?;
    let open = {
        let mut tx = ctx.begin().await?;
        payments::open_of_order_in_tx(&mut tx, order).await?
    };
    for attempt in open {
        if let Settled::Unknown = settle(&ctx.as_comanda()?, attempt.id, Patience::GiveUp).await? {
            return Err(AppError::conflict(
                Code::InFlight,
                "The card company does not answer, so nobody knows yet whether this was paid. It is asked again by itself.",
            ));
        }
    }
    let mut tx = ctx.begin().await?;
    orders::get_in_tx(&mut tx, order).await
}

/// The card payment of an order that is under way on a page, if there is one.
pub async fn open_checkouts(ctx: &Ctx, order: OrderId) -> Result<Vec<OpenPayment>, AppError> {
    ctx.require(Permission::PaymentsTake)?;
    let mut tx = ctx.begin().await?;
    orders::get_in_tx(&mut tx, order).await?;
    let open = payments::open_of_order_in_tx(&mut tx, order).await?;
    open.into_iter()
        .map(|attempt| {
            let url = attempt.checkout.and_then(|checkout| checkout.url);
            Ok(OpenPayment {
                payment: attempt.id,
                amount: attempt.amount,
                tip: attempt.tip,
                share: attempt.share,
                code: link_code(url.as_deref())?,
                url,
                is_unknown: attempt.state == AttemptState::Unknown,
                at: attempt.at,
            })
        })
        .collect()
}

fn card_page(payment: PaymentId, url: String) -> Result<CardPage, AppError> {
    Ok(CardPage { payment, code: link_code(Some(&url))?, url })
}

/// The code of a page's address; nothing without one.
pub(super) fn link_code(url: Option<&str>) -> Result<LinkCode, AppError> {
    let Some(url) = url else { return Ok(LinkCode::default()) };
    let (path, side) = qr::path(url)?;
    Ok(LinkCode { path, side })
}
