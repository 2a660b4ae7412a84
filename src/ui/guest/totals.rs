//! The table's figures.

use leptos::prelude::*;

use crate::{
    kernel::money::Money,
    ui::{kit::card::Card, shared::words},
};

use super::{bill::Bill, pay_form::PayForms, visit::Visit};

/// Subtotal, tax, total, paid, left to pay: what is sent, of everybody. Drafts owe nothing yet.
#[component]
pub fn Totals(visit: Visit) -> impl IntoView {
    let words = words::words();
    let row = move |label: &'static str, amount: fn(&Bill) -> Money| {
        view! {
            <div class="flex justify-between gap-4">
                <dt class="text-ink-muted">{label}</dt>
                <dd class="tabular-nums">{move || visit.money(amount(&visit.bill.get()))}</dd>
            </div>
        }
    };
    let strong = move |label: &'static str, amount: fn(&Bill) -> Money| {
        view! {
            <div class="flex items-baseline justify-between gap-4 text-xl font-bold">
                <dt>{label}</dt>
                <dd class="price">{move || visit.money(amount(&visit.bill.get()))}</dd>
            </div>
        }
    };
    let includes_tax = visit.bill.with_untracked(|bill| bill.prices_include_tax);
    let tax = if includes_tax { words.tax_included } else { visit.words.tax_on_top };
    let paid = move || visit.bill.with(|bill| Money::ZERO < bill.paid).then(|| row(words.paid, |bill| bill.paid));
    let left = move || {
        let is_part_paid = visit.bill.with(|bill| Money::ZERO < bill.paid && Money::ZERO < bill.due);
        is_part_paid.then(|| strong(words.left_to_pay, |bill| bill.due))
    };
    let hint = move || {
        visit.bill.with(|bill| Money::ZERO < bill.due).then(|| {
            view! {
                <p class="mt-3 text-sm text-ink-muted">{visit.words.pay_hint}</p>
            }
        })
    };
    view! {
        <Card heading=visit.words.bill>
            <dl class="grid gap-2">
                {row(words.subtotal, |bill| bill.subtotal)}
                {row(tax, |bill| bill.tax)}
                <div class="border-t border-line"></div>
                {strong(words.total, |bill| bill.total)}
                {paid}
                {left}
            </dl>
            {hint}
            <PayForms visit/>
        </Card>
    }
}
