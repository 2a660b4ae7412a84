//! The + beside a dish.

use std::sync::Arc;

use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};

use crate::{
    menu::model::{Item, selection::Selection},
    orders::rpc::guest::GuestAdd,
    ui::{
        kit::{button::ButtonKind, icon_button::IconButton},
        shared::new_id::new_id,
    },
};

use super::{
    acts::{Act, Wanted},
    hidden::Hidden,
    visit::Visit,
};

/// Adds one portion: a form of its own, or without leaving the page once it is awake. How many are in the order
/// stands on it.
#[component]
pub fn QuickAdd(visit: Visit, item: Arc<Item>) -> impl IntoView {
    let name = visit.text(&item.name);
    let id = item.id;
    let in_cart = visit.in_cart(id);
    let label = visit.words.add_item.replace("{item}", &name);
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let wanted = Wanted { item: id, selection: Selection::default(), quantity: 1, note: None };
        let name = name.clone();
        let done = Callback::new(move |()| visit.say_added(&name));
        visit.jobs.push(visit, Act::Add { line: new_id(), wanted }, Some(done));
    };
    let count = move || {
        let count = in_cart.get();
        (0 < count).then(|| view! {
            <span class="pointer-events-none absolute -end-1.5 -top-1.5 grid h-6 min-w-6 place-items-center rounded-full border-2 border-surface bg-ink px-1 text-xs font-bold tabular-nums text-surface">
                <span aria-hidden="true">{count}</span>
                <span class="sr-only">{visit.words.in_order.replace("{n}", &count.to_string())}</span>
            </span>
        })
    };
    view! {
        <form class="relative z-1" method="post" action=GuestAdd::url() on:submit=add>
            <Hidden visit/>
            <input type="hidden" name="item" value=id.to_string()/>
            <input type="hidden" name="quantity" value="1"/>
            <IconButton icon="plus" label=label kind=ButtonKind::Primary submit=true/>
            {count}
        </form>
    }
}
