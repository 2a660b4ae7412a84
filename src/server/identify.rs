//! Finds out who a request comes from, once, and puts it where pages and server functions look.

use std::net::SocketAddr;

use axum::{
    extract::{ConnectInfo, Request, State},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, Method, StatusCode, header};
use tower_sessions::Session;

use super::{
    api::routes::API,
    devices::DEVICE_COOKIE,
    language,
    session::{self, GUEST_COOKIE},
    state::AppState,
    uploads,
};
use crate::{
    auth::{
        model::{Here, Me},
        service::{
            self as auth, Standing, devices, keys,
            tokens::{self, Program},
        },
        session_store,
    },
    flows::join_table::join_table,
    kernel::error::AppError,
    platform::ctx::{Caller, Ctx, Scope, World},
    restaurants::service::house_in_tx,
    ui::shared::{next_path::door, page::PageFacts},
};

/// Who is at the other end.
#[derive(Clone)]
pub struct Identified {
    pub world: World,
    /// A signed-in member, in the restaurant they work in now.
    pub staff: Option<Ctx>,
    pub me: Option<Me>,
    /// The token that ties a phone to a table.
    pub guest_token: Option<String>,
    /// What makes a browser one of the house's devices, if it has it.
    pub device_token: Option<String>,
    /// Whether it still is one: looked up for pages only.
    pub is_till: bool,
    /// The other end's address, for limits.
    pub address: String,
    pub user_agent: String,
    /// The program at the other end, when it came with a token.
    pub program: Option<Program>,
    /// Whose login it is and where it is signed in; none for keys and strangers.
    pub here: Option<Here>,
    /// Nobody said who they are, and nobody has to: sign-in is switched off.
    pub is_anybody: bool,
}

impl Identified {
    pub fn stranger(&self) -> Ctx {
        Ctx::new(self.world.clone(), Caller::Stranger, Scope::Platform)
    }
}

/// What a guest's token begins with, where a program shows it.
pub const GUEST_PREFIX: &str = "gs_";

/// A cookie's value.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let pairs = headers
        .get_all(header::COOKIE)
        .into_iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'));
    pairs
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value.to_owned())
}

/// The middleware. Assets pass untouched.
pub async fn identify(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    if let Some(keep) = asset_lifetime(request.uri().path(), state.leptos_options.hash_files) {
        let mut response = next.run(request).await;
        if response.status().is_success() {
            response.headers_mut().insert(header::CACHE_CONTROL, http::HeaderValue::from_static(keep));
        }
        return response;
    }
    let mut identified = match who(&state, Came::of(&request, state.settings.accounts.trust_proxy_headers)).await {
        Ok(identified) => identified,
        Err(error) => return error.into_response(),
    };
    let path = request.uri().path().to_owned();
    let is_page = request.method() == Method::GET || request.method() == Method::HEAD;
    if is_page && let Some(token) = &identified.device_token {
        match devices::find(&identified.stranger(), token).await {
            Ok(found) => identified.is_till = found.is_some(),
            Err(error) => return error.into_response(),
        }
    }
    if is_page && identified.me.is_none() && is_staff_page(&path) {
        let next = request.uri().path_and_query().map_or(path.as_str(), http::uri::PathAndQuery::as_str);
        return Redirect::to(&door(if identified.is_till { "/pin" } else { "/login" }, next)).into_response();
    }
    let mut set_cookie = None;
    let mut status = None;
    if let Some(code) = path.strip_prefix("/t/").filter(|_| is_page) {
        let code = code.split('/').next().unwrap_or_default();
        match join_table(&identified.stranger(), code, identified.guest_token.as_deref()).await {
            Ok(joined) => {
                if let Some(token) = joined.new_token {
                    set_cookie = Some(session::guest_cookie(&token, state.settings.cookies_secure()));
                    identified.guest_token = Some(token);
                }
            }
            Err(error @ (AppError::NotFound { .. } | AppError::TooMany { .. })) => status = Some(error.status()),
            // The page says what it is.
            Err(_) => {}
        }
    }
    let facts = PageFacts {
        is_till: identified.is_till,
        is_open_house: state.settings.auth_disabled,
        offers_google: state.settings.google.as_ref().is_some_and(|google| google.client_secret.is_some()),
        me: identified.me.clone(),
        language: language::of_request(request.headers()),
        plain_http: state.settings.plain_http,
        cards_hosted: state.settings.stripe.is_some(),
        guests_pay: state.world.outside.guests_pay(),
    };
    request.extensions_mut().insert(facts);
    request.extensions_mut().insert(identified);
    let mut response = next.run(request).await;
    if let Some(cookie) = set_cookie.and_then(|cookie| cookie.parse().ok()) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    if let Some(status) = status.filter(|_| response.status() == StatusCode::OK) {
        *response.status_mut() = status;
    }
    if !response.headers().contains_key(header::CACHE_CONTROL) {
        response.headers_mut().insert(header::CACHE_CONTROL, http::HeaderValue::from_static("no-store"));
    }
    response
}

