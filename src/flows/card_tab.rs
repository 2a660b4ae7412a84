//! Hold a card for an open tab, take what was drunk from it, or let it go. A held card is a promise: the books know
//! nothing of it until it is captured, and what is captured is a payment like any other.

use super::{
    card_checkout::link_code,
    setting::setting_in_tx,
    settle_payment::{PAGE_GOOD_FOR, Patience, Settled, conclude, next_check, title},
    take_payment::{Checked, attempt, checked_in_tx, declined, under_way},
};
use crate::{
    kernel::{
        error::{AppError, Code},
        ids::{AuthorisationId, OrderId, PaymentId},
        money::Money,
        permission::Permission,
    },
    orders::{
        model::{Order, Tender},
        service as orders,
    },
    payments::{
        gateway::{Failure, Fetched, Gateway, NewPage, Standing, choose},
        model::{HeldCard, NewPayment, Taken},
        service::{
            self as payments, Attempt, AttemptState, Authorisation, AuthorisationState, Checkout, authorisations,
        },
    },
    platform::ctx::Ctx,
};

/// The most that is held of one card, in minor units.
const HOLD_MAX: Money = Money::from_minor(10_000_000);

/// Asks the gateway for a page on which the customer's card is held for `amount`. The same id again is the same page.
pub async fn hold_card(ctx: &Ctx, order: OrderId, id: AuthorisationId, amount: Money) -> Result<HeldCard, AppError> {
    ctx.require(Permission::PaymentsTake)?;
    if amount <= Money::ZERO || HOLD_MAX < amount {
        return Err(AppError::invalid("amount", "Hold an amount of more than nothing."));
    }
    let gateway = choose::chosen(ctx.world());
    let mut tx = ctx.begin().await?;
    let bill = orders::lock_in_tx(&mut tx, order).await?;
    if !bill.takes_lines() {
        return Err(AppError::conflict(Code::OrderClosed, "This order is closed."));
    }
    let new = Authorisation {
        id,
        order,
        amount,
        state: AuthorisationState::Started,
        gateway: gateway.name(),
        reference: None,
        checkout: Some(Checkout { session: None, url: None, return_path: format!("/pos/order/{order}") }),
        actor: tx.actor(),
        at: tx.at(),
    };
    let held = authorisations::begin_in_tx(&mut tx, &new).await?;
    tx.commit().await?;
    if !held.state.is_open() || held.checkout.as_ref().is_some_and(|checkout| checkout.url.is_some()) {
        return view(&held);
    }
    match open_page(ctx, gateway.as_ref(), &held).await {
        Ok(()) => view(&read(ctx, id).await?),
        Err(failure) => {
            let standing = conclude_hold(ctx, &held, Err(failure)).await?;
            match standing.state {
                AuthorisationState::Failed => Err(declined("the card company refused")),
                _ => Err(under_way()),
            }
        }
    }
}

/// The card that is held for an order, or about to be.
pub async fn held_card(ctx: &Ctx, order: OrderId) -> Result<Option<HeldCard>, AppError> {
    ctx.require(Permission::PaymentsTake)?;
    let mut tx = ctx.begin().await?;
    orders::get_in_tx(&mut tx, order).await?;
    authorisations::of_order_in_tx(&mut tx, order).await?.as_ref().map(view).transpose()
}

/// Takes all that is left to pay, and a tip, from the held card; the rest of it is let go.
pub async fn charge_held_card(
    ctx: &Ctx,
    order: OrderId,
    id: PaymentId,
    (seen_due, tip): (Money, Money),
) -> Result<Taken, AppError> {
    ctx.require(Permission::PaymentsTake)?;
    let payment = NewPayment {
        id,
        tender: Tender::Card,
        amount: seen_due,
        tip,
        share: None,
        tendered: seen_due + tip,
        seen_due,
        card: Default::default(),
    };
    // A browser that goes away must not leave a card half charged.
    let ctx = ctx.clone();
    let task = tokio::spawn(async move { charge(&ctx, order, &payment).await });
    task.await.map_err(|error| crate::platform::error::internal("card payment", &error))?
}

