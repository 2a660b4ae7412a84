//! Where a list goes on.

use leptos::prelude::*;

use crate::ui::{
    admin::words::words,
    kit::{button::ButtonKind, button_link::ButtonLink},
};

/// The way to what happened before.
#[component]
pub fn Older(href: String) -> impl IntoView {
    view! {
        <p class="pt-4">
            <ButtonLink href kind=ButtonKind::Quiet icon_end="chevron-right">{words().older}</ButtonLink>
        </p>
    }
}
