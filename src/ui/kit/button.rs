//! The button, its kinds and sizes.

use leptos::prelude::*;

use super::{classes, icon::Icon};

/// How loud a button is. A view has at most one primary button.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    #[default]
    Primary,
    Quiet,
    /// Destroys or takes back something.
    Danger,
    Ghost,
}

impl ButtonKind {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Primary => "btn-primary",
            Self::Quiet => "btn-quiet",
            Self::Danger => "btn-danger",
            Self::Ghost => "btn-ghost",
        }
    }
}

/// Height of a button; every one is a comfortable target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonSize {
    /// 44 px.
    Small,
    /// 48 px.
    #[default]
    Medium,
    /// 56 px.
    Large,
    /// 64 px, for the till and the kitchen.
    Huge,
}

impl ButtonSize {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Small => "btn-small",
            Self::Medium => "btn-medium",
            Self::Large => "btn-large",
            Self::Huge => "btn-huge",
        }
    }
}

/// A button with a word. `on:click` and any attribute may be put on it.
#[component]
pub fn Button(
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional)] size: ButtonSize,
    /// Submits the form around it.
    #[prop(optional)]
    submit: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// The act is on its way: same width, a turning ring, no second press.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// Icon before the words.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// Icon after the words.
    #[prop(optional)]
    icon_end: Option<&'static str>,
    /// Takes the full width.
    #[prop(optional)]
    wide: bool,
    /// Name in the form, for forms with several buttons.
    #[prop(optional)]
    name: Option<&'static str>,
    /// Value in the form.
    #[prop(optional, into)]
    value: Option<String>,
    children: Children,
) -> impl IntoView {
    let class = classes::join(&["btn", kind.class(), size.class(), if wide { "btn-wide" } else { "" }]);
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=class
            name=name
            value=value
            disabled=move || disabled.get() || pending.get()
            aria-busy=move || pending.get().then_some("true")
        >
            <span class="btn-body">
                {icon.map(|name| view! { <Icon name/> })}
                <span>{children()}</span>
                {icon_end.map(|name| view! { <Icon name/> })}
            </span>
        </button>
    }
}
