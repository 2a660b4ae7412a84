//! The same as the rail, on a phone.

use leptos::prelude::*;

use crate::{
    auth::model::Me,
    ui::{
        admin::{
            area::Area, fill::fill, languages::Languages, link_state::LinkDot, sign_out::SignOutForm,
            switcher::Switcher, theme::flip_theme, words::words,
        },
        kit::{menu::Menu, menu_item::MenuItem, nav_tabs::NavTabs},
        shared::{
            live::Live,
            words::{role_word, words as shared_words},
        },
    },
};

/// Restaurant and person in one line, the areas in the next.
#[component]
pub fn TopBar(me: Me, area: Memo<Area>, live: Live) -> impl IntoView {
    let words = words();
    let items: Vec<_> =
        Area::LINKED.into_iter().filter(|area| me.may(area.permission())).map(|area| area.link(words)).collect();
    let (name, role) = (me.name.clone(), role_word(me.role));
    let label = fill(words.account_of, "name", &name);
    view! {
        <div class="border-b border-line bg-surface px-2 lg:hidden">
            <div class="flex min-h-row items-center justify-between gap-2">
                <div class="min-w-0 flex-1"><Switcher me/></div>
                <LinkDot live/>
                <Menu label icon="person">
                    <p class="grid px-3 py-2 leading-tight">
                        <span class="truncate font-semibold">{name}</span>
                        <span class="text-sm text-ink-muted">{role}</span>
                    </p>
                    <MenuItem icon="card" href="/pos" attr:rel="external">{words.pos}</MenuItem>
                    <MenuItem icon="kitchen" href="/kds" attr:rel="external">{words.kitchen}</MenuItem>
                    <Languages/>
                    <MenuItem icon="moon" on:click=move |_| flip_theme()>{shared_words().theme}</MenuItem>
                    <SignOutForm/>
                </Menu>
            </div>
            <NavTabs label=words.areas items=items current=move || area.get().as_str().to_owned()/>
        </div>
    }
}
