//! The list of acts behind three dots.

use leptos::{ev::KeyboardEvent, html, prelude::*};

use super::{classes, icon::Icon};

/// Which edge of its button the list keeps to, on wide screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MenuAlign {
    /// For buttons at the right.
    #[default]
    End,
    /// For buttons at the left.
    Start,
}

impl MenuAlign {
    const fn class(self) -> &'static str {
        match self {
            Self::End => "menu-list",
            Self::Start => "menu-list menu-list-start",
        }
    }
}

/// A disclosure with `MenuItem`s. Opens and closes without script; with it, Esc and choosing close it too.
#[component]
pub fn Menu(
    /// Accessible name and tooltip of the opener.
    #[prop(into)]
    label: Signal<String>,
    #[prop(default = "more")] icon: &'static str,
    /// Shows the label beside the icon.
    #[prop(optional)]
    show_label: bool,
    #[prop(optional)] align: MenuAlign,
    children: Children,
) -> impl IntoView {
    let root = NodeRef::<html::Details>::new();
    let opener = NodeRef::<html::Summary>::new();
    let close = move || {
        if let Some(root) = root.get_untracked() {
            root.set_open(false);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && root.get_untracked().is_some_and(|root| root.open()) {
            event.stop_propagation();
            event.prevent_default();
            close();
            if let Some(opener) = opener.get_untracked() {
                // A summary that is in the page always takes the focus.
                let _ = opener.focus();
            }
        }
    };
    let class = classes::join(&["btn", "btn-ghost", "btn-medium", if show_label { "" } else { "btn-square" }]);
    view! {
        <details class="menu" node_ref=root on:keydown=on_key>
            <summary class=class node_ref=opener aria-label=move || label.get() title=move || label.get()>
                <span class="btn-body">
                    <Icon name=icon/>
                    {show_label.then(|| view! { <span>{move || label.get()}</span> })}
                </span>
            </summary>
            <div class=align.class() on:click=move |_| close()>
                {children()}
            </div>
        </details>
    }
}
