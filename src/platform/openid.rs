//! Somebody else vouches for a person: OpenID Connect, by ID token or by code.
//!
//! OpenID Connect Core 1.0, 3.1.3.7: the issuer is the one that was set, the audience is us, the signature is by a key
//! that the issuer publishes now, the token is not over, and its nonce is the one that was sent along. The algorithm is
//! pinned. What the issuer says of itself is fetched anew each hour, and its keys when a token names one that is unknown; one
//! asks for all. While the issuer does not answer, what it said before counts for a day.

use std::{
    fmt,
    sync::{Mutex, PoisonError},
};

use chrono::TimeDelta;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header, jwk::JwkSet};
use serde::Deserialize;

use super::{
    config::google::{GOOGLE, GoogleSettings, is_trusted},
    http::{Answer, Http},
};
use crate::kernel::{error::AppError, time::Timestamp};

/// How long what an issuer said of itself is believed.
const KNOWN_FOR: TimeDelta = TimeDelta::hours(1);
/// How long it is while the issuer does not answer.
const BELIEVED_FOR: TimeDelta = TimeDelta::hours(24);
/// Keys are not fetched more often, whatever tokens name.
const KEYS_APART: TimeDelta = TimeDelta::minutes(1);
/// An issuer that did not answer is left alone for this long.
const LEFT_ALONE: TimeDelta = TimeDelta::seconds(10);
/// By how much the issuer's clock may be ahead of ours.
const LEEWAY_S: i64 = 60;

/// An issuer, with what it last said of itself.
pub struct Provider {
    pub settings: GoogleSettings,
    held: Mutex<Held>,
    /// Whoever asks the issuer holds this; what is known stays readable meanwhile.
    asking: tokio::sync::Mutex<()>,
}

#[derive(Clone, Default)]
struct Held {
    known: Option<Known>,
    failed_at: Option<Timestamp>,
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Provider").field("settings", &self.settings).finish_non_exhaustive()
    }
}

#[derive(Clone)]
struct Known {
    endpoints: Endpoints,
    keys: JwkSet,
    at: Timestamp,
}

/// OpenID Connect Discovery 1.0, chapter 3: what is used of it.
#[derive(Clone, Deserialize)]
struct Endpoints {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
}

/// What shows who somebody is.
#[derive(Clone, Copy)]
pub enum Proof<'a> {
    IdToken(&'a str),
    /// To be exchanged for an ID token.
    Code {
        code: &'a str,
        redirect_uri: &'a str,
        /// RFC 7636: what the code's challenge was made of.
        verifier: Option<&'a str>,
    },
}

/// A person as the issuer knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vouched {
    pub issuer: String,
    /// Stays the same for ever, unlike the e-mail.
    pub subject: String,
    /// Only where the issuer answers for it: it checked it, and it is its own or its customer's to give.
    pub email: Option<String>,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    exp: i64,
    iat: i64,
    aud: Audience,
    nonce: Option<String>,
    email: Option<String>,
    #[serde(default)]
    email_verified: bool,
    /// The organisation at Google that the account belongs to.
    hd: Option<String>,
}

/// RFC 7519, 4.1.3: one, or a list. A token that is for others, too, may come from one of them.
#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

impl Audience {
    fn is_just(&self, client: &str) -> bool {
        match self {
            Self::One(one) => one == client,
            Self::Several(several) => matches!(several.as_slice(), [one] if one == client),
        }
    }
}

#[derive(Deserialize)]
struct Tokens {
    id_token: String,
}

/// What is sent along when somebody is led to the issuer.
#[derive(Clone, Copy)]
pub struct Journey<'a> {
    pub redirect_uri: &'a str,
    pub state: &'a str,
    pub nonce: &'a str,
    /// RFC 7636: the verifier's SHA-256 in the URL alphabet.
    pub challenge: &'a str,
}

fn refused() -> AppError {
    AppError::invalid("google", "Google did not confirm who you are. Try again.")
}

