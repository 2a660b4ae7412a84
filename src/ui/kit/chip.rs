//! A filter that is on or off.

use leptos::prelude::*;

use super::icon::Icon;

/// A toggle; while on, a tick stands before its word. `on:click` switches it.
#[component]
pub fn Chip(
    #[prop(into)] pressed: Signal<bool>,
    #[prop(optional)] icon: Option<&'static str>,
    #[prop(optional, into)] disabled: Signal<bool>,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="chip"
            aria-pressed=move || if pressed.get() { "true" } else { "false" }
            disabled=move || disabled.get()
        >
            {move || match (pressed.get(), icon) {
                (true, _) => Some(view! { <Icon name="check"/> }),
                (false, Some(name)) => Some(view! { <Icon name/> }),
                (false, None) => None,
            }}
            <span>{children()}</span>
        </button>
    }
}
