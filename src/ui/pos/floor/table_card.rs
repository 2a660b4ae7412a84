//! A table in the list that narrow screens show instead of the plan.

use leptos::prelude::*;

use super::{acts::FloorActs, tap::Tap};
use crate::{
    tables::model::Table,
    ui::{
        kit::{
            icon::{Icon, IconSize},
            tone::Tone,
        },
        pos::{
            context::use_pos,
            house::House,
            time::{minutes_since, minutes_text},
            words::{
                count,
                texts::{table_label, table_state_word},
                ticket, words,
            },
        },
    },
};

#[component]
pub fn TableCard(house: House, table: Table, acts: FloorActs) -> impl IntoView {
    let pos = use_pos();
    let w = words();
    let state = house.state_of(&table);
    let tap = StoredValue::new(Tap::on(&house, &table));
    let since = table.seating.as_ref().map(|seating| seating.opened_at);
    let due = table.seating.as_ref().map(|seating| house.due(seating.id)).filter(|due| !due.is_zero());
    let due = due.map(|due| pos.money(due));
    let held = table.seating.as_ref().map_or(0, |seating| house.held(seating.id));
    let held = (0 < held).then(|| count(ticket::words().n_on_hold, held));
    let label = table_label(&table, state, due.as_deref(), held.as_deref());
    let seats = count(w.n_seats, table.seats);
    let age = move || match (pos.now.get(), since) {
        (Some(now), Some(since)) => minutes_text(minutes_since(now, since)),
        (None, Some(_)) => String::new(),
        _ => seats.clone(),
    };
    view! {
        <li>
            <button type="button" class=button_class(state) aria-label=label on:click=move |_| acts.tap(tap.get_value())>
                <span class="flex items-baseline justify-between gap-2">
                    <span class="text-2xl font-bold">{table.name}</span>
                    <span class="text-sm text-ink-muted tabular-nums">{age}</span>
                </span>
                <span class="mt-1 flex items-center justify-between gap-2">
                    <span class=word_class(state.tone())>
                        <Icon name=state.icon()/>
                        {table_state_word(state)}
                    </span>
                    {held.map(|held| view! {
                        <span class="inline-flex items-center gap-1 rounded-sm bg-warning-soft px-1.5 text-sm font-semibold text-warning">
                            <Icon name="pause" size=IconSize::Small/>{held}
                        </span>
                    })}
                    <span class="price">{due}</span>
                </span>
            </button>
        </li>
    }
    .into_any()
}

fn button_class(state: super::table_state::TableState) -> String {
    ["flex min-h-24 w-full flex-col justify-between rounded-lg border-2 p-3 text-start", state.card()].join(" ")
}

fn word_class(tone: Tone) -> String {
    [tone.class(), "tone-text inline-flex items-center gap-1.5 text-sm leading-tight font-semibold"].join(" ")
}
