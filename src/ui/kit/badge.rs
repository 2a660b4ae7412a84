//! A state in one word.

use leptos::prelude::*;

use super::{
    classes,
    icon::{Icon, IconSize},
    tone::Tone,
};

/// How a badge is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BadgeKind {
    #[default]
    Soft,
    /// Seen from two metres.
    Solid,
    Outline,
}

impl BadgeKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Soft => "badge-soft",
            Self::Solid => "badge-solid",
            Self::Outline => "badge-outline",
        }
    }
}

/// Word, shape and colour together.
#[component]
pub fn Badge(
    #[prop(optional, into)] tone: Signal<Tone>,
    #[prop(optional)] kind: BadgeKind,
    /// Another icon than the tone's own; `""` for none.
    #[prop(optional)]
    icon: Option<&'static str>,
    #[prop(optional)] large: bool,
    children: Children,
) -> impl IntoView {
    let size = if large { IconSize::Medium } else { IconSize::Small };
    view! {
        <span class=move || classes::join(&["badge", kind.class(), tone.get().class(), if large { "badge-large" } else { "" }])>
            {move || {
                let name = icon.unwrap_or(tone.get().icon());
                (!name.is_empty()).then(|| view! { <Icon name size/> })
            }}
            <span>{children()}</span>
        </span>
    }
}
