//! A chip that leads somewhere.

use leptos::prelude::*;

use super::icon::Icon;

/// A link to a category or to the page with a filter set; works without script.
#[component]
pub fn ChipLink(
    #[prop(into)] href: Signal<String>,
    /// The person is there, or the filter is set.
    #[prop(optional, into)]
    current: Signal<bool>,
    #[prop(optional)] icon: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    view! {
        <a class="chip" href=move || href.get() aria-current=move || current.get().then_some("true")>
            {icon.map(|name| view! { <Icon name/> })}
            <span>{children()}</span>
        </a>
    }
}