/// How long a browser may keep an asset; none for what is not one. Built files bear a hash in their names in a
/// release; without it a browser asks each time.
fn asset_lifetime(path: &str, hashed_names: bool) -> Option<&'static str> {
    if path.starts_with("/pkg/") {
        return Some(if hashed_names { "public, max-age=31536000, immutable" } else { "no-cache" });
    }
    if path.starts_with(uploads::PATH) {
        return Some("public, max-age=31536000, immutable");
    }
    ["/pictures/", "/icons.svg", "/favicon"]
        .iter()
        .any(|asset| path.starts_with(asset))
        .then_some("public, max-age=86400")
}

fn is_staff_page(path: &str) -> bool {
    ["/pos", "/kds", "/admin"]
        .iter()
        .any(|page| path == *page || path.strip_prefix(page).is_some_and(|rest| rest.starts_with('/')))
}

/// What a request brings that tells who it is from.
struct Came {
    session: Option<Session>,
    guest_token: Option<String>,
    device_token: Option<String>,
    address: String,
    user_agent: String,
    bearer: Option<String>,
}

impl Came {
    fn of(request: &Request, trust_proxy: bool) -> Self {
        Self {
            session: request.extensions().get::<Session>().cloned().filter(|_| !is_foreign_call(request)),
            guest_token: cookie(request.headers(), GUEST_COOKIE).filter(|_| !is_foreign_call(request)),
            device_token: cookie(request.headers(), DEVICE_COOKIE).filter(|_| !is_foreign_call(request)),
            address: address(request, trust_proxy),
            user_agent: text(request.headers(), header::USER_AGENT).unwrap_or_default().chars().take(300).collect(),
            bearer: text(request.headers(), header::AUTHORIZATION).and_then(|value| {
                let (scheme, token) = value.split_once(' ')?;
                scheme.eq_ignore_ascii_case("bearer").then(|| token.trim().to_owned())
            }),
        }
    }
}

/// A call of the JSON API by another site's page: cookies do not speak for it.
fn is_foreign_call(request: &Request) -> bool {
    request.uri().path().starts_with(API) && is_foreign(request.headers())
}

