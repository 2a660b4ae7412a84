//! The left side on wide screens.

use leptos::prelude::*;

use crate::{
    auth::model::Me,
    ui::{
        admin::{
            area::Area, elsewhere::Elsewhere, languages::Languages, link_state::LinkDot, sign_out::SignOutForm,
            switcher::Switcher, theme::flip_theme, words::words,
        },
        kit::{
            icon::Icon,
            menu_item::MenuItem,
            nav_tabs::{NavLayout, NavTabs},
        },
        shared::{
            live::Live,
            words::{role_word, words as shared_words},
        },
    },
};

/// Restaurant, areas, other screens, and the person at the bottom.
#[component]
pub fn Rail(me: Me, area: Memo<Area>, live: Live) -> impl IntoView {
    let words = words();
    let items: Vec<_> =
        Area::LINKED.into_iter().filter(|area| me.may(area.permission())).map(|area| area.link(words)).collect();
    let (name, role) = (me.name.clone(), role_word(me.role));
    view! {
        <div class="sticky top-0 hidden h-dvh flex-col gap-4 overflow-y-auto bg-surface p-4 lg:flex">
            <div class="grid gap-2">
                <p class="flex items-center justify-between gap-2 px-1 text-sm text-ink-muted">
                    <span class="font-semibold">{words.product}</span>
                    <LinkDot live/>
                </p>
                <Switcher me/>
            </div>
            <NavTabs label=words.areas items=items current=move || area.get().as_str().to_owned() layout=NavLayout::Rail/>
            <div class="border-t border-line"></div>
            <Elsewhere/>
            <div class="mt-auto grid gap-1 border-t border-line pt-3">
                <p class="flex items-center gap-3 px-3 pb-2">
                    <Icon name="person"/>
                    <span class="grid min-w-0 leading-tight">
                        <span class="truncate font-semibold">{name}</span>
                        <span class="text-sm text-ink-muted">{role}</span>
                    </span>
                </p>
                <Languages/>
                <MenuItem icon="moon" on:click=move |_| flip_theme()>{shared_words().theme}</MenuItem>
                <SignOutForm/>
            </div>
        </div>
    }
}
