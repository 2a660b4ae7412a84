//! Whose order it is: table, covers, number, how it stands.

use leptos::prelude::*;

use super::{
    desk::{Desk, use_desk},
    party::covers_of,
    ticket_menu::TicketMenu,
};
use crate::{
    orders::model::{Channel, OrderStatus, PayState},
    ui::{
        kit::{badge::Badge, tone::Tone},
        pos::{
            time::{minutes_since, minutes_text},
            words::{count, fill_name, words},
        },
        shared::words::{channel_word, pay_word, status_word},
    },
};

/// `Table 12`, or what a takeaway is called.
pub fn place_name(desk: Desk) -> String {
    let w = words();
    let channel = desk.order.with(|order| order.channel);
    match (channel, desk.table.with(|table| table.as_ref().map(|table| table.name.clone()))) {
        (Channel::DineIn, Some(name)) => fill_name(w.table_named, &name),
        (channel, _) => {
            let name = desk.order.with(|order| order.name.as_ref().map(ToString::to_string));
            name.unwrap_or_else(|| channel_word(channel).to_owned())
        }
    }
}

/// `#83`, once it was sent.
pub fn number_text(desk: Desk) -> Option<String> {
    desk.order.with(|order| order.number.map(|number| format!("#{}", number.number)))
}

/// `Table 12 · #83`.
pub fn order_title(desk: Desk) -> String {
    let place = place_name(desk);
    match number_text(desk) {
        Some(number) => format!("{place} · {number}"),
        None => place,
    }
}

/// What is worth saying about the whole order, and how urgent it is.
fn badge_of(status: OrderStatus, pay: PayState) -> (Tone, &'static str) {
    match (status, pay) {
        (OrderStatus::Cancelled, _) => (Tone::Danger, status_word(status)),
        (_, PayState::Paid) => (Tone::Success, pay_word(pay)),
        (_, PayState::PartlyRefunded | PayState::Refunded) => (Tone::Info, pay_word(pay)),
        (_, PayState::PartlyPaid) => (Tone::Warning, pay_word(pay)),
        (OrderStatus::Pending, PayState::Unpaid) => (Tone::Neutral, status_word(status)),
        (OrderStatus::InQueue | OrderStatus::InProgress, PayState::Unpaid) => (Tone::Info, status_word(status)),
        (OrderStatus::Ready | OrderStatus::Completed, PayState::Unpaid) => (Tone::Accent, pay_word(pay)),
    }
}

#[component]
pub fn TicketHead() -> impl IntoView {
    let desk = use_desk();
    let w = words();
    let covers = move || {
        let covers = covers_of(desk);
        (0 < covers && desk.order.with(|order| order.channel == Channel::DineIn)).then(|| count(w.n_covers, covers))
    };
    let name = move || desk.order.with(|order| order.name.as_ref().map(ToString::to_string));
    let age = move || {
        let now = desk.pos.now.get()?;
        Some(minutes_text(minutes_since(now, desk.order.with(|order| order.opened_at))))
    };
    let badge = Memo::new(move |_| desk.order.with(|order| badge_of(order.status(), order.pay_state())));
    view! {
        <header class="flex min-h-row items-center gap-2 border-b border-line py-1 pr-1 pl-3">
            <div class="min-w-0 flex-1">
                <p class="flex items-baseline gap-2 truncate">
                    <span class="text-xl font-bold">{move || place_name(desk)}</span>
                    <span class="font-semibold text-ink-muted tabular-nums">{move || number_text(desk)}</span>
                </p>
                <p class="flex min-h-5 gap-3 text-sm text-ink-muted tabular-nums">
                    {move || name().map(|name| view! { <span class="truncate font-semibold text-ink">{name}</span> })}
                    {move || covers().map(|covers| view! { <span>{covers}</span> })}
                    <span>{age}</span>
                </p>
            </div>
            <Badge tone=Signal::derive(move || badge.get().0)>{move || badge.get().1}</Badge>
            <TicketMenu/>
        </header>
    }
    .into_any()
}
