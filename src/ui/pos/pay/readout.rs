//! What is handed over and what comes back, large.

use leptos::prelude::*;

use super::state::PayState;
use crate::{
    orders::model::Tender,
    ui::{
        kit::icon::Icon,
        pos::words::{fill_name, money, words},
    },
};

#[component]
pub fn Readout(state: PayState) -> impl IntoView {
    let w = words();
    let text = move |amount| state.desk.pos.money(amount);
    let given = move || match state.tender.get() {
        Tender::Cash => (w.handed_over_sum, state.reckoning().tendered),
        Tender::Card => (w.on_card, state.reckoning().tendered),
        Tender::Terminal => (money::words().on_terminal, state.reckoning().tendered),
    };
    let result = move || {
        let reckoning = state.reckoning();
        match (state.tender.get(), reckoning.short.is_zero()) {
            (Tender::Cash, true) => view! {
                <p class="flex items-center gap-3 text-success">
                    <Icon name="check-circle"/>
                    <span class="text-4xl font-bold tabular-nums">{fill_name(w.change_sum, &text(reckoning.change))}</span>
                </p>
            }
            .into_any(),
            (Tender::Cash, false) => view! {
                <p class="flex items-center gap-3 text-danger">
                    <Icon name="warning"/>
                    <span class="text-4xl font-bold tabular-nums">{fill_name(w.short_by, &text(reckoning.short))}</span>
                </p>
            }
            .into_any(),
            (Tender::Card, true) => view! { <p class="text-lg text-ink-muted">{w.card_hint}</p> }.into_any(),
            (Tender::Terminal, true) => view! { <p class="text-lg text-ink-muted">{money::words().terminal_hint}</p> }.into_any(),
            (Tender::Card | Tender::Terminal, false) => view! {
                <p class="text-lg font-semibold text-warning tabular-nums">{fill_name(w.stays_open, &text(reckoning.short))}</p>
            }
            .into_any(),
        }
    };
    let tip = Memo::new(move |_| state.bill().tip);
    let tip_class = move || {
        if state.is_typing_tip.get() {
            "rounded-sm bg-accent-soft px-2 font-semibold text-ink tabular-nums"
        } else {
            "tabular-nums"
        }
    };
    view! {
        <div class="rounded-lg bg-sunken px-4 py-3">
            <p class="flex min-h-6 items-baseline justify-between gap-4 text-ink-muted">
                <span>{money::words().tip}</span>
                <span class=tip_class>{move || text(tip.get())}</span>
            </p>
            <p class="flex items-baseline justify-between gap-4">
                <span class="text-ink-muted">{move || given().0}</span>
                <span class="text-2xl font-semibold tabular-nums">{move || text(given().1)}</span>
            </p>
            <div class="mt-1 flex min-h-12 items-center justify-end" aria-live="polite">{result}</div>
        </div>
    }
    .into_any()
}