async fn charge(ctx: &Ctx, order: OrderId, payment: &NewPayment) -> Result<Taken, AppError> {
    let mut tx = ctx.begin().await?;
    let setting = setting_in_tx(&mut tx).await?;
    let bill = orders::lock_in_tx(&mut tx, order).await?;
    if let Checked::Known(known) = checked_in_tx(&mut tx, &setting, &bill, payment).await? {
        return Ok(Taken { order: *known, amount: payment.amount, change: Money::ZERO });
    }
    let held = authorisations::of_order_in_tx(&mut tx, order).await?;
    let held = held.filter(|held| held.state == AuthorisationState::Authorised);
    let held = held.ok_or_else(|| AppError::conflict(Code::PaymentUnknown, "No card is held for this order."))?;
    let amount = payment.amount + payment.tip;
    if held.amount < amount {
        return Err(AppError::conflict(
            Code::AmountTooHigh,
            format!("Only {} is held. Take the rest another way.", setting.house.currency.text(held.amount)),
        ));
    }
    let gateway = choose::named(ctx.world(), held.gateway).ok_or_else(under_way)?;
    let reference = held.reference.clone().ok_or_else(under_way)?;
    let new = Attempt {
        gateway: Some(held.gateway),
        checkout: held.checkout.clone(),
        authorisation: Some(held.id),
        ..attempt(&tx, order, payment, AttemptState::Started)
    };
    payments::begin_in_tx(&mut tx, &new).await?;
    tx.commit().await?;
    let captured = gateway.capture(&reference, (amount, setting.house.currency), &payment.id.to_string()).await;
    let currency = setting.house.currency.code().to_owned();
    let standing = captured.map(|()| Standing::Captured(Fetched { reference, amount, currency }));
    match conclude(&ctx.as_comanda()?, payment.id, standing).await? {
        Settled::Captured(order) => Ok(Taken { order: *order, amount: payment.amount, change: Money::ZERO }),
        Settled::Failed { reason } => Err(declined(&reason)),
        Settled::Open { .. } | Settled::Unknown => Err(under_way()),
    }
}

/// Lets a held card go, or gives up the page on which one was to be held.
pub async fn release_card(ctx: &Ctx, order: OrderId) -> Result<(), AppError> {
    ctx.require(Permission::PaymentsTake)?;
    let held = {
        let mut tx = ctx.begin().await?;
        orders::get_in_tx(&mut tx, order).await?;
        if !payments::open_of_order_in_tx(&mut tx, order).await?.is_empty() {
            return Err(under_way());
        }
        authorisations::of_order_in_tx(&mut tx, order).await?
    };
    match held {
        Some(held) => release(ctx, &held).await,
        None => Ok(()),
    }
}

/// The same as Comanda itself, for a card that was forgotten.
pub async fn release_left_over(ctx: &Ctx, id: AuthorisationId) -> Result<(), AppError> {
    ctx.require(Permission::GatewayReport)?;
    release(ctx, &read(ctx, id).await?).await
}

async fn release(ctx: &Ctx, held: &Authorisation) -> Result<(), AppError> {
    let gateway = choose::named(ctx.world(), held.gateway).ok_or_else(under_way)?;
    let held = if held.state.is_open() { settle_hold(ctx, held, Patience::GiveUp).await? } else { held.clone() };
    let (AuthorisationState::Authorised, Some(reference)) = (held.state, &held.reference) else { return Ok(()) };
    if let Err(failure) = gateway.release(reference).await
        && !is_gone(gateway.as_ref(), &held, &failure).await
    {
        tracing::warn!(authorisation = %held.id, %failure, "a held card could not be let go yet");
        return Err(under_way());
    }
    let mut tx = ctx.begin().await?;
    authorisations::advance_in_tx(&mut tx, held.id, (AuthorisationState::Released, None, None)).await?;
    tx.commit().await
}

/// Whether the gateway has let the card go by itself: holds run out, and people end them in the gateway's own office.
async fn is_gone(gateway: &dyn Gateway, held: &Authorisation, failure: &Failure) -> bool {
    let session = held.checkout.as_ref().and_then(|checkout| checkout.session.as_deref());
    match (failure, session) {
        (Failure::Refused(_), Some(session)) => matches!(gateway.look(session).await, Ok(Standing::Ended { .. })),
        _ => false,
    }
}

/// Settles a held card by the gateway's word, as Comanda itself.
pub async fn settle_held_card(ctx: &Ctx, id: AuthorisationId) -> Result<HeldCard, AppError> {
    ctx.require(Permission::GatewayReport)?;
    let held = read(ctx, id).await?;
    view(&settle_hold(ctx, &held, Patience::Wait).await?)
}

