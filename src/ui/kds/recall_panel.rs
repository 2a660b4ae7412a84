//! Tickets that are made, newest first: a tap brings one back.

use leptos::prelude::*;

use crate::{
    kernel::time::UtcOffset,
    kitchen::model::TicketCard,
    orders::model::line::LineState,
    ui::kit::icon::{Icon, IconSize},
};

use super::{
    desk::Desk,
    titles::{number, place},
    words::words,
};

#[component]
pub fn RecallPanel(desk: Desk) -> impl IntoView {
    let done =
        Memo::new(move |_| desk.board.with(|board| board.as_ref().map(|board| board.done.clone()).unwrap_or_default()));
    let offset =
        Memo::new(move |_| desk.board.with(|board| board.as_ref().map(|board| board.offset).unwrap_or_default()));
    move || {
        let done = done.get();
        if done.is_empty() {
            view! { <p class="p-4 text-xl text-ink-muted">{words().recall_empty}</p> }.into_any()
        } else {
            let rows = done.into_iter().map(|card| row(desk, card, offset.get())).collect_view();
            view! { <ul class="divide-y divide-line">{rows}</ul> }.into_any()
        }
    }
}

fn row(desk: Desk, card: TicketCard, offset: UtcOffset) -> impl IntoView {
    let is_served = card.lines.iter().all(|line| matches!(line.state, LineState::Served | LineState::Voided));
    let ordered_at = words().ordered_at.replace("{time}", &offset.clock_text(card.fired_at));
    let (place, number, dishes) = (place(&card), number(&card), dishes(desk, &card));
    view! {
        <li>
            <button
                type="button"
                class="tap flex min-h-tile w-full items-center gap-3 px-4 py-2 text-start -outline-offset-4"
                disabled=!desk.may_advance
                on:click=move |_| desk.recall(&card)
            >
                <span class="min-w-0 flex-1">
                    <span class="flex items-baseline gap-2">
                        <span class="truncate text-2xl font-bold uppercase">{place}</span>
                        <span class="text-lg font-semibold tabular-nums">{number}</span>
                    </span>
                    <span class="block text-lg" lang=desk.language.tag()>{dishes}</span>
                    <span class="block text-base text-ink-muted tabular-nums">
                        {ordered_at}
                        {is_served.then(|| format!(" · {}", words().served))}
                    </span>
                </span>
                <Icon name="undo" size=IconSize::Large/>
            </button>
        </li>
    }
}

/// `2 Burger, 1 Fries`.
fn dishes(desk: Desk, card: &TicketCard) -> String {
    let made = card.lines.iter().filter(|line| line.state != LineState::Voided);
    made.map(|line| format!("{} {}", line.quantity, line.name.in_language(desk.language)))
        .collect::<Vec<_>>()
        .join(", ")
}
