//! Icons from the sprite `/icons.svg`.

use leptos::prelude::*;

/// Edge length of an icon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IconSize {
    /// 16 px, beside small text.
    Small,
    /// 20 px, beside body text.
    #[default]
    Medium,
    /// 24 px, alone in a button.
    Large,
    /// 40 px, in an empty state.
    Huge,
}

impl IconSize {
    const fn pixels(self) -> &'static str {
        match self {
            Self::Small => "16",
            Self::Medium => "20",
            Self::Large => "24",
            Self::Huge => "40",
        }
    }
}

/// One icon in the colour of the text around it. Without a label it is decoration.
#[component]
pub fn Icon(
    /// A name from the list in `docs/kit.md`.
    name: &'static str,
    #[prop(optional)] size: IconSize,
    /// Says what the icon means where no word stands beside it.
    #[prop(optional, into)]
    label: Option<String>,
) -> impl IntoView {
    let role = label.is_some().then_some("img");
    let hidden = label.is_none().then_some("true");
    view! {
        <svg class="icon" width=size.pixels() height=size.pixels() role=role aria-label=label aria-hidden=hidden focusable="false">
            <use href=format!("/icons.svg#{name}")></use>
        </svg>
    }
}
