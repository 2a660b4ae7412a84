//! The language a person reads: the cookie they chose, else what their browser asks for.

use axum::{
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, header};
use serde::Deserialize;

use super::{identify::cookie, session::own_path};
use crate::kernel::{error::AppError, language::Language};

const COOKIE: &str = "comanda_language";

pub fn of_request(headers: &HeaderMap) -> Language {
    let chosen = cookie(headers, COOKIE).and_then(|code| interface(&code));
    let asked = || Language::from_accept_header(headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?);
    chosen.or_else(asked).unwrap_or_default()
}

fn interface(code: &str) -> Option<Language> {
    Language::parse(code).filter(|language| Language::INTERFACE.contains(language))
}

#[derive(Deserialize)]
pub struct Back {
    #[serde(default)]
    back: String,
}

/// `GET /language/es?back=/pos`: remembers the choice for a year and goes back.
pub async fn choose(Path(code): Path<String>, Query(Back { back }): Query<Back>) -> Response {
    let Some(language) = interface(&code) else { return AppError::not_found("language").into_response() };
    let cookie = format!("{COOKIE}={}; Path=/; SameSite=Lax; Max-Age=31536000", language.as_str());
    let back = if back == "/login" { back } else { own_path(&back).unwrap_or_else(|| "/".to_owned()) };
    ([(header::SET_COOKIE, cookie)], Redirect::to(&back)).into_response()
}
