//! The interface's languages.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    kernel::language::Language,
    ui::{
        kit::icon::Icon,
        shared::{page::language, words::words as shared_words},
    },
};

/// A link for each; the server remembers the choice and comes back to this page.
#[component]
pub fn Languages() -> impl IntoView {
    let path = use_location().pathname;
    let chosen = language();
    let link = move |choice: Language| {
        let is_chosen = choice == chosen;
        view! {
            <a
                class="menu-item"
                href=move || format!("/language/{}?back={}", choice.as_str(), path.get())
                rel="external"
                lang=choice.tag()
                hreflang=choice.tag()
                aria-current=is_chosen.then_some("true")
            >
                <Icon name=if is_chosen { "check" } else { "globe" }/>
                <span>{choice.own_name()}</span>
            </a>
        }
    };
    view! {
        <div role="group" aria-label=shared_words().language>
            {Language::INTERFACE.into_iter().map(link).collect_view()}
        </div>
    }
}
