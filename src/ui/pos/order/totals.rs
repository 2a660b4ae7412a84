//! What the order costs, by the engine's own figures.

use leptos::prelude::*;

use super::desk::use_desk;
use crate::{
    kernel::money::Money,
    ui::{pos::words::words, shared::words},
};

#[component]
pub fn TotalsBox() -> impl IntoView {
    let desk = use_desk();
    let w = words();
    let shared = words::words();
    let totals = Memo::new(move |_| desk.order.with(|order| order.totals()));
    let includes_tax = move || desk.order.with(|order| order.prices_include_tax);
    let row = move |name: &'static str, amount: Money| {
        view! {
            <div class="flex justify-between gap-4 text-sm text-ink-muted">
                <dt>{name}</dt>
                <dd class="tabular-nums">{desk.pos.money(amount)}</dd>
            </div>
        }
    };
    view! {
        <dl class="grid gap-0.5 border-t border-line px-3 py-2">
            {move || {
                let drafts = totals.with(|totals| totals.drafts);
                (!drafts.is_zero()).then(|| row(w.not_sent_yet, drafts))
            }}
            {move || {
                let (tax, subtotal) = totals.with(|totals| (totals.tax, totals.subtotal));
                if includes_tax() {
                    row(shared.tax_included, tax).into_any()
                } else {
                    view! { {row(shared.subtotal, subtotal)} {row(shared.tax, tax)} }.into_any()
                }
            }}
            <div class="flex items-baseline justify-between gap-4">
                <dt class="text-lg font-bold">{shared.total}</dt>
                <dd class="text-2xl font-bold tabular-nums">{move || totals.with(|totals| desk.pos.money(totals.total + totals.drafts))}</dd>
            </div>
            {move || {
                let (paid, due) = totals.with(|totals| (totals.paid, totals.due));
                (!paid.is_zero()).then(|| view! { {row(shared.paid, paid)} {row(shared.left_to_pay, due)} })
            }}
        </dl>
    }
    .into_any()
}
