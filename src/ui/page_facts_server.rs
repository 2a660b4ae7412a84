//! On the server the facts come from the request: the middleware has put them there.

use leptos::prelude::use_context;

use super::shared::page::PageFacts;

pub fn read() -> PageFacts {
    use_context::<http::request::Parts>()
        .and_then(|parts| parts.extensions.get::<PageFacts>().cloned())
        .unwrap_or_default()
}
