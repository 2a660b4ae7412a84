//! Seats at the table: whom the next dishes are for, and whose an open line is.

use leptos::prelude::*;

use super::{
    desk::{Desk, use_desk},
    party::covers_of,
    sending::seats,
};
use crate::{
    orders::model::{Channel, command::OrderCommand},
    ui::{
        kit::icon::Icon,
        pos::words::{fill, ticket},
    },
};

/// One line of seats. With a line's controls open they say whose it is, else whom the next dishes are for.
#[component]
pub fn SeatStrip() -> impl IntoView {
    let desk = use_desk();
    let t = ticket::words();
    let count = Memo::new(move |_| {
        let covers = covers_of(desk);
        desk.order.with(
            |order| {
                if order.channel == Channel::DineIn && order.is_open() { seats(order, covers) } else { 0 }
            },
        )
    });
    let label = move || if desk.selected.with(Option::is_some) { t.seat_of_line } else { t.seat_of_new };
    view! {
        <Show when=move || 1 < count.get()>
            <div class="flex items-center gap-1 border-b border-line px-2">
                <div class="scroll-x flex min-w-0 flex-1 items-center gap-1 py-1" role="group" aria-label=label>
                    <SeatKey desk seat=None/>
                    <For each=move || 1..=count.get() key=|seat| *seat let:seat>
                        <SeatKey desk seat=Some(seat)/>
                    </For>
                </div>
                <button
                    type="button"
                    class="grid size-11 shrink-0 place-items-center rounded-lg border border-transparent text-ink-muted hover:bg-surface-2 aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-ink"
                    aria-pressed=move || if desk.is_by_seat.get() { "true" } else { "false" }
                    aria-label=t.by_seat
                    title=t.by_seat
                    on:click=move |_| desk.is_by_seat.update(|by_seat| *by_seat = !*by_seat)
                >
                    <Icon name="seat"/>
                </button>
            </div>
        </Show>
    }
    .into_any()
}

#[component]
fn SeatKey(desk: Desk, seat: Option<u8>) -> impl IntoView {
    let t = ticket::words();
    let is_chosen = Memo::new(move |_| {
        let of_line = desk.selected.get().and_then(|id| desk.line(id)).map(|line| line.seat);
        of_line.unwrap_or_else(|| desk.seat.get()) == seat
    });
    let choose = move |_| match desk.selected.get_untracked() {
        Some(line) => {
            desk.act(OrderCommand::SetSeat { line, seat });
        }
        None => desk.seat.set(seat),
    };
    let (text, name) = match seat {
        Some(seat) => (seat.to_string(), fill(t.seat_n, seat)),
        None => (t.shared.to_owned(), t.shared.to_owned()),
    };
    view! {
        <button
            type="button"
            class="min-h-11 min-w-11 shrink-0 rounded-lg border border-line-strong bg-surface px-2 text-sm font-semibold tabular-nums hover:bg-surface-2 aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:text-on-accent"
            aria-pressed=move || if is_chosen.get() { "true" } else { "false" }
            aria-label=name
            on:click=choose
        >
            {text}
        </button>
    }
}
