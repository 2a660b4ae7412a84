//! An editor at the side.

use leptos::prelude::*;

use super::modal::Modal;

/// Width of a drawer on wide screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DrawerSize {
    /// 400 px.
    Narrow,
    /// 520 px.
    #[default]
    Medium,
    /// 720 px.
    Wide,
}

impl DrawerSize {
    const fn class(self) -> &'static str {
        match self {
            Self::Narrow => "modal drawer drawer-narrow",
            Self::Medium => "modal drawer drawer-medium",
            Self::Wide => "modal drawer drawer-wide",
        }
    }
}

/// Slides over the right edge and leaves the list in view. The content exists only while it is open.
#[component]
pub fn Drawer(
    #[prop(into)] open: Signal<bool>,
    /// Esc, the backdrop or the cross: the caller sets `open` to false, or refuses.
    #[prop(into)]
    on_close: Callback<()>,
    #[prop(into)] title: Signal<String>,
    #[prop(optional)] size: DrawerSize,
    /// Buttons below the content, always in view.
    #[prop(optional, into)]
    footer: Option<ViewFn>,
    #[prop(default = "Close".to_owned(), into)] close_label: String,
    children: ChildrenFn,
) -> impl IntoView {
    view! { <Modal class=size.class() open on_close title hide_title=false footer close_label children/> }
}
