//! One act in a menu.

use leptos::{either::Either, prelude::*};

use super::{classes, icon::Icon};

/// A button, or a link where `href` is given.
#[component]
pub fn MenuItem(
    #[prop(optional)] icon: Option<&'static str>,
    /// Makes it a link.
    #[prop(optional, into)]
    href: Option<String>,
    /// Destroys or takes back something.
    #[prop(optional)]
    danger: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let class = classes::join(&["menu-item", if danger { "menu-item-danger" } else { "" }]);
    let icon = icon.map(|name| view! { <Icon name/> });
    match href {
        Some(href) => Either::Left(view! {
            <a class=class href=href>
                {icon}
                <span>{children()}</span>
            </a>
        }),
        None => Either::Right(view! {
            <button type="button" class=class disabled=move || disabled.get()>
                {icon}
                <span>{children()}</span>
            </button>
        }),
    }
}
