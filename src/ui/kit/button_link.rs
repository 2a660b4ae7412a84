//! A link that looks like a button.

use leptos::prelude::*;

use super::{
    button::{ButtonKind, ButtonSize},
    classes,
    icon::Icon,
};

/// Goes somewhere, works without script.
#[component]
pub fn ButtonLink(
    #[prop(into)] href: Signal<String>,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional)] size: ButtonSize,
    /// Icon before the words.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// Icon after the words.
    #[prop(optional)]
    icon_end: Option<&'static str>,
    /// Takes the full width.
    #[prop(optional)]
    wide: bool,
    /// Leaves the app: the browser loads the page.
    #[prop(optional)]
    external: bool,
    children: Children,
) -> impl IntoView {
    let class = classes::join(&["btn", kind.class(), size.class(), if wide { "btn-wide" } else { "" }]);
    view! {
        <a class=class href=move || href.get() rel=external.then_some("external")>
            <span class="btn-body">
                {icon.map(|name| view! { <Icon name/> })}
                <span>{children()}</span>
                {icon_end.map(|name| view! { <Icon name/> })}
            </span>
        </a>
    }
}
