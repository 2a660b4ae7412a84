//! `/`

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    kernel::language::Language,
    ui::{
        kit::icon::{Icon, IconSize},
        shared::{
            page::{language, me},
            words::words as shared_words,
        },
    },
};

use super::{picture::TicketPicture, words::words};

/// What Comanda is in one line, and two large links.
#[component]
pub fn HomePage() -> impl IntoView {
    let words = words();
    let work = match me() {
        Some(me) => {
            let text = words.signed_in_as.replace("{name}", &me.name).replace("{restaurant}", &me.restaurant.name);
            view! { <Way href=me.home() icon="arrow-right" title=words.to_work text is_main=true/> }
        }
        None => view! { <Way href="/login" icon="log-in" title=words.sign_in text=words.sign_in_text is_main=true/> },
    };
    view! {
        <Title text=format!("Comanda · {}", words.tagline)/>
        <div class="flex min-h-dvh flex-col px-5 sm:px-8">
            <header class="mx-auto flex w-full max-w-6xl items-center justify-between py-4">
                <p class="flex items-center gap-2.5 text-xl font-bold">
                    <span class="grid size-10 place-items-center rounded-lg bg-accent text-on-accent"><Icon name="receipt" size=IconSize::Large/></span>
                    "Comanda"
                </p>
                <Languages/>
            </header>
            <main class="mx-auto grid w-full max-w-6xl flex-1 content-center items-center gap-10 py-8 lg:grid-cols-2 lg:gap-16">
                <div class="grid max-w-xl gap-5">
                    <h1 class="text-4xl font-bold tracking-tight sm:text-5xl lg:text-6xl">{words.tagline}</h1>
                    <p class="text-lg text-ink-muted sm:text-xl">{words.what_it_is}</p>
                    <div class="mt-3 grid gap-3">
                        {work}
                        <Way href="/r/bistro-nove" icon="utensils" title=words.demo_menu text=words.demo_menu_text/>
                    </div>
                </div>
                <div class="hidden justify-self-center lg:block"><TicketPicture/></div>
            </main>
        </div>
    }
}

/// A way in: the whole card is the link.
#[component]
fn Way(
    href: &'static str,
    icon: &'static str,
    title: &'static str,
    #[prop(into)] text: String,
    #[prop(optional)] is_main: bool,
) -> impl IntoView {
    let class = if is_main {
        "flex min-h-20 items-center gap-4 rounded-xl bg-accent px-5 py-3 text-on-accent shadow-md hover:bg-accent-hover"
    } else {
        "flex min-h-20 items-center gap-4 rounded-xl bg-surface px-5 py-3 shadow-sm hover:bg-surface-2"
    };
    let text_class = if is_main { "block" } else { "block text-ink-muted" };
    view! {
        <a class=class href=href rel="external">
            <Icon name=icon size=IconSize::Large/>
            <span class="min-w-0 flex-1">
                <span class="block text-lg font-semibold">{title}</span>
                <span class=text_class>{text}</span>
            </span>
            <Icon name="chevron-right"/>
        </a>
    }
}

/// The interface in another language, by a plain link that works without script.
#[component]
fn Languages() -> impl IntoView {
    let link = |choice: Language| {
        let is_chosen = choice == language();
        let class = if is_chosen {
            "grid min-h-touch place-items-center px-2 font-semibold"
        } else {
            "grid min-h-touch place-items-center px-2 text-ink-muted underline underline-offset-4 hover:text-ink"
        };
        view! {
            <a class=class href=format!("/language/{}?back=/", choice.as_str()) rel="external" lang=choice.tag() hreflang=choice.tag() aria-current=is_chosen.then_some("true")>
                {choice.own_name()}
            </a>
        }
    };
    view! { <nav class="flex gap-2" aria-label=shared_words().language>{Language::INTERFACE.map(link).into_iter().collect_view()}</nav> }
}
