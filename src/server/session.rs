//! The browser's session: who signed in and which restaurant they work in now. Ids only; rights are read anew.

use serde::{Deserialize, Serialize};
use time::Duration;
use tower_sessions::{Expiry, Session, SessionManagerLayer, cookie::SameSite};

use super::{
    identify::Identified,
    rpc::{identified, report},
    state::AppState,
};
use crate::{
    auth::{
        service as auth,
        session_store::{ADDRESS, DEVICE, IDENTITY, PgSessions, USER_AGENT},
    },
    kernel::{
        error::AppError,
        ids::{DeviceId, IdentityId, RestaurantId},
        permission::Role,
    },
    platform::error::internal,
};

/// The cookie that ties a phone to a table.
pub const GUEST_COOKIE: &str = "comanda_guest";
const RESTAURANT: &str = "restaurant";
const SEEN: &str = "seen";
/// A session in use is prolonged at most this often.
const TOUCH_S: i64 = 300;

/// What a session holds.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Held {
    pub identity: IdentityId,
    pub restaurant: Option<RestaurantId>,
    /// A PIN was all that was shown.
    pub is_by_pin: bool,
}

/// Cookie: HttpOnly, SameSite=Lax (a table's code or a payment's return must not look signed out), Secure where
/// people come by HTTPS.
pub fn layer(state: &AppState) -> SessionManagerLayer<PgSessions> {
    let settings = &state.settings;
    let max_age = chrono::TimeDelta::hours(i64::from(settings.session_max_hours));
    let store = PgSessions::new(state.world.db.system().clone(), state.world.clock.clone(), max_age);
    SessionManagerLayer::new(store)
        .with_name(if settings.cookies_secure() { "__Host-comanda" } else { "comanda" })
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_secure(settings.cookies_secure())
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(Duration::minutes(i64::from(settings.session_idle_minutes))))
}

pub fn guest_cookie(token: &str, secure: bool) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!("{GUEST_COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200{secure}")
}

pub fn failed(error: tower_sessions::session::Error) -> AppError {
    internal("session", &error)
}

/// Who the session belongs to. Using it now and then prolongs it.
pub async fn read(session: &Session, state: &AppState) -> Result<Option<Held>, AppError> {
    let Some(identity) = session.get::<IdentityId>(IDENTITY).await.map_err(failed)? else { return Ok(None) };
    let now = state.world.clock.now().timestamp();
    let seen = session.get::<i64>(SEEN).await.map_err(failed)?.unwrap_or_default();
    if TOUCH_S < now - seen {
        session.insert(SEEN, now).await.map_err(failed)?;
    }
    let is_by_pin = session.get::<Option<DeviceId>>(DEVICE).await.map_err(failed)?.flatten().is_some();
    Ok(Some(Held { identity, restaurant: session.get(RESTAURANT).await.map_err(failed)?, is_by_pin }))
}

/// Who asks, and their session.
pub async fn current() -> Result<(Identified, Session), AppError> {
    let session = leptos_axum::extract::<Session>().await.map_err(|error| internal("session", &error))?;
    Ok((identified()?, session))
}

/// The server function's body: checks, starts a fresh session, and goes where the work starts.
pub async fn sign_in(login: &str, password: &str, next: &str) -> Result<(), AppError> {
    report(try_sign_in(login, password, next).await)
}

async fn try_sign_in(login: &str, password: &str, next: &str) -> Result<(), AppError> {
    let (identified, session) = current().await?;
    let ctx = identified.stranger();
    let identity = auth::sign_in(&ctx, login, password, &identified.address).await?;
    start(&identified, &session, (identity, None), next).await
}

/// Starts a fresh session for somebody who has shown who they are, in this restaurant or their first one, and goes where
/// the work starts.
pub async fn start(
    identified: &Identified,
    session: &Session,
    who: (IdentityId, Option<RestaurantId>),
    next: &str,
) -> Result<(), AppError> {
    start_on(identified, session, who, None, next).await
}

/// The same for somebody who showed who they are on a device of the house.
pub async fn start_on(
    identified: &Identified,
    session: &Session,
    who: (IdentityId, Option<RestaurantId>),
    device: Option<DeviceId>,
    next: &str,
) -> Result<(), AppError> {
    leptos_axum::redirect(&begin(identified, session, who, device, next).await?);
    Ok(())
}

/// Starts the session and answers with where the work starts.
pub async fn begin(
    identified: &Identified,
    session: &Session,
    (identity, restaurant): (IdentityId, Option<RestaurantId>),
    device: Option<DeviceId>,
    next: &str,
) -> Result<String, AppError> {
    let ctx = identified.stranger();
    let standing = auth::standing(&ctx, identity, restaurant).await?;
    let standing =
        standing.ok_or_else(|| AppError::invalid("login", "You do not work in any restaurant here any more."))?;
    session.cycle_id().await.map_err(failed)?;
    session.insert(IDENTITY, identity).await.map_err(failed)?;
    session.insert(RESTAURANT, standing.restaurant).await.map_err(failed)?;
    session.insert(DEVICE, device).await.map_err(failed)?;
    session.insert(SEEN, ctx.now().timestamp()).await.map_err(failed)?;
    session.insert(USER_AGENT, &identified.user_agent).await.map_err(failed)?;
    session.insert(ADDRESS, &identified.address).await.map_err(failed)?;
    Ok(own_path(next).unwrap_or_else(|| home(standing.rights.role).to_owned()))
}

const fn home(role: Role) -> &'static str {
    match role {
        Role::Owner | Role::Manager => "/admin",
        Role::Cashier | Role::Waiter | Role::Trainee => "/pos",
        Role::Kitchen => "/kds",
    }
}

/// A path of ours to go to; anything else could lead a person elsewhere.
pub fn own_path(path: &str) -> Option<String> {
    let is_own = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && path.is_ascii();
    let is_plain = path.bytes().all(|byte| byte.is_ascii_graphic());
    (is_own && is_plain && path != "/login" && path != "/").then(|| path.to_owned())
}

pub async fn sign_out() -> Result<(), AppError> {
    let end = async {
        let (_, session) = current().await?;
        session.flush().await.map_err(failed)?;
        leptos_axum::redirect("/login");
        Ok(())
    };
    report(end.await)
}

pub async fn switch_restaurant(restaurant: RestaurantId) -> Result<(), AppError> {
    let switch = async {
        let (identified, session) = current().await?;
        let me = identified.me.ok_or(AppError::Unauthenticated)?;
        let there = me.restaurants.iter().find(|membership| membership.restaurant == restaurant);
        let there = there.ok_or_else(|| AppError::not_found("restaurant"))?;
        session.insert(RESTAURANT, restaurant).await.map_err(failed)?;
        leptos_axum::redirect(home(there.role));
        Ok(())
    };
    report(switch.await)
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn signing_in_leads_nowhere_else() {
        assert_eq!(own_path("/pos/order/1"), Some("/pos/order/1".to_owned()));
        for foreign in ["https://evil.example", "//evil.example", "/\\evil.example", "", "/login", "/a b"] {
            assert_eq!(own_path(foreign), None, "{foreign}");
        }
    }
}
