//! `Idempotency-Key`: the same request again is answered with the first one's answer, and done once.
//!
//! The request is on record before it is carried out. What it makes gets ids that are made of the key, so that a request
//! whose process died half way is carried out again without making anything twice. Answers are kept for 72 hours, longer
//! than anything waits in a queue; refusals are not kept: what was wrong may be put right.

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, Method, StatusCode, header};

use super::problem::{Problem, Refusal};
use crate::{
    kernel::{error::AppError, time::Timestamp},
    platform::{
        api_requests::{self, Begun, Named},
        crypto::sha256,
        ctx::Ctx,
    },
    server::{api::routes::API, identify::Identified, router::BODY_MAX, state::AppState},
};

/// Names a request, so that it is done once.
pub const HEADER: &str = "idempotency-key";
/// On an answer that was given before.
pub const REPLAYED: &str = "idempotency-replayed";
const KEY_CHARS_MAX: usize = 255;

/// What ids of a request are made of.
#[derive(Clone, Copy, Debug)]
pub struct RequestKey {
    seed: [u8; 32],
    at: Timestamp,
}

impl RequestKey {
    /// For a request without a key: every one is another.
    pub fn fresh(ctx: &Ctx) -> Self {
        Self { seed: crate::platform::crypto::random_bytes(), at: ctx.now() }
    }

    /// The id of the `nth` thing of this kind that the request makes. They grow with time and with `nth`, like all ids.
    pub fn id<T: From<uuid::Uuid>>(&self, kind: &str, nth: u16) -> T {
        let digest = sha256(&[&self.seed, kind.as_bytes(), &nth.to_be_bytes()]);
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest[..16]);
        bytes[..6].copy_from_slice(&self.at.timestamp_millis().to_be_bytes()[2..]);
        let [high, low] = (nth & 0x0fff).to_be_bytes();
        bytes[6] = 0x70 | high;
        bytes[7] = low;
        bytes[8] = (bytes[8] & 0x3f) | 0x80;
        uuid::Uuid::from_bytes(bytes).into()
    }
}

impl RequestKey {
    /// The ids of this kind by their number, for whoever makes several.
    pub fn ids<T: From<uuid::Uuid>>(self, kind: &'static str) -> impl Fn(u16) -> T {
        move |nth| self.id(kind, nth)
    }
}

/// The middleware of the JSON API.
pub async fn remember(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let is_change = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    // A picture is larger than what is kept, and the same picture again is the same picture.
    let is_picture = request.uri().path().ends_with("/picture");
    let is_kept = is_change && !is_picture && !holds_secret(request.uri().path());
    let Some(key) = request.headers().get(HEADER).filter(|_| is_kept) else { return next.run(request).await };
    let key = match key.to_str() {
        Ok(key) if !key.is_empty() && key.len() <= KEY_CHARS_MAX => key.to_owned(),
        _ => {
            let detail = format!("An Idempotency-Key has 1 to {KEY_CHARS_MAX} visible characters.");
            return Refusal::from(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid", detail)).into_response();
        }
    };
    match remembered(&state, request, next, key).await {
        Ok(response) => response,
        Err(error) => Refusal::from(error).into_response(),
    }
}

/// Whether something may have been done all the same: the repeat has to be the same request, down to its ids.
fn is_undecided(status: StatusCode, body: &[u8]) -> bool {
    let code = || serde_json::from_slice::<serde_json::Value>(body).ok()?["code"].as_str().map(str::to_owned);
    status.is_server_error() || code().is_some_and(|code| code == "in_flight" || code == "payment_unknown")
}

/// Endpoints whose answers hold a secret: kept nowhere, so their key is not heeded.
fn holds_secret(path: &str) -> bool {
    let path = path.strip_prefix(API.trim_end_matches('/')).unwrap_or(path);
    ["/auth/", "/api-keys", "/approvals", "/devices", "/guest/sessions"].iter().any(|secret| path.starts_with(secret))
}

async fn remembered(state: &AppState, request: Request, next: Next, key: String) -> Result<Response, AppError> {
    let Some(principal) = request.extensions().get::<Identified>().map(principal) else {
        return Ok(next.run(request).await);
    };
    let (mut parts, body) = request.into_parts();
    let body: Bytes = match to_bytes(body, BODY_MAX).await {
        Ok(body) => body,
        Err(_) => {
            let problem = Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", "The body is too large.");
            return Ok(Refusal::from(problem).into_response());
        }
    };
    let named = Named { principal, route: format!("{} {}", parts.method, parts.uri.path()), key };
    let fingerprint = sha256(&[&body, parts.uri.query().unwrap_or_default().as_bytes()]);
    let pool = state.world.db.system();
    let at = match api_requests::begin(pool, &named, &fingerprint, state.world.clock.now()).await? {
        Begun::First { at } => at,
        Begun::Answered { status, body, content_type } => return Ok(replay(status, body, &content_type)),
    };
    let seed = sha256(&[named.principal.as_bytes(), b"\0", named.route.as_bytes(), b"\0", named.key.as_bytes()]);
    parts.extensions.insert(RequestKey { seed, at });
    // Whoever goes away does not stop what was begun.
    let request = Request::from_parts(parts, Body::from(body));
    let (pool, now) = (pool.clone(), state.world.clock.now());
    let task = tokio::spawn(async move {
        let (parts, body) = next.run(request).await.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
        let content_type = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if parts.status.is_success() {
            api_requests::answer(&pool, &named, parts.status.as_u16(), (&body, content_type.unwrap_or_default()))
                .await?;
        } else if is_undecided(parts.status, &body) {
            api_requests::give_up(&pool, &named, now).await?;
        } else {
            api_requests::forget(&pool, &named).await?;
        }
        Ok::<_, AppError>(Response::from_parts(parts, Body::from(body)))
    });
    task.await.map_err(|error| crate::platform::error::internal("api request", &error))?
}

/// Whose key it is: two people's keys have nothing to do with each other.
fn principal(identified: &Identified) -> String {
    match &identified.staff {
        Some(ctx) => format!("{}", ctx.actor()),
        None => match &identified.guest_token {
            Some(token) => format!("guest:{}", crate::platform::crypto::hex(&sha256(&[token.as_bytes()])[..16])),
            None => format!("address:{}", identified.address),
        },
    }
}

fn replay(status: u16, body: Vec<u8>, content_type: &str) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    let headers = response.headers_mut();
    if let Ok(content_type) = HeaderValue::from_str(content_type) {
        headers.insert(header::CONTENT_TYPE, content_type);
    }
    headers.insert(REPLAYED, HeaderValue::from_static("true"));
    response
}
