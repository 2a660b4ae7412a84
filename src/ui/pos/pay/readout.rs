//! What is handed over and what comes back, large.

use leptos::prelude::*;

use super::state::PayState;
use crate::{
    orders::model::Tender,
    ui::{
        kit::icon::Icon,
        pos::words::{fill_name, words},
    },
};

#[component]
pub fn Readout(state: PayState) -> impl IntoView {
    let w = words();
    let money = move |amount| state.desk.pos.money(amount);
    let given = move || match state.tender.get() {
        Tender::Cash => (w.handed_over_sum, state.reckoning().tendered),
        Tender::Card | Tender::Terminal => (w.on_card, state.reckoning().amount),
    };
    let result = move || {
        let reckoning = state.reckoning();
        match (state.tender.get(), reckoning.short.is_zero()) {
            (Tender::Cash, true) => view! {
                <p class="flex items-center gap-3 text-success">
                    <Icon name="check-circle"/>
                    <span class="text-4xl font-bold tabular-nums">{fill_name(w.change_sum, &money(reckoning.change))}</span>
                </p>
            }
            .into_any(),
            (Tender::Cash, false) => view! {
                <p class="flex items-center gap-3 text-danger">
                    <Icon name="warning"/>
                    <span class="text-4xl font-bold tabular-nums">{fill_name(w.short_by, &money(reckoning.short))}</span>
                </p>
            }
            .into_any(),
            (Tender::Card, true) => view! { <p class="text-lg text-ink-muted">{w.card_hint}</p> }.into_any(),
            (Tender::Terminal, true) => ().into_any(),
            (Tender::Card | Tender::Terminal, false) => view! {
                <p class="text-lg font-semibold text-warning tabular-nums">{fill_name(w.stays_open, &money(reckoning.short))}</p>
            }
            .into_any(),
        }
    };
    view! {
        <div class="rounded-lg bg-sunken p-4">
            <p class="flex items-baseline justify-between gap-4">
                <span class="text-ink-muted">{move || given().0}</span>
                <span class="text-2xl font-semibold tabular-nums">{move || money(given().1)}</span>
            </p>
            <div class="mt-1 flex min-h-12 items-center justify-end" aria-live="polite">{result}</div>
        </div>
    }
    .into_any()
}
