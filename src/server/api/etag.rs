//! Catalogue reads say what they hold (RFC 9110, 8.8.3): whoever has it already is told so in a line.
//!
//! The tag is weak, because compression makes other bytes of the same menu, and leaves out the moment at which a copy was
//! made: a menu that did not change is the same menu a minute later.

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde_json::Value;

use crate::platform::crypto::{hex, sha256};

/// More than any menu is; what is larger is a fault.
const BYTES_MAX: usize = 16 * 1024 * 1024;
/// Kept, but asked about each time.
const KEPT: HeaderValue = HeaderValue::from_static("private, no-cache");

/// The middleware of reads that seldom change.
pub async fn tag(request: Request, next: Next) -> Response {
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    let response = next.run(request).await;
    if !is_read || response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = axum::body::to_bytes(body, BYTES_MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let Ok(tag) = HeaderValue::from_str(&tag_of(&bytes)) else { return Response::from_parts(parts, Body::from(bytes)) };
    let is_known = known.is_some_and(|known| names(&known, &tag));
    parts.headers.insert(header::ETAG, tag);
    parts.headers.insert(header::CACHE_CONTROL, KEPT);
    if is_known {
        return (StatusCode::NOT_MODIFIED, without_content(parts.headers)).into_response();
    }
    Response::from_parts(parts, Body::from(bytes))
}

fn without_content(mut headers: HeaderMap) -> HeaderMap {
    headers.remove(header::CONTENT_TYPE);
    headers.remove(header::CONTENT_LENGTH);
    headers
}

/// Of what a menu says, whenever it says it.
fn tag_of(bytes: &[u8]) -> String {
    let hash = match serde_json::from_slice::<Value>(bytes) {
        Ok(mut value) => {
            for menu in ["", "/menu"] {
                if let Some(Value::Object(menu)) = value.pointer_mut(menu) {
                    menu.remove("at");
                }
            }
            sha256(&[value.to_string().as_bytes()])
        }
        Err(_) => sha256(&[bytes]),
    };
    format!("W/\"{}\"", &hex(&hash)[..32])
}

/// RFC 9110, 13.1.2: one of a list, compared weakly, or any.
fn names(known: &HeaderValue, tag: &HeaderValue) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    match (known.to_str(), tag.to_str()) {
        (Ok(known), Ok(tag)) => known.trim() == "*" || known.split(',').any(|one| bare(one) == bare(tag)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_says_what_a_menu_holds() {
        let tag = |text: &str| tag_of(text.as_bytes());
        assert_eq!(tag(r#"{"items":[1],"at":"19:30"}"#), tag(r#"{"items":[1],"at":"19:31"}"#));
        assert_eq!(tag(r#"{"menu":{"items":[1],"at":1}}"#), tag(r#"{"menu":{"items":[1],"at":2}}"#));
        assert_ne!(tag(r#"{"items":[1]}"#), tag(r#"{"items":[2]}"#));
        let is_named = |known: &'static str, tag: &'static str| {
            names(&HeaderValue::from_static(known), &HeaderValue::from_static(tag))
        };
        assert!(is_named("\"a\", W/\"b\"", "W/\"b\"") && is_named("\"b\"", "W/\"b\"") && is_named("*", "W/\"b\""));
        assert!(!is_named("\"a\"", "W/\"b\"") && !is_named("", "W/\"b\""));
    }
}
