//! The till's own screen: enrolling it, signing in on it with a PIN, and leaving it to the next person.

use tower_sessions::Session;

use super::{
    identify::Identified,
    rpc::report,
    session::{self, current, start_on},
    state::AppState,
};
use crate::{
    auth::{
        model::devices::{Device, Till},
        service::devices,
    },
    kernel::{error::AppError, ids::MemberId},
    platform::error::internal,
    ui::shared::next_path::door,
};

/// The cookie that makes a browser one of the house's devices.
pub const DEVICE_COOKIE: &str = "comanda_device";
/// As long as browsers keep one; a manager takes a device away at once.
const KEPT_S: u32 = 400 * 24 * 3_600;

fn cookie(token: &str, is_secure: bool) -> String {
    let secure = if is_secure { "; Secure" } else { "" };
    format!("{DEVICE_COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={KEPT_S}{secure}")
}

fn set_cookie(line: &str) -> Result<(), AppError> {
    let response = leptos::prelude::use_context::<leptos_axum::ResponseOptions>().ok_or(AppError::Unavailable)?;
    let value = http::HeaderValue::from_str(line).map_err(|error| internal("cookie", &error))?;
    response.append_header(http::header::SET_COOKIE, value);
    Ok(())
}

/// Makes this browser a device of the house.
pub async fn enrol(name: &str) -> Result<(), AppError> {
    let enrolling = async {
        let (identified, _) = current().await?;
        let ctx = identified.staff.ok_or(AppError::Unauthenticated)?;
        let token = devices::enrol(&ctx, ctx.new_id(), name).await?;
        let state = leptos::prelude::use_context::<AppState>().ok_or(AppError::Unavailable)?;
        set_cookie(&cookie(&token, state.settings.cookies_secure()))?;
        leptos_axum::redirect("/admin/devices?enrolled=1");
        Ok(())
    };
    report(enrolling.await)
}

/// The house's devices, this one marked.
pub async fn list() -> Result<Vec<Device>, AppError> {
    let listing = async {
        let (identified, _) = current().await?;
        let ctx = identified.staff.ok_or(AppError::Unauthenticated)?;
        devices::list(&ctx, identified.device_token.as_deref()).await
    };
    report(listing.await)
}

/// What this device's screen shows; none where it is not one of the house.
pub async fn till() -> Result<Option<Till>, AppError> {
    let showing = async {
        let (identified, _) = current().await?;
        match &identified.device_token {
            Some(token) => devices::till(&identified.stranger(), token).await,
            None => Ok(None),
        }
    };
    report(showing.await)
}

/// Signs somebody in with their PIN, instead of whoever is signed in here.
pub async fn pin_sign_in(member: MemberId, pin: &str, next: &str) -> Result<(), AppError> {
    let signing = async {
        let (identified, session) = current().await?;
        let token = identified.device_token.clone().unwrap_or_default();
        let who = devices::sign_in(&identified.stranger(), &token, (member, pin), &identified.address).await?;
        start_on(&identified, &session, (who.identity, Some(who.restaurant)), Some(who.device), next).await
    };
    report(signing.await)
}

/// Leaves the till to the next person: the session ends, the device stays one of the house.
pub async fn lock(next: &str) -> Result<(), AppError> {
    let locking = async {
        let (identified, session): (Identified, Session) = current().await?;
        session.flush().await.map_err(session::failed)?;
        let has_device = identified.device_token.is_some();
        let next = session::own_path(next).unwrap_or_default();
        leptos_axum::redirect(&door(if has_device { "/pin" } else { "/login" }, &next));
        Ok(())
    };
    report(locking.await)
}
