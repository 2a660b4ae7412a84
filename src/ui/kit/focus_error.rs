//! After a refusal, where to look.

use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys::HtmlElement};

/// Moves to the first control that has an error. Browser only: call it in an `Effect` or a handler.
pub fn focus_first_error() {
    let invalid = document().query_selector("[aria-invalid=\"true\"]").ok().flatten();
    if let Some(control) = invalid.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        // A control that is disabled by now does not take the focus, and that is all right.
        let _ = control.focus();
    }
}
