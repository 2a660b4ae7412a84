//! Where customers come back to from the card company's page, and where card companies report.

use axum::{
    Extension,
    body::Bytes,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode};

use super::{identify::Identified, state::AppState};
use crate::{
    flows::{
        card_tab::settle_held_card,
        send_refunds::look_at_refund,
        settle_payment::{Settled, settle_payment},
    },
    kernel::{
        error::AppError,
        ids::{AuthorisationId, PaymentId, RefundId},
    },
    payments::{
        gateway::stripe_wire::{self, Forged},
        service::{GatewayName, gateways},
    },
    platform::ctx::Ctx,
};

/// `GET /pay/return/{id}`: settles what the customer was about to pay, and takes them back to where they came from. It
/// says nothing to whoever does not know the id, and nothing but a way back to whoever does.
pub async fn come_back(Extension(identified): Extension<Identified>, Path(id): Path<uuid::Uuid>) -> Response {
    let is_staff = identified.me.is_some();
    let everywhere = Ctx::system_everywhere(identified.world);
    match settle_any(&everywhere, id).await {
        // Who paid on a phone of their own what the till asked for has no business at the till.
        Ok(Some(back)) if !is_staff && back.starts_with("/pos/") => {
            let word = back.split_once("?card=").map_or("unknown", |(_, word)| word);
            Redirect::to(&format!("/pay/done/{word}")).into_response()
        }
        Ok(Some(back)) => Redirect::to(&back).into_response(),
        Ok(None) => AppError::not_found("payment").into_response(),
        Err(error) => error.into_response(),
    }
}

/// Settles the payment or the held card of this id; answers with where its customer goes back to.
async fn settle_any(everywhere: &Ctx, id: uuid::Uuid) -> Result<Option<String>, AppError> {
    let within = |restaurant| Ctx::system(everywhere.world().clone(), restaurant);
    if let Some(restaurant) = gateways::restaurant_of_payment(everywhere, id.into()).await? {
        let ctx = within(restaurant);
        let settled = settle_payment(&ctx, id.into()).await?;
        let back = gateways::return_path(&ctx, id.into()).await?;
        let word = match settled {
            Settled::Captured(_) => "paid",
            Settled::Failed { .. } | Settled::Open { .. } => "not_paid",
            Settled::Unknown => "unknown",
        };
        return Ok(Some(format!("{back}?card={word}")));
    }
    let held = AuthorisationId::from(id);
    if let Some(restaurant) = gateways::restaurant_of_authorisation(everywhere, held).await? {
        return Ok(Some(settle_held_card(&within(restaurant), held).await?.return_path));
    }
    Ok(None)
}

/// `POST /webhooks/stripe`: something happened to a payment. The event is believed by its signature, and then only says
/// what to ask Stripe about; the same event again is nothing new.
pub async fn stripe(State(state): State<AppState>, headers: HeaderMap, body: Bytes) -> Response {
    let Some(settings) = &state.settings.stripe else { return StatusCode::NOT_FOUND.into_response() };
    let signature = headers.get("stripe-signature").and_then(|value| value.to_str().ok());
    let now = state.world.clock.now();
    match stripe_wire::event(&body, signature, &settings.webhook_secret, now) {
        Ok(event) => match act_on(&state, &event).await {
            Ok(()) => StatusCode::OK.into_response(),
            // Stripe tells it again later.
            Err(error) => error.into_response(),
        },
        Err(forged) => {
            tracing::warn!(%forged, "an event that is not Stripe's was refused");
            refused(forged)
        }
    }
}

async fn act_on(state: &AppState, event: &stripe_wire::Event) -> Result<(), AppError> {
    let everywhere = Ctx::system_everywhere(state.world.clone());
    if gateways::is_known_event(&everywhere, GatewayName::Stripe, &event.id).await? {
        return Ok(());
    }
    if let Some(about) = event.about {
        settle_any(&everywhere, about).await?;
    }
    if let Some((refund, payment)) = event.refund {
        ask_about_refund(&everywhere, refund.into(), payment.into()).await?;
    }
    gateways::remember_event(&everywhere, GatewayName::Stripe, (&event.id, &event.kind)).await
}

/// A refund that had arrived may have come back.
async fn ask_about_refund(everywhere: &Ctx, refund: RefundId, payment: PaymentId) -> Result<(), AppError> {
    let Some(restaurant) = gateways::restaurant_of_payment(everywhere, payment).await? else { return Ok(()) };
    look_at_refund(&Ctx::system(everywhere.world().clone(), restaurant), refund, payment).await
}

fn refused(forged: Forged) -> Response {
    (StatusCode::BAD_REQUEST, forged.to_string()).into_response()
}
