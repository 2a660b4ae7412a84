//! Where no page is.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::ui::{
    kit::{
        button::{ButtonKind, ButtonSize},
        button_link::ButtonLink,
        icon::{Icon, IconSize},
    },
    shared::{page::me, status},
};

use super::words::words;

/// Says so kindly, and shows the ways on.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    status::not_found();
    let words = words();
    let work = me().map(|me| {
        view! { <ButtonLink href=me.home() size=ButtonSize::Large icon_end="arrow-right" external=true>{words.to_work}</ButtonLink> }
    });
    let door_kind = if work.is_some() { ButtonKind::Quiet } else { ButtonKind::Primary };
    view! {
        <Title text=format!("{} · Comanda", words.not_found_title)/>
        <main class="grid min-h-dvh place-content-center justify-items-center gap-4 px-6 py-12 text-center">
            <span class="grid size-20 place-items-center rounded-full bg-accent-soft text-accent-ink">
                <Icon name="utensils" size=IconSize::Huge/>
            </span>
            <h1 class="text-3xl font-bold sm:text-4xl">{words.not_found_title}</h1>
            <p class="max-w-md text-lg text-ink-muted">{words.not_found_text}</p>
            <div class="mt-3 flex flex-wrap justify-center gap-3">
                {work}
                <ButtonLink href="/" kind=door_kind size=ButtonSize::Large icon="home" external=true>{words.to_the_door}</ButtonLink>
            </div>
        </main>
    }
}
