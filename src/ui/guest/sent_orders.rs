//! What the kitchen knows of, by order, with how far each dish is.

use leptos::prelude::*;

use crate::{
    kernel::{ids::OrderId, time::Timestamp},
    orders::model::{
        Order, PayState,
        line::{Line, LineState},
    },
    ui::{
        kit::{badge::Badge, tone::Tone},
        shared::words::pay_word,
    },
};

use super::{clock::use_clock, line_face::LineFace, status::LineStatus, visit::Visit, who::WhoTag};

/// Newest order first: it is the one people wait for.
#[component]
pub fn SentOrders(visit: Visit) -> impl IntoView {
    let now = use_clock();
    let orders = move || {
        visit.table.with(|table| {
            let sent = table.orders.iter().rev().filter(|order| shown(order).next().is_some());
            sent.map(|order| order.id).collect::<Vec<_>>()
        })
    };
    view! {
        <div class="grid gap-4">
            <For each=orders key=|id| *id let:id>
                <SentOrder visit id now/>
            </For>
        </div>
    }
}

/// What was sent, taken back or not.
fn shown(order: &Order) -> impl Iterator<Item = &Line> {
    order.lines.iter().filter(|line| line.state != LineState::Draft)
}

#[component]
fn SentOrder(visit: Visit, id: OrderId, now: ReadSignal<Option<Timestamp>>) -> impl IntoView {
    let order = move || visit.table.with(|table| table.orders.iter().find(|order| order.id == id).cloned());
    let heading = Memo::new(move |_| {
        let number = order().and_then(|order| order.number);
        number.map_or(visit.words.order.to_owned(), |number| {
            visit.words.order_n.replace("{n}", &number.number.to_string())
        })
    });
    let sent_at = Memo::new(move |_| {
        let at = order().and_then(|order| order.sent_at)?;
        Some(visit.restaurant.with_value(|restaurant| restaurant.offset.clock_text(at)))
    });
    let pay_state = Memo::new(move |_| order().map_or(PayState::Unpaid, |order| order.pay_state()));
    let paid = move || {
        let state = pay_state.get();
        let tone = match state {
            PayState::Unpaid => return None,
            PayState::PartlyPaid => Tone::Warning,
            PayState::Paid => Tone::Success,
            PayState::PartlyRefunded | PayState::Refunded => Tone::Info,
        };
        Some(view! { <Badge tone>{pay_word(state)}</Badge> })
    };
    let lines = move || order().map(|order| shown(&order).cloned().collect::<Vec<_>>()).unwrap_or_default();
    let heading_id = format!("order-{id}");
    view! {
        <section aria-labelledby=heading_id.clone() class="rounded-xl bg-surface px-4 shadow-sm sm:px-5">
            <header class="flex min-h-row items-center gap-3 border-b border-line py-2">
                <h2 id=heading_id.clone() class="text-lg font-bold">{heading}</h2>
                <span class="flex-1 text-sm text-ink-muted tabular-nums">{sent_at}</span>
                {paid}
            </header>
            <ul class="divide-y divide-line">
                <For each=lines key=|line| line.id let:line>
                    <SentRow visit line now/>
                </For>
            </ul>
        </section>
    }
}

#[component]
fn SentRow(visit: Visit, line: Line, now: ReadSignal<Option<Timestamp>>) -> impl IntoView {
    let by = line.by;
    let line = visit.line(line);
    let quantity = Memo::new(move |_| line.with(|line| line.quantity));
    view! {
        <li class="py-3">
            <LineFace visit line quantity=Some(quantity)>
                <LineStatus visit line now/>
                <WhoTag visit by/>
            </LineFace>
        </li>
    }
}
