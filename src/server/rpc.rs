//! Every server function runs through here: it finds the caller, and gives a refusal its own status.

use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

use super::identify::Identified;
use crate::{
    auth::model::Here,
    kernel::error::{AppError, Code},
    platform::ctx::{Caller, Ctx, Scope},
    tables::service as tables,
};

/// Who asks, as the middleware found out.
pub fn identified() -> Result<Identified, AppError> {
    let parts = use_context::<http::request::Parts>().ok_or(AppError::Unauthenticated)?;
    parts.extensions.get::<Identified>().cloned().ok_or(AppError::Unauthenticated)
}

/// A plain form's post is answered with a redirect back to its page, which shows the error from the URL.
fn is_form_post() -> bool {
    use_context::<http::request::Parts>().is_some_and(|parts| {
        let accepts_html = |value: &http::HeaderValue| value.to_str().is_ok_and(|accept| accept.contains("text/html"));
        parts.method == http::Method::POST && parts.headers.get(http::header::ACCEPT).is_some_and(accepts_html)
    })
}

/// Sets the status of a refusal where the answer is the refusal itself.
pub fn report<T>(result: Result<T, AppError>) -> Result<T, AppError> {
    if let (Err(error), Some(response), false) = (&result, use_context::<ResponseOptions>(), is_form_post()) {
        response.set_status(error.status());
        if let AppError::TooMany { retry_after_s } = error {
            response.insert_header(http::header::RETRY_AFTER, http::HeaderValue::from(*retry_after_s));
        }
    }
    result
}

/// Runs as the signed-in member.
pub async fn staff<T>(run: impl AsyncFnOnce(Ctx) -> Result<T, AppError>) -> Result<T, AppError> {
    let ctx = identified().and_then(|identified| identified.staff.ok_or(AppError::Unauthenticated));
    report(match ctx {
        Ok(ctx) => run(ctx).await,
        Err(error) => Err(error),
    })
}

/// Runs as whoever is signed in, about their own login; with the address they ask from.
pub async fn signed_in<T>(run: impl AsyncFnOnce(Ctx, Here, String) -> Result<T, AppError>) -> Result<T, AppError> {
    let who = identified().and_then(|identified| {
        let here = identified.here.clone().ok_or(AppError::Unauthenticated)?;
        Ok((identified.stranger(), here, identified.address))
    });
    report(match who {
        Ok((ctx, here, address)) => run(ctx, here, address).await,
        Err(error) => Err(error),
    })
}

/// Runs as anybody.
pub async fn public<T>(run: impl AsyncFnOnce(Ctx) -> Result<T, AppError>) -> Result<T, AppError> {
    report(match identified() {
        Ok(identified) => run(identified.stranger()).await,
        Err(error) => Err(error),
    })
}

/// Runs as the guest whose phone it is, at the table of this code.
pub async fn guest<T>(token: &str, run: impl AsyncFnOnce(Ctx) -> Result<T, AppError>) -> Result<T, AppError> {
    report(match seat(token).await {
        Ok(ctx) => run(ctx).await,
        Err(error) => Err(error),
    })
}

/// The same for a plain form: goes back to the table's page, `suffix` behind it.
pub async fn guest_form(
    token: &str,
    suffix: &str,
    run: impl AsyncFnOnce(Ctx) -> Result<(), AppError>,
) -> Result<(), AppError> {
    guest(token, run).await?;
    leptos_axum::redirect(&format!("/t/{token}{suffix}"));
    Ok(())
}

async fn seat(token: &str) -> Result<Ctx, AppError> {
    seat_of(&identified()?, token).await
}

/// The guest at the table of this code.
pub async fn seat_of(identified: &Identified, token: &str) -> Result<Ctx, AppError> {
    let stranger = identified.stranger();
    if let Some(guest_token) = &identified.guest_token
        && let Some(joined) = tables::find_seat(&stranger, token, guest_token).await?
    {
        return Ok(Ctx::new(
            identified.world.clone(),
            Caller::Guest(joined.seat),
            Scope::Restaurant(joined.restaurant),
        ));
    }
    tables::find_code(&stranger, token).await?;
    Err(AppError::conflict(Code::SeatingClosed, "This table is closed. Scan its code again, or ask the staff."))
}
