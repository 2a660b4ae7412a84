//! Open and recent orders.

use leptos::prelude::*;
use leptos_meta::Title;

use super::row::OrderRow;
use crate::{
    orders::{
        model::{request::OrderFilter, summary::OrderSummary},
        rpc::staff::list_orders,
    },
    ui::{
        kit::{
            button_link::ButtonLink,
            choice::Choice,
            empty::Empty,
            input::{Input, InputKind},
            skeleton::{Skeleton, SkeletonShape},
            tab_panel::TabPanel,
            tabs::Tabs,
        },
        pos::{
            context::use_pos,
            newest::newest,
            page_error::PageError,
            words::{fill_name, texts::order_name, words},
        },
        shared::words,
    },
};

const OPEN: &str = "open";
const RECENT: &str = "recent";

#[component]
pub fn OrdersPage() -> impl IntoView {
    let w = words();
    let tab = RwSignal::new(OPEN.to_owned());
    let query = RwSignal::new(String::new());
    let filter =
        Memo::new(move |_| tab.with(|tab| if tab == RECENT { OrderFilter::Recent } else { OrderFilter::Open }));
    let list = move || {
        let filter = filter.get();
        (move || view! { <Listed filter query/> }).into_any()
    };
    view! {
        <Title text=w.orders/>
        <section class="flex h-full flex-col">
            <h1 class="sr-only">{w.orders}</h1>
            <div class="flex items-center justify-between gap-3 bg-surface px-1 sm:px-3">
                <Tabs
                    id="orders"
                    label=w.orders
                    tabs=vec![Choice::new(OPEN, w.open_orders), Choice::new(RECENT, w.recent_orders)]
                    value=tab
                    on_change=move |chosen: String| tab.set(chosen)
                />
                <div class="w-40 py-1 sm:w-64">
                    <Input
                        label=w.find_order
                        name="order-search"
                        kind=InputKind::Search
                        hide_label=true
                        autocomplete="off"
                        placeholder=w.find_order
                        value=query
                        on_input=move |text: String| query.set(text)
                    />
                </div>
            </div>
            <div class="min-h-0 flex-1 overflow-y-auto">
                <TabPanel tabs="orders" value=tab>{list}</TabPanel>
            </div>
        </section>
    }
    .into_any()
}

/// The orders of one tab, kept up to date.
#[component]
fn Listed(filter: OrderFilter, query: RwSignal<String>) -> impl IntoView {
    let pos = use_pos();
    let tries = RwSignal::new(0);
    let first = Resource::new(move || tries.get(), move |_| list_orders(filter));
    let newer = RwSignal::new(None);
    pos.on_news(false, move || async move {
        if let Ok(orders) = list_orders(filter).await {
            newer.try_set(Some(orders));
        }
    });
    let retry = move |()| tries.update(|tries| *tries += 1);
    view! {
        <Transition fallback=ListSkeleton>
            {move || Suspend::new(async move {
                match first.await {
                    Ok(first) => newest(first, newer, move |orders| listed(orders, filter, query)),
                    Err(error) => view! { <PageError error on_retry=retry/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

fn listed(orders: Vec<OrderSummary>, filter: OrderFilter, query: RwSignal<String>) -> AnyView {
    let w = words();
    if !orders.is_empty() {
        return view! { <OrderList orders query/> }.into_any();
    }
    let (title, text) = match filter {
        OrderFilter::Open => (w.no_open_title, w.no_open_text),
        OrderFilter::Recent => (w.no_recent_title, w.no_recent_text),
    };
    view! {
        <Empty icon="list" title text=text.to_owned()>
            <ButtonLink href="/pos" icon="table">{w.back_to_tables}</ButtonLink>
        </Empty>
    }
    .into_any()
}

/// Every order that the typed text is part of.
#[component]
fn OrderList(orders: Vec<OrderSummary>, query: RwSignal<String>) -> impl IntoView {
    let w = words();
    let orders = StoredValue::new(orders);
    let found = move || {
        let query = query.get().trim().to_lowercase();
        let is_meant = |order: &&OrderSummary| query.is_empty() || order_name(order).to_lowercase().contains(&query);
        orders.with_value(|orders| orders.iter().filter(is_meant).cloned().collect::<Vec<OrderSummary>>())
    };
    view! {
        <ul class="grid gap-2 p-3">
            {move || found().into_iter().map(|order| view! { <OrderRow order/> }).collect_view()}
        </ul>
        {move || found().is_empty().then(|| view! { <Empty icon="search" title=fill_name(w.nothing_found, &query.get())/> })}
    }
    .into_any()
}

#[component]
fn ListSkeleton() -> impl IntoView {
    view! {
        <div class="p-3">
            <Skeleton shape=SkeletonShape::Row count=8 label=words::words().loading/>
        </div>
    }
}
