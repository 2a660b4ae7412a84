//! The bar above every page.

use leptos::prelude::*;

use super::{
    clock::Clock,
    context::use_pos,
    frame::Page,
    link_state::{LinkDot, WaitingBadge},
    person_menu::PersonMenu,
    words::words,
};
use crate::ui::kit::{choice::Choice, nav_tabs::NavTabs};

/// Areas at the left, the state of things at the right.
#[component]
pub fn TopBar(page: Memo<Page>) -> impl IntoView {
    let pos = use_pos();
    let w = words();
    let items = move || {
        vec![
            Choice::new("tables", w.tables).href("/pos"),
            Choice::new("orders", w.orders).href("/pos/orders"),
            Choice::new("ready", w.ready).href("/pos/ready").count(i64::from(pos.ready.get())),
        ]
    };
    let current = move || {
        match page.get() {
            Page::Floor | Page::Order => "tables",
            Page::Orders | Page::Receipt => "orders",
            Page::Ready => "ready",
            Page::Drawer | Page::XReport | Page::ZReport | Page::Unknown => "",
        }
        .to_owned()
    };
    view! {
        <header class="no-print flex min-h-row items-center gap-1 border-b border-line bg-surface px-1 sm:gap-3 sm:px-3">
            <div class="min-w-0">
                <NavTabs label=w.areas items=Signal::derive(items) current=Signal::derive(current)/>
            </div>
            <div class="ml-auto flex items-center gap-1.5 sm:gap-4">
                <WaitingBadge/>
                <LinkDot/>
                <Clock/>
                <PersonMenu/>
            </div>
        </header>
    }
}
