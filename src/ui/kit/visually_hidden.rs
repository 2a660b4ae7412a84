//! Words for those who listen.

use leptos::prelude::*;

/// Read aloud, not shown.
#[component]
pub fn VisuallyHidden(children: Children) -> impl IntoView {
    view! { <span class="sr-only">{children()}</span> }
}