impl Held {
    /// What is known, old as it may be, or that there is nothing to be known now; none: the issuer is to be asked.
    fn settled(&self, kid: Option<&str>, now: Timestamp) -> Option<Result<Known, AppError>> {
        let is_enough = |known: &&Known| {
            let age = now - known.at;
            age < KEYS_APART || (age < KNOWN_FOR && kid.is_none_or(|kid| known.keys.find(kid).is_some()))
        };
        if let Some(known) = self.known.as_ref().filter(is_enough) {
            return Some(Ok(known.clone()));
        }
        self.failed_at.filter(|at| now - *at < LEFT_ALONE)?;
        Some(self.believed(kid, now).ok_or(AppError::Unavailable))
    }

    /// What is good enough while the issuer does not answer. Without the key that is asked for it is not.
    fn believed(&self, kid: Option<&str>, now: Timestamp) -> Option<Known> {
        let is_good =
            |known: &Known| now - known.at < BELIEVED_FOR && kid.is_none_or(|kid| known.keys.find(kid).is_some());
        self.known.clone().filter(is_good)
    }
}

impl Provider {
    pub fn new(settings: GoogleSettings) -> Self {
        Self { settings, held: Mutex::default(), asking: tokio::sync::Mutex::new(()) }
    }

    /// Where somebody is led to, to show who they are.
    pub async fn entrance(&self, http: &Http, journey: Journey<'_>, now: Timestamp) -> Result<String, AppError> {
        let known = self.known(http, None, now).await?;
        let mut url =
            reqwest::Url::parse(&known.endpoints.authorization_endpoint).map_err(|_| AppError::Unavailable)?;
        url.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.settings.client_id)
            .append_pair("scope", "openid email")
            .append_pair("redirect_uri", journey.redirect_uri)
            .append_pair("state", journey.state)
            .append_pair("nonce", journey.nonce)
            .append_pair("code_challenge", journey.challenge)
            .append_pair("code_challenge_method", "S256")
            .append_pair("prompt", "select_account");
        Ok(url.into())
    }

    /// Who it is that this proves; `nonce` is what was sent along, where something was.
    pub async fn vouch(
        &self,
        http: &Http,
        proof: Proof<'_>,
        nonce: Option<&str>,
        now: Timestamp,
    ) -> Result<Vouched, AppError> {
        let token = match proof {
            Proof::IdToken(token) => token.to_owned(),
            Proof::Code { code, redirect_uri, verifier } => {
                let known = self.known(http, None, now).await?;
                self.exchange(http, &known, code, redirect_uri, verifier).await?
            }
        };
        let header = decode_header(&token).map_err(|_| refused())?;
        let kid = header.kid.filter(|_| header.alg == Algorithm::RS256).ok_or_else(refused)?;
        let known = self.known(http, Some(&kid), now).await?;
        let key = known.keys.find(&kid).ok_or_else(refused)?;
        let key = DecodingKey::from_jwk(key).map_err(|_| refused())?;
        let claims: Claims = decode(&token, &key, &self.rules()).map_err(|_| refused())?.claims;
        let seconds = now.timestamp();
        let is_ours = claims.aud.is_just(&self.settings.client_id);
        let is_timely = seconds < claims.exp && claims.iat <= seconds + LEEWAY_S;
        let is_answer = nonce.is_none_or(|nonce| claims.nonce.as_deref() == Some(nonce));
        if !(is_ours && is_timely && is_answer) || claims.sub.is_empty() {
            return Err(refused());
        }
        Ok(self.vouched(claims))
    }

    /// The end is looked at by our own clock.
    fn rules(&self) -> Validation {
        let mut rules = Validation::new(Algorithm::RS256);
        let issuer = self.settings.issuer.as_str();
        // Google's tokens name it with and without the scheme.
        rules.set_issuer(&if issuer == GOOGLE { vec![issuer, "accounts.google.com"] } else { vec![issuer] });
        rules.set_audience(&[&self.settings.client_id]);
        rules.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        rules.validate_exp = false;
        rules
    }

    fn vouched(&self, claims: Claims) -> Vouched {
        tracing::debug!(issuer = claims.iss, "somebody was vouched for");
        let email = claims.email.map(|email| email.trim().to_lowercase()).filter(|_| claims.email_verified);
        // Anybody may have an account at Google under an address of another house, and keep it when that is given to
        // somebody else; Google's own word counts for its own addresses and its customers'.
        let answers_for = |email: &String| {
            self.settings.issuer != GOOGLE
                || email.ends_with("@gmail.com")
                || claims.hd.as_ref().is_some_and(|hd| email.ends_with(&format!("@{hd}")))
        };
        Vouched { issuer: self.settings.issuer.clone(), subject: claims.sub, email: email.filter(answers_for) }
    }

    async fn exchange(
        &self,
        http: &Http,
        known: &Known,
        code: &str,
        redirect_uri: &str,
        verifier: Option<&str>,
    ) -> Result<String, AppError> {
        let Some(secret) = &self.settings.client_secret else {
            return Err(AppError::invalid("code", "Signing in with a code is not set up here: send an ID token."));
        };
        let mut form = vec![
            ("grant_type".to_owned(), "authorization_code".to_owned()),
            ("code".to_owned(), code.to_owned()),
            ("redirect_uri".to_owned(), redirect_uri.to_owned()),
            ("client_id".to_owned(), self.settings.client_id.clone()),
            ("client_secret".to_owned(), secret.clone()),
        ];
        form.extend(verifier.map(|verifier| ("code_verifier".to_owned(), verifier.to_owned())));
        let answer = http.post_form(&known.endpoints.token_endpoint, None, &[], &form).await.map_err(away)?;
        match answer.status {
            200 => Ok(read::<Tokens>(&answer)?.id_token),
            400..=499 => Err(refused()),
            _ => Err(AppError::Unavailable),
        }
    }

    fn held(&self) -> Held {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn hold(&self, held: Held) {
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = held;
    }

    /// What the issuer says of itself, with the key of this name where it has it.
    async fn known(&self, http: &Http, kid: Option<&str>, now: Timestamp) -> Result<Known, AppError> {
        if let Some(known) = self.held().settled(kid, now) {
            return known;
        }
        let _asking = self.asking.lock().await;
        // Somebody else may have asked meanwhile.
        let held = self.held();
        if let Some(known) = held.settled(kid, now) {
            return known;
        }
        match self.fetch(http, now).await {
            Ok(known) => {
                self.hold(Held { known: Some(known.clone()), failed_at: None });
                Ok(known)
            }
            Err(error) => {
                self.hold(Held { failed_at: Some(now), ..held.clone() });
                held.believed(kid, now).ok_or(error)
            }
        }
    }

    async fn fetch(&self, http: &Http, now: Timestamp) -> Result<Known, AppError> {
        let url = format!("{}/.well-known/openid-configuration", self.settings.issuer);
        let endpoints: Endpoints = read(&http.get(&url, None, &[]).await.map_err(away)?)?;
        let spoken_to = [&endpoints.authorization_endpoint, &endpoints.token_endpoint, &endpoints.jwks_uri];
        if endpoints.issuer != self.settings.issuer || !spoken_to.into_iter().all(|url| is_trusted(url)) {
            tracing::error!("the issuer at GOOGLE_ISSUER says that it is another one");
            return Err(AppError::Unavailable);
        }
        let keys = read(&http.get(&endpoints.jwks_uri, None, &[]).await.map_err(away)?)?;
        Ok(Known { endpoints, keys, at: now })
    }
}

fn away(error: super::http::NoAnswer) -> AppError {
    tracing::warn!(%error, "Google does not answer");
    AppError::Unavailable
}

fn read<T: serde::de::DeserializeOwned>(answer: &Answer) -> Result<T, AppError> {
    serde_json::from_slice(&answer.body).map_err(|_| {
        tracing::warn!(status = answer.status, "Google's answer cannot be read");
        AppError::Unavailable
    })
}
