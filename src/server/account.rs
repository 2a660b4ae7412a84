//! Plain forms about one's own account: each does its act, then goes on to a page.

use super::{
    language,
    rpc::{identified, report},
    session::{current, start},
};
use crate::{
    attendance::service as attendance,
    auth::{model::Registration, service::passwords},
    flows::{register::register as register_owner, staff::accept_invitation as accept},
    kernel::{error::AppError, language::Language},
    platform::{ctx::Ctx, error::internal},
};

/// What whoever asks reads.
pub fn asked_language() -> Language {
    let parts = leptos::prelude::use_context::<http::request::Parts>();
    parts.map(|parts| language::of_request(&parts.headers)).unwrap_or_default()
}

/// Whoever is signed in, and where they are.
fn own() -> Result<(Ctx, String), AppError> {
    let identified = identified()?;
    Ok((identified.staff.ok_or(AppError::Unauthenticated)?, identified.address))
}

/// Asks for a link, and says the same whoever asks.
pub async fn forgot_password(email: &str) -> Result<(), AppError> {
    let ask = async {
        let identified = identified()?;
        passwords::forgot(&identified.stranger(), email, &identified.address, asked_language()).await?;
        leptos_axum::redirect("/forgot-password?sent=1");
        Ok(())
    };
    report(ask.await)
}

/// Sets the password that a link was asked for.
pub async fn reset_password(token: &str, password: &str) -> Result<(), AppError> {
    let reset = async {
        let identified = identified()?;
        passwords::reset(&identified.stranger(), token, password, &identified.address).await?;
        leptos_axum::redirect("/login?reset=1");
        Ok(())
    };
    report(reset.await)
}

/// A new password ends every session; this one goes on under a new id.
pub async fn change_password(password: &str, new: &str) -> Result<(), AppError> {
    let change = async {
        let (ctx, address) = own()?;
        let (_, session) = current().await?;
        passwords::change(&ctx, password, new, &address).await?;
        session.cycle_id().await.map_err(|error| internal("session", &error))?;
        leptos_axum::redirect("/account?saved=password");
        Ok(())
    };
    report(change.await)
}

/// Signs in with another e-mail from now on.
pub async fn change_email(password: &str, email: &str) -> Result<(), AppError> {
    let change = async {
        let (ctx, address) = own()?;
        passwords::change_email(&ctx, password, email, &address).await?;
        leptos_axum::redirect("/account?saved=email");
        Ok(())
    };
    report(change.await)
}

/// Begins a shift.
pub async fn clock_in() -> Result<(), AppError> {
    let begin = async {
        let (ctx, _) = own()?;
        attendance::clock_in(&ctx, ctx.new_id()).await?;
        leptos_axum::redirect("/account?saved=clocked_in");
        Ok(())
    };
    report(begin.await)
}

/// Ends it.
pub async fn clock_out() -> Result<(), AppError> {
    let end = async {
        let (ctx, _) = own()?;
        attendance::clock_out(&ctx).await?;
        leptos_axum::redirect("/account?saved=clocked_out");
        Ok(())
    };
    report(end.await)
}

/// Makes an owner with a restaurant and signs them in.
pub async fn register(new: &Registration) -> Result<(), AppError> {
    let register = async {
        let (identified, session) = current().await?;
        let ctx = identified.stranger();
        let made = register_owner(&ctx, new, ctx.new_id(), &identified.address).await?;
        start(&identified, &session, (made.identity, Some(made.restaurant)), "").await
    };
    report(register.await)
}

/// Accepts an invitation and signs in.
pub async fn accept_invitation(token: &str, name: &str, password: &str) -> Result<(), AppError> {
    let accepting = async {
        let (identified, session) = current().await?;
        let accepted = accept(&identified.stranger(), token, (name, password), &identified.address).await?;
        start(&identified, &session, (accepted.identity, Some(accepted.restaurant)), "").await
    };
    report(accepting.await)
}
