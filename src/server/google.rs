//! Signing in with Google in a browser: there with a challenge, back with a code.
//!
//! A cookie of this browser alone holds what comes back is compared with: the state (RFC 6749, 10.12), the nonce of the
//! ID token, and the verifier that the code can be exchanged with (RFC 7636).

use axum::{
    Extension,
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use http::{HeaderMap, HeaderValue, header};
use serde::Deserialize;
use tower_sessions::Session;

use super::{
    identify::{Identified, cookie},
    session::{begin, own_path},
    state::AppState,
};
use crate::{
    auth::service::google,
    kernel::error::AppError,
    platform::{
        crypto,
        openid::{Journey, Proof},
    },
    ui::shared::next_path::door,
};

pub const ENTRANCE: &str = "/login/google";
/// Registered at Google as the redirect address, behind `PUBLIC_URL`.
pub const RETURN: &str = "/login/google/return";
const COOKIE: &str = "comanda_google";
/// How long somebody may look at Google's page.
const KEPT_S: u32 = 600;

/// Where somebody wants to go once they are signed in.
#[derive(Deserialize)]
pub struct Wanted {
    #[serde(default)]
    next: String,
}

/// What Google sends back with somebody.
#[derive(Deserialize)]
pub struct Brought {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
}

/// What this browser left with.
#[derive(Default)]
struct Left {
    state: String,
    nonce: String,
    verifier: String,
    next: String,
}

impl Left {
    fn new(next: &str) -> Self {
        let verifier = crypto::new_token() + &crypto::new_token();
        let next = own_path(next).unwrap_or_default();
        Self { state: crypto::new_token(), nonce: crypto::new_token(), verifier, next }
    }

    fn challenge(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(crypto::sha256(&[self.verifier.as_bytes()]))
    }

    /// Nothing in it needs quoting but the path, which is encoded whole.
    fn write(&self) -> String {
        let next = BASE64_URL_SAFE_NO_PAD.encode(&self.next);
        format!("{}.{}.{}.{next}", self.state, self.nonce, self.verifier)
    }

    fn read(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('.').collect();
        let [state, nonce, verifier, next] = parts[..] else { return None };
        let next = String::from_utf8(BASE64_URL_SAFE_NO_PAD.decode(next).ok()?).ok()?;
        let whole = [state, nonce, verifier].iter().all(|part| !part.is_empty());
        whole.then(|| Self { state: state.to_owned(), nonce: nonce.to_owned(), verifier: verifier.to_owned(), next })
    }
}

fn set_cookie(response: &mut Response, state: &AppState, value: &str, max_age: u32) {
    let secure = if state.settings.cookies_secure() { "; Secure" } else { "" };
    let line = format!("{COOKIE}={value}; Path={ENTRANCE}; HttpOnly; SameSite=Lax; Max-Age={max_age}{secure}");
    if let Ok(line) = HeaderValue::from_str(&line) {
        response.headers_mut().append(header::SET_COOKIE, line);
    }
}

fn redirect_uri(state: &AppState) -> String {
    format!("{}{RETURN}", state.world.public_url)
}

/// `GET /login/google`: to Google's page.
pub async fn leave(
    State(state): State<AppState>,
    Extension(identified): Extension<Identified>,
    Query(wanted): Query<Wanted>,
) -> Response {
    let left = Left::new(&wanted.next);
    match entrance(&state, &identified, &left).await {
        Ok(url) => {
            let mut response = Redirect::to(&url).into_response();
            set_cookie(&mut response, &state, &left.write(), KEPT_S);
            response
        }
        Err(error) => back_to_login(&error, &left.next),
    }
}

async fn entrance(state: &AppState, identified: &Identified, left: &Left) -> Result<String, AppError> {
    let ctx = identified.stranger();
    google::count_try(&ctx, &identified.address).await?;
    let (redirect_uri, challenge) = (redirect_uri(state), left.challenge());
    let journey =
        Journey { redirect_uri: &redirect_uri, state: &left.state, nonce: &left.nonce, challenge: &challenge };
    google::provider(&ctx)?.entrance(&ctx.world().outside.http, journey, ctx.now()).await
}

/// `GET /login/google/return`: back from it. Only the browser that left comes in.
pub async fn come_back(
    State(state): State<AppState>,
    Extension(identified): Extension<Identified>,
    session: Session,
    headers: HeaderMap,
    Query(brought): Query<Brought>,
) -> Response {
    let left = cookie(&headers, COOKIE).and_then(|text| Left::read(&text)).unwrap_or_default();
    let mut response = match sign_in(&state, &identified, &session, (&left, &brought)).await {
        Ok(path) => Redirect::to(&path).into_response(),
        Err(error) => back_to_login(&error, &left.next),
    };
    set_cookie(&mut response, &state, "", 0);
    response
}

async fn sign_in(
    state: &AppState,
    identified: &Identified,
    session: &Session,
    (left, brought): (&Left, &Brought),
) -> Result<String, AppError> {
    let is_own = !left.state.is_empty()
        && crypto::sha256(&[left.state.as_bytes()]) == crypto::sha256(&[brought.state.as_bytes()]);
    if !is_own || brought.code.is_empty() {
        return Err(AppError::invalid("google", "Google did not send you back with a sign-in of this browser."));
    }
    let redirect_uri = redirect_uri(state);
    let proof = Proof::Code { code: &brought.code, redirect_uri: &redirect_uri, verifier: Some(&left.verifier) };
    let who = google::sign_in(&identified.stranger(), proof, Some(&left.nonce), &identified.address).await?;
    begin(identified, session, (who, None), None, &left.next).await
}

/// The sign-in page says what went wrong.
fn back_to_login(error: &AppError, next: &str) -> Response {
    let word = match error {
        AppError::Invalid { fields, .. } if fields.iter().any(|field| field.field == google::UNKNOWN) => "unknown",
        AppError::TooMany { .. } => "often",
        AppError::Unavailable | AppError::Internal { .. } => "away",
        _ => "refused",
    };
    let next = own_path(next).unwrap_or_default();
    Redirect::to(&door(&format!("/login?google={word}"), &next)).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_with_is_read_again() {
        let left = Left::new("/pos/order/1?a=b;c");
        let read = Left::read(&left.write()).unwrap();
        assert_eq!(
            (&read.state, &read.nonce, &read.verifier, &read.next),
            (&left.state, &left.nonce, &left.verifier, &left.next)
        );
        assert!((43..=128).contains(&left.verifier.len()), "RFC 7636, 4.1");
        for broken in ["", "a.b.c", "...", "a.b.c.%", "a.b.c.d.e"] {
            assert!(Left::read(broken).is_none(), "{broken}");
        }
        assert_eq!(Left::new("https://evil.example").next, "");
    }
}
