//! One order in the list.

use leptos::prelude::*;

use crate::{
    orders::model::{OrderStatus, PayState, summary::OrderSummary},
    ui::{
        kit::{badge::Badge, tone::Tone},
        pos::{
            context::use_pos,
            time::{minutes_since, minutes_text},
            words::{count, texts::place_of, ticket, words},
        },
        shared::words::{pay_word, status_word},
    },
};

const fn status_tone(status: OrderStatus) -> Tone {
    match status {
        OrderStatus::Pending => Tone::Neutral,
        OrderStatus::InQueue => Tone::Info,
        OrderStatus::InProgress => Tone::Accent,
        OrderStatus::Ready => Tone::Warning,
        OrderStatus::Completed => Tone::Success,
        OrderStatus::Cancelled => Tone::Danger,
    }
}

const fn pay_tone(state: PayState) -> Tone {
    match state {
        PayState::Unpaid => Tone::Neutral,
        PayState::PartlyPaid => Tone::Warning,
        PayState::Paid => Tone::Success,
        PayState::PartlyRefunded | PayState::Refunded => Tone::Info,
    }
}

/// Number, place, how far, whether paid, age, total; the whole row leads to the order.
#[component]
pub fn OrderRow(order: OrderSummary) -> impl IntoView {
    let pos = use_pos();
    let w = words();
    let offset = pos.me.with_value(|me| me.restaurant.offset);
    let opened_at = order.opened_at;
    let is_open = !matches!(order.status, OrderStatus::Completed | OrderStatus::Cancelled);
    let age = move || pos.now.get().filter(|_| is_open).map(|now| minutes_text(minutes_since(now, opened_at)));
    let number = order.number.map_or_else(|| "–".to_owned(), |number| format!("#{}", number.number));
    let ready = (0 < order.ready).then(|| count(w.n_ready, order.ready));
    let held = (0 < order.held).then(|| count(ticket::words().n_on_hold, order.held));
    let drafts = (0 < order.drafts).then(|| count(w.n_drafts, order.drafts));
    view! {
        <li>
            <a
                class="grid min-h-tile grid-cols-[auto_1fr_auto] items-center gap-x-4 gap-y-1 rounded-lg border border-line bg-surface px-3 py-2 shadow-sm hover:bg-surface-2 md:grid-cols-[4rem_1fr_auto_8rem_7rem_7rem]"
                href=format!("/pos/order/{}", order.id)
            >
                <span class="text-xl font-bold tabular-nums">{number}</span>
                <span class="min-w-0 flex-1 truncate font-semibold">{place_of(&order)}</span>
                <span class="col-span-3 row-start-2 flex flex-wrap gap-1.5 md:contents">
                    <span class="flex gap-1.5">
                        {ready.map(|text| view! { <Badge tone=Tone::Warning icon="hand">{text}</Badge> })}
                        {held.map(|text| view! { <Badge tone=Tone::Warning icon="pause">{text}</Badge> })}
                        {drafts.map(|text| view! { <Badge tone=Tone::Neutral icon="edit">{text}</Badge> })}
                    </span>
                    <span><Badge tone=status_tone(order.status)>{status_word(order.status)}</Badge></span>
                    <span><Badge tone=pay_tone(order.pay_state)>{pay_word(order.pay_state)}</Badge></span>
                </span>
                <span class="col-start-3 row-start-1 grid justify-items-end md:col-auto md:row-auto">
                    <span class="price text-lg">{pos.money(order.total)}</span>
                    <span class="text-sm text-ink-muted tabular-nums">{offset.clock_text(opened_at)} {move || age().map(|age| format!(" · {age}"))}</span>
                </span>
            </a>
        </li>
    }
    .into_any()
}
