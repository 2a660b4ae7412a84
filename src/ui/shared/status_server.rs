//! The status of the answer that a page is made for.

use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

/// There is nothing at this address. It counts while the first part of the page is made.
pub fn not_found() {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(http::StatusCode::NOT_FOUND);
    }
}
