//! The till's frame: the bar, the page below it, the messages above it.

use leptos::{
    ev::{self, KeyboardEvent},
    prelude::*,
};
use leptos_router::hooks::use_params_map;

use super::{
    context::provide_pos,
    drawer::page::DrawerPage,
    drawer::report_page::{XPage, ZPage},
    floor::page::FloorPage,
    link_state::LostBar,
    order::page::OrderPage,
    orders::page::OrdersPage,
    page_error::PageError,
    ready::page::ReadyPage,
    receipt::page::ReceiptPage,
    top_bar::TopBar,
    words::words,
};
use crate::{
    auth::model::Me,
    kernel::error::AppError,
    ui::{
        kit::toast_host::ToastHost,
        shared::{idle_lock::IdleLock, live::Link, words},
    },
};

/// The pages of the till, as the address names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    Floor,
    Orders,
    Ready,
    Order,
    Receipt,
    Drawer,
    XReport,
    ZReport,
    Unknown,
}

impl Page {
    fn of(segment: Option<&str>, part: Option<&str>) -> Self {
        match segment {
            None | Some("") => Self::Floor,
            Some("orders") => Self::Orders,
            Some("ready") => Self::Ready,
            Some("order") => Self::Order,
            Some("receipt") => Self::Receipt,
            Some("drawer") => match part {
                None | Some("") => Self::Drawer,
                Some("x") => Self::XReport,
                Some("z") => Self::ZReport,
                Some(_) => Self::Unknown,
            },
            Some(_) => Self::Unknown,
        }
    }
}

#[component]
pub fn Frame(me: Me) -> impl IntoView {
    let pos = provide_pos(me);
    let w = words();
    let params = use_params_map();
    let page = Memo::new(move |_| {
        let params = params.read();
        Page::of(params.get_str("page"), params.get_str("id"))
    });
    let keys = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        if event.key() == "F2" {
            event.prevent_default();
            pos.go("/pos");
        }
    });
    on_cleanup(move || keys.remove());
    let is_ready = Signal::derive(move || pos.link.get() == Link::Live && pos.book.stuck() == 0);
    // A closure each: a page never draws itself over the one before, listeners included.
    let body = move || match page.get() {
        Page::Floor => (|| view! { <FloorPage/> }).into_any(),
        Page::Orders => (|| view! { <OrdersPage/> }).into_any(),
        Page::Ready => (|| view! { <ReadyPage/> }).into_any(),
        Page::Order => (|| view! { <OrderPage/> }).into_any(),
        Page::Receipt => (|| view! { <ReceiptPage/> }).into_any(),
        Page::Drawer => (|| view! { <DrawerPage/> }).into_any(),
        Page::XReport => (|| view! { <XPage/> }).into_any(),
        Page::ZReport => (|| view! { <ZPage/> }).into_any(),
        Page::Unknown => {
            (move || view! { <PageError error=AppError::not_found("page") on_retry=move |()| pos.go("/pos")/> })
                .into_any()
        }
    };
    view! {
        <div class="flex h-dvh flex-col overflow-hidden bg-canvas text-ink print:block print:h-auto print:overflow-visible">
            <TopBar page/>
            <LostBar/>
            <IdleLock is_ready next="/pos"/>
            <main class="relative min-h-0 flex-1">{body}</main>
            <ToastHost label=w.messages dismiss_label=words::words().close/>
        </div>
    }
}
