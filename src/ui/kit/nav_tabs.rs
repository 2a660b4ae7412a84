//! The areas of a surface, as links.

use leptos::prelude::*;

use super::{choice::Choice, icon::Icon};

/// How the links stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NavLayout {
    /// Beside each other, scrolling where the screen is narrow.
    #[default]
    Bar,
    /// Below each other, the left rail of the back office.
    Rail,
}

impl NavLayout {
    const fn class(self) -> &'static str {
        match self {
            Self::Bar => "nav-bar",
            Self::Rail => "nav-rail",
        }
    }
}

/// Navigation that works without script. Each item is a `Choice` with an `href`.
#[component]
pub fn NavTabs(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] items: Signal<Vec<Choice>>,
    /// The `value` of the area the person is in.
    #[prop(into)]
    current: Signal<String>,
    #[prop(optional)] layout: NavLayout,
) -> impl IntoView {
    let link = move |item: Choice| {
        let own = item.value;
        view! {
            <a class="nav-link" href=item.href aria-current=move || current.with(|current| *current == own).then_some("page")>
                {item.icon.map(|name| view! { <Icon name/> })}
                <span>{item.label}</span>
                {item.count.map(|count| view! { <span class="count">{count}</span> })}
            </a>
        }
    };
    view! {
        <nav class=layout.class() aria-label=move || label.get()>
            {move || items.get().into_iter().map(link).collect_view()}
        </nav>
    }
}
