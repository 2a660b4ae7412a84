//! What stands above the rooms: guests who wait for leave to order, and orders to take away.

use leptos::prelude::*;

use super::{acts::FloorActs, table_state::TableState};
use crate::{
    kernel::ids::SeatingId,
    orders::model::summary::OrderSummary,
    tables::model::{SeatingState, Table},
    ui::{
        kit::{button::Button, icon::Icon},
        pos::{
            context::use_pos,
            house::House,
            press::Press,
            words::{fill_name, texts::number_of, words},
        },
        shared::words::status_word,
    },
};

/// Guests at these tables have scanned the code and may not order yet. Shown whichever room is open.
#[component]
pub fn WaitingStrip(house: House, acts: FloorActs) -> impl IntoView {
    let w = words();
    let waits = |table: &Table| {
        let seating = table.seating.as_ref().filter(|seating| seating.state == SeatingState::AwaitingApproval)?;
        Some((seating.id, table.name.clone()))
    };
    let waiting: Vec<_> = house.floor.tables.iter().filter_map(waits).collect();
    let entry = move |(seating, name): (SeatingId, String)| {
        let text = fill_name(w.table_waits, &name);
        let approve = move |()| acts.approve(seating, name.clone());
        view! {
            <li class="flex items-center gap-3">
                <span class="tone-danger tone-text flex items-center gap-2 font-semibold">
                    <Icon name=TableState::Waiting.icon()/>
                    {text}
                </span>
                <Press on_press=approve>
                    <Button icon="check">{w.let_them_order}</Button>
                </Press>
            </li>
        }
    };
    (!waiting.is_empty()).then(|| {
        view! {
            <ul class="flex flex-wrap gap-x-8 gap-y-2 border-b border-danger-line bg-danger-soft px-4 py-2">
                {waiting.into_iter().map(entry).collect_view()}
            </ul>
        }
    })
}

/// Open orders to take away, one line.
#[component]
pub fn TakeawayStrip(house: House) -> impl IntoView {
    let pos = use_pos();
    let w = words();
    let orders: Vec<OrderSummary> = house.takeaways().cloned().collect();
    let entry = move |order: OrderSummary| {
        let total = pos.money(order.total);
        view! {
            <li>
                <a
                    class="flex min-h-11 items-center gap-3 rounded-lg border border-line-strong bg-surface px-3 whitespace-nowrap hover:bg-surface-2"
                    href=format!("/pos/order/{}", order.id)
                >
                    <span class="font-bold">{number_of(&order)}</span>
                    {order.name.as_ref().map(|name| view! { <span class="max-w-40 truncate">{name.to_string()}</span> })}
                    {order.number.map(|_| view! { <span class="text-sm text-ink-muted">{status_word(order.status)}</span> })}
                    <span class="price text-sm">{total}</span>
                </a>
            </li>
        }
    };
    (!orders.is_empty()).then(|| {
        view! {
            <div class="flex min-w-0 flex-1 basis-full items-center gap-3 px-2 py-0.5 lg:basis-0">
                <h2 class="text-ink-muted"><Icon name="bag" label=w.takeaway/></h2>
                <ul class="scroll-x flex min-w-0 flex-1 gap-2 p-0.5">{orders.into_iter().map(entry).collect_view()}</ul>
            </div>
        }
    })
}