/// Whether a page that is not ours asks. A program says neither where it is nor whose page it runs in.
pub fn is_foreign(headers: &HeaderMap) -> bool {
    let of_page = |site: &str| matches!(site, "same-origin" | "none");
    let from = text(headers, header::HeaderName::from_static("sec-fetch-site"));
    match (from, text(headers, header::ORIGIN)) {
        (Some(site), _) => !of_page(site),
        (None, Some(origin)) => origin.split_once("://").map(|(_, host)| host) != text(headers, header::HOST),
        (None, None) => false,
    }
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Who asks: whoever is connected, or behind a trusted proxy the last address that it added. What stands before that
/// anybody may have written.
fn address(request: &Request, trust_proxy: bool) -> String {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let forwarded = request.headers().get_all("x-forwarded-for").iter().next_back();
    let last = forwarded.and_then(|value| value.to_str().ok()).and_then(|list| list.rsplit(',').next());
    let client = last.and_then(|address| address.trim().parse::<std::net::IpAddr>().ok()).filter(|_| trust_proxy);
    client.or_else(|| peer.map(|peer| peer.ip())).map(|address| address.to_string()).unwrap_or_default()
}

async fn who(state: &AppState, came: Came) -> Result<Identified, AppError> {
    let mut identified = Identified {
        world: state.world.clone(),
        staff: None,
        me: None,
        guest_token: came.guest_token,
        device_token: came.device_token,
        is_till: false,
        address: came.address,
        user_agent: came.user_agent,
        program: None,
        here: None,
        is_anybody: false,
    };
    // Whoever shows a token or a key is who that says, whatever cookies come along.
    if let Some(bearer) = came.bearer {
        by_bearer(state, &mut identified, &bearer).await?;
        return Ok(identified);
    }
    let held = match &came.session {
        Some(session) => session::read(session, state).await?,
        None => None,
    };
    let (Some(session), Some(held)) = (came.session, held) else {
        return by_nobody(state, identified).await;
    };
    identified.here =
        session.id().map(|id| Here { identity: held.identity, session: Some(session_store::key(&id)), program: None });
    let stranger = identified.stranger();
    let standing = auth::standing(&stranger, held.identity, held.restaurant).await?;
    // A PIN opens the restaurant of its device and no other.
    let Some(standing) = standing.filter(|there| !held.is_by_pin || Some(there.restaurant) == held.restaurant) else {
        return Ok(identified);
    };
    works(state, &mut identified, standing.kept_to(held.is_by_pin)).await?;
    Ok(identified)
}

/// Whoever does not say who they are: a stranger, or the owner where sign-in is switched off.
async fn by_nobody(state: &AppState, mut identified: Identified) -> Result<Identified, AppError> {
    if !state.settings.auth_disabled {
        return Ok(identified);
    }
    let stranger = identified.stranger();
    if let Some(identity) = auth::anybody(&stranger).await?
        && let Some(standing) = auth::standing(&stranger, identity, None).await?
    {
        works(state, &mut identified, standing).await?;
        identified.is_anybody = true;
    }
    Ok(identified)
}

/// A program's access token, or its key. One that is not good is nobody's.
async fn by_bearer(state: &AppState, identified: &mut Identified, bearer: &str) -> Result<(), AppError> {
    let stranger = identified.stranger();
    // A guest's program shows what a guest's browser has in its cookie.
    identified.guest_token = bearer.strip_prefix(GUEST_PREFIX).map(str::to_owned);
    if identified.guest_token.is_some() {
        return Ok(());
    }
    if bearer.starts_with(keys::PREFIX) {
        if let Some(known) = keys::find(&stranger, bearer).await? {
            let caller = Caller::ApiKey { key: known.key, scopes: known.scopes };
            identified.staff = Some(Ctx::new(state.world.clone(), caller, Scope::Restaurant(known.restaurant)));
        }
        return Ok(());
    }
    let program = match tokens::read(&stranger, bearer).await {
        Ok(program) => program,
        Err(AppError::Unauthenticated) => return Ok(()),
        Err(error) => return Err(error),
    };
    if let Some(standing) = auth::standing(&stranger, program.identity, program.restaurant).await?
        && program.restaurant.is_none_or(|restaurant| restaurant == standing.restaurant)
    {
        works(state, identified, standing.kept_to(program.device.is_some())).await?;
    }
    identified.here = Some(Here { identity: program.identity, session: None, program: Some(program.sign_in) });
    identified.program = Some(program);
    Ok(())
}

/// Somebody who works here.
async fn works(state: &AppState, identified: &mut Identified, standing: Standing) -> Result<(), AppError> {
    let caller = Caller::Member { member: standing.member, rights: standing.rights };
    let ctx = Ctx::new(state.world.clone(), caller, Scope::Restaurant(standing.restaurant));
    let mut tx = ctx.begin().await?;
    let house = house_in_tx(&mut tx).await?;
    identified.me = Some(standing.me(house.view(tx.at())));
    identified.staff = Some(ctx.where_closed(house.closed_at.is_some()));
    Ok(())
}
