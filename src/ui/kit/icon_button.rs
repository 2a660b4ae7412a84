//! A square button with an icon alone.

use leptos::prelude::*;

use super::{
    button::{ButtonKind, ButtonSize},
    classes,
    icon::{Icon, IconSize},
};

/// For acts whose icon everybody knows; the label is its accessible name and its tooltip.
#[component]
pub fn IconButton(
    icon: &'static str,
    #[prop(into)] label: Signal<String>,
    #[prop(default = ButtonKind::Ghost)] kind: ButtonKind,
    #[prop(optional)] size: ButtonSize,
    /// Submits the form around it.
    #[prop(optional)]
    submit: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// The act is on its way.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// Makes it a toggle and says whether it is on.
    #[prop(optional, into)]
    pressed: Signal<Option<bool>>,
) -> impl IntoView {
    let class = classes::join(&["btn", "btn-square", kind.class(), size.class()]);
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=class
            aria-label=move || label.get()
            title=move || label.get()
            disabled=move || disabled.get() || pending.get()
            aria-busy=move || pending.get().then_some("true")
            aria-pressed=move || pressed.get().map(|on| if on { "true" } else { "false" })
        >
            <span class="btn-body">
                <Icon name=icon size=IconSize::Large/>
            </span>
        </button>
    }
}
