//! A guest's table: the frame around its pages.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    kernel::error::AppError,
    menu::model::Menu,
    orders::model::guest::GuestTable,
    tables::model::SeatingState,
    ui::{
        kit::{button_link::ButtonLink, empty::Empty},
        shared::{live::Link, status, words},
    },
};

use super::{
    bottom_bar::BottomBar,
    cart_panel::CartPanel,
    focus::keep_place,
    follow::follow,
    item_page::ItemPage,
    menu_page::MenuPage,
    notices::{LostBar, Notices},
    order_page::OrderPage,
    page::Page,
    problem_page::EndedPage,
    stock::MenuNews,
    top_bar::TopBar,
    visit::Visit,
    wishes::Wishes,
};

/// Lives as long as the phone stays at the table; going from page to page keeps it.
#[component]
pub fn TableView(
    token: String,
    table: GuestTable,
    menu: Menu,
    wishes: Wishes,
    refusal: Option<AppError>,
) -> impl IntoView {
    let visit = Visit::new(token, table, menu, wishes, refusal);
    let menu = MenuNews::of(visit);
    let live = follow(visit, menu);
    let params = use_params_map();
    let page = Memo::new(move |_| params.with(|params| Page::of(params.get_str("page"), params.get_str("id"))));
    keep_place(page);
    menu.keep_fresh(page, live);
    Effect::new(move |_| visit.awake.set(true));
    let over = Memo::new(move |_| match visit.ended.get() {
        Some(error) => Some(error),
        None => visit.table.with(|table| table.state == SeatingState::Closed).then(closed),
    });
    move || match over.get() {
        Some(error) => view! { <EndedPage error path=visit.path("")/> }.into_any(),
        None => view! { <Frame visit page link=live.link/> }.into_any(),
    }
}

fn closed() -> AppError {
    AppError::conflict(crate::kernel::error::Code::SeatingClosed, "")
}

/// Top bar, page, and the order beside it where there is room.
#[component]
fn Frame(visit: Visit, page: Memo<Page>, link: ReadSignal<Link>) -> impl IntoView {
    let name = visit.restaurant.with_value(|restaurant| restaurant.name.clone());
    let table = visit.table.with_untracked(|table| format!("{} {}", words::words().table, table.table_name));
    let back = move || (page.get() != Page::Menu).then(|| visit.path(""));
    let has_side = Memo::new(move |_| matches!(page.get(), Page::Menu | Page::Item(_)));
    // A closure each: a page is never drawn over the one before, listeners and half-made choices included.
    let content = move || match page.get() {
        Page::Menu => (move || view! { <MenuPage visit/> }).into_any(),
        Page::Item(id) => (move || view! { <ItemPage visit id/> }).into_any(),
        Page::Order => (move || view! { <OrderPage visit link/> }).into_any(),
        Page::Unknown => (move || view! { <UnknownPage visit/> }).into_any(),
    };
    let side = move || {
        has_side.get().then(|| {
            view! {
                <aside class="sticky top-4 hidden max-h-[calc(100dvh-2rem)] overflow-y-auto py-4 lg:block">
                    <CartPanel visit/>
                </aside>
            }
        })
    };
    let bar = move || (page.get() == Page::Menu).then(|| view! { <BottomBar visit/> });
    view! {
        <div class="flex min-h-dvh flex-col">
            <LostBar link/>
            <TopBar name table back/>
            <div
                class="mx-auto flex w-full max-w-6xl flex-1 flex-col px-4"
                class=(["lg:grid", "lg:grid-cols-[minmax(0,1fr)_22rem]", "lg:items-start", "lg:gap-8"], move || has_side.get())
            >
                <main id="content" class="flex min-w-0 flex-1 flex-col" class=("pb-6", move || !matches!(page.get(), Page::Item(_)))>
                    <Notices visit link/>
                    {content}
                </main>
                {side}
            </div>
            {bar}
        </div>
    }
}

#[component]
fn UnknownPage(visit: Visit) -> impl IntoView {
    status::not_found();
    view! {
        <h1 id="page-title" tabindex="-1" class="sr-only">{visit.words.page_unknown}</h1>
        <Empty icon="qr" title=visit.words.page_unknown>
            <ButtonLink href=visit.path("")>{visit.words.to_the_menu}</ButtonLink>
        </Empty>
    }
}
