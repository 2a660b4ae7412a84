//! The other screens of the house.

use leptos::prelude::*;

use crate::ui::{
    admin::words::words,
    kit::icon::{Icon, IconSize},
};

/// Links that leave the back office.
#[component]
pub fn Elsewhere() -> impl IntoView {
    let words = words();
    let link = |href: &'static str, icon: &'static str, word: &'static str| {
        view! {
            <a class="nav-link" href=href rel="external">
                <Icon name=icon/>
                <span class="flex-1">{word}</span>
                <Icon name="external" size=IconSize::Small/>
            </a>
        }
    };
    view! {
        <nav class="nav-rail" aria-label=words.elsewhere>
            {link("/pos", "card", words.pos)}
            {link("/kds", "kitchen", words.kitchen)}
        </nav>
    }
}
