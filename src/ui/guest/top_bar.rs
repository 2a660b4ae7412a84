//! The line at the top: which house, which table, which language.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    kernel::language::Language,
    ui::{
        kit::icon::{Icon, IconSize},
        shared::page::language,
    },
};

use super::words::words;

/// `back` leads to the menu from the pages below it.
#[component]
pub fn TopBar(
    name: String,
    #[prop(optional, into)] table: Option<String>,
    #[prop(optional, into)] back: Signal<Option<String>>,
) -> impl IntoView {
    let back_link = move || {
        back.get().map(|href| view! {
            <a href=href data-noscroll="" aria-label=words().back_to_menu class="tap -ms-3 grid flex-none place-items-center rounded-full">
                <Icon name="arrow-left" size=IconSize::Large/>
            </a>
        })
    };
    let table = table.map(|table| view! { <p class="truncate text-sm text-ink-muted">{table}</p> });
    view! {
        <a href="#content" rel="external" class="sr-only focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:z-50 focus:rounded-md focus:bg-surface focus:px-4 focus:py-3 focus:shadow-md">
            {words().skip}
        </a>
        <header class="border-b border-line bg-surface pt-safe">
            <div class="mx-auto flex h-16 max-w-6xl items-center gap-2 px-4">
                {back_link}
                <div class="min-w-0 flex-1">
                    <p class="truncate text-lg font-bold leading-tight">{name}</p>
                    {table}
                </div>
                <LanguageLinks/>
            </div>
        </header>
    }
}

/// The other languages of the interface; the server keeps the choice and comes back to this page.
#[component]
fn LanguageLinks() -> impl IntoView {
    let here = use_location().pathname;
    let link = move |other: Language| {
        let href = move || format!("/language/{}?back={}", other.as_str(), here.get());
        view! {
            <a
                href=href
                rel="external nofollow"
                lang=other.tag()
                hreflang=other.tag()
                aria-label=other.own_name()
                class="tap inline-flex items-center gap-1.5 rounded-full px-3 font-semibold uppercase"
            >
                <Icon name="globe"/>
                <span aria-hidden="true">{other.as_str()}</span>
            </a>
        }
    };
    let others = Language::INTERFACE.into_iter().filter(|other| *other != language());
    view! { <nav class="flex flex-none" aria-label=crate::ui::shared::words::words().language>{others.map(link).collect_view()}</nav> }
}
