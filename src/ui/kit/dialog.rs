//! A question or a small task in front of the page.

use leptos::prelude::*;

use super::modal::Modal;

/// Width of a dialog on wide screens; on phones it is a sheet from below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogSize {
    /// A question.
    Small,
    #[default]
    Medium,
    /// Two columns.
    Large,
    /// The whole screen.
    Full,
}

impl DialogSize {
    const fn class(self) -> &'static str {
        match self {
            Self::Small => "modal dialog dialog-small",
            Self::Medium => "modal dialog dialog-medium",
            Self::Large => "modal dialog dialog-large",
            Self::Full => "modal dialog dialog-full",
        }
    }
}

/// A native modal dialog. The content exists only while it is open.
#[component]
pub fn Dialog(
    #[prop(into)] open: Signal<bool>,
    /// Esc, the backdrop or the cross: the caller sets `open` to false, or refuses.
    #[prop(into)]
    on_close: Callback<()>,
    #[prop(into)] title: Signal<String>,
    #[prop(optional)] size: DialogSize,
    /// Buttons below the content, always in view.
    #[prop(optional, into)]
    footer: Option<ViewFn>,
    /// The title is only read aloud.
    #[prop(optional)]
    hide_title: bool,
    #[prop(default = "Close".to_owned(), into)] close_label: String,
    children: ChildrenFn,
) -> impl IntoView {
    view! { <Modal class=size.class() open on_close title hide_title footer close_label children/> }
}