async fn settle_hold(ctx: &Ctx, held: &Authorisation, patience: Patience) -> Result<Authorisation, AppError> {
    if !held.state.is_open() {
        return Ok(held.clone());
    }
    let Some(gateway) = choose::named(ctx.world(), held.gateway) else {
        return conclude_hold(ctx, held, Err(Failure::Unknown("its keys are not set any more".to_owned()))).await;
    };
    if held.checkout.as_ref().is_none_or(|checkout| checkout.session.is_none())
        && let Err(failure) = open_page(ctx, gateway.as_ref(), held).await
    {
        return conclude_hold(ctx, held, Err(failure)).await;
    }
    let held = read(ctx, held.id).await?;
    let session = held.checkout.as_ref().and_then(|checkout| checkout.session.clone()).unwrap_or_default();
    let is_over = PAGE_GOOD_FOR < ctx.now() - held.at;
    let standing = if patience == Patience::GiveUp || is_over {
        gateway.give_up(&session).await
    } else {
        gateway.look(&session).await
    };
    conclude_hold(ctx, &held, standing).await
}

async fn open_page(ctx: &Ctx, gateway: &dyn Gateway, held: &Authorisation) -> Result<(), Failure> {
    let lost = |error: AppError| Failure::Unknown(error.to_string());
    let order = read_order(ctx, held.order).await.map_err(lost)?;
    let page = gateway
        .open(&NewPage {
            key: held.id.uuid(),
            amount: held.amount,
            currency: order.currency,
            holds: true,
            title: title(&ctx.as_comanda().map_err(lost)?, &order).await.map_err(lost)?,
            return_url: format!("{}/pay/return/{}", ctx.world().public_url, held.id),
            expires_at: held.at + PAGE_GOOD_FOR,
        })
        .await?;
    let mut tx = ctx.begin().await.map_err(lost)?;
    authorisations::page_opened_in_tx(&mut tx, held.id, (&page.session, &page.url)).await.map_err(lost)?;
    tx.commit().await.map_err(lost)
}

async fn conclude_hold(
    ctx: &Ctx,
    held: &Authorisation,
    standing: Result<Standing, Failure>,
) -> Result<Authorisation, AppError> {
    let mut tx = ctx.begin().await?;
    match standing {
        Ok(Standing::Authorised(fetched)) if fetched.amount == held.amount => {
            let to = (AuthorisationState::Authorised, Some(fetched.reference.as_str()), None);
            authorisations::advance_in_tx(&mut tx, held.id, to).await?;
        }
        Ok(Standing::Ended { reason }) | Err(Failure::Refused(reason)) => {
            let to = (AuthorisationState::Failed, None, Some(reason.as_str()));
            authorisations::advance_in_tx(&mut tx, held.id, to).await?;
        }
        Ok(Standing::Open) => {
            let next = next_check(ctx.now(), held.at);
            authorisations::put_off_in_tx(&mut tx, held.id, (AuthorisationState::Started, next)).await?;
        }
        Ok(Standing::Authorised(_) | Standing::Captured(_)) | Err(Failure::Unknown(_)) => {
            tracing::warn!(authorisation = %held.id, "it is not known whether a card is held");
            let next = next_check(ctx.now(), held.at);
            authorisations::put_off_in_tx(&mut tx, held.id, (AuthorisationState::Unknown, next)).await?;
        }
    }
    tx.commit().await?;
    read(ctx, held.id).await
}

async fn read(ctx: &Ctx, id: AuthorisationId) -> Result<Authorisation, AppError> {
    let mut tx = ctx.begin().await?;
    authorisations::lock_in_tx(&mut tx, id).await
}

async fn read_order(ctx: &Ctx, order: OrderId) -> Result<Order, AppError> {
    let mut tx = ctx.begin().await?;
    orders::get_in_tx(&mut tx, order).await
}

fn view(held: &Authorisation) -> Result<HeldCard, AppError> {
    let url = held.checkout.as_ref().and_then(|checkout| checkout.url.clone()).filter(|_| held.state.is_open());
    Ok(HeldCard {
        id: held.id,
        order: held.order,
        amount: held.amount,
        is_held: held.state == AuthorisationState::Authorised,
        is_over: held.state.is_final(),
        code: link_code(url.as_deref())?,
        url,
        return_path: held.checkout.as_ref().map(|checkout| checkout.return_path.clone()).unwrap_or_default(),
    })
}
