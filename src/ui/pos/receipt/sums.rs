//! The figures below the dishes of a slip.

use leptos::prelude::*;

use crate::{
    kernel::{currency::Currency, money::Money},
    orders::model::{
        Captured, Tender,
        pricing::{TaxShare, Totals},
        refunds::Refunded,
    },
    ui::{
        pos::words::{money, ticket, words},
        shared::words::{self, tender_word},
    },
};

/// One line of the sums: name at the left, figure at the right.
pub fn sum(name: String, figure: String, is_strong: bool) -> impl IntoView {
    let class = if is_strong { "flex justify-between gap-2 text-lg font-bold" } else { "flex justify-between gap-2" };
    view! {
        <div class=class>
            <dt>{name}</dt>
            <dd class="tabular-nums">{figure}</dd>
        </div>
    }
}

/// What an order costs now.
#[component]
pub fn OrderSums(totals: Totals, currency: Currency, includes_tax: bool) -> impl IntoView {
    let (t, shared) = (ticket::words(), words::words());
    let figure = move |money: Money| currency.digits(money);
    let has_steps = !includes_tax || !totals.discount.is_zero() || !totals.service.is_zero();
    let taxes = totals.taxes.clone();
    view! {
        <dl class="mt-2 border-t border-dashed border-line-strong pt-2">
            {has_steps.then(|| sum(shared.subtotal.to_owned(), figure(totals.subtotal), false))}
            {(!totals.discount.is_zero()).then(|| sum(t.discounts.to_owned(), figure(-totals.discount), false))}
            {(!totals.service.is_zero()).then(|| sum(t.service.to_owned(), figure(totals.service), false))}
            {(!includes_tax).then(|| sum(shared.tax.to_owned(), figure(totals.tax), false))}
            {sum(shared.total.to_owned(), currency.text(totals.total), true)}
        </dl>
        <Taxes taxes currency/>
        {(!totals.due.is_zero() && !totals.paid.is_zero()).then(|| view! {
            <dl class="mt-1">{sum(shared.left_to_pay.to_owned(), currency.text(totals.due), true)}</dl>
        })}
    }
    .into_any()
}

/// Net and tax by rate.
#[component]
pub fn Taxes(taxes: Vec<TaxShare>, currency: Currency) -> impl IntoView {
    let w = words();
    let shared = words::words();
    let row = move |share: TaxShare| {
        view! {
            <tr>
                <td class="tabular-nums">{share.rate.percent_text()}</td>
                <td class="num">{currency.digits(share.net)}</td>
                <td class="num">{currency.digits(share.tax)}</td>
            </tr>
        }
    };
    view! {
        <table class="mt-2 w-full">
            <caption class="sr-only">{w.tax_by_rate}</caption>
            <thead>
                <tr>
                    <th class="text-start font-normal">{shared.tax}</th>
                    <th class="num font-normal">{w.net}</th>
                    <th class="num font-normal">{shared.tax}</th>
                </tr>
            </thead>
            <tbody>{taxes.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// What came in, with rounding, tip and change.
#[component]
pub fn Payments(payments: Vec<Captured>, currency: Currency) -> impl IntoView {
    let (w, m) = (words(), money::words());
    let row = move |payment: Captured| {
        let change = payment.change();
        view! {
            {(!payment.rounding.is_zero()).then(|| sum(m.cash_rounding.to_owned(), currency.digits(payment.rounding), false))}
            {(!payment.tip.is_zero()).then(|| sum(m.tip.to_owned(), currency.digits(payment.tip), false))}
            {sum(tender_word(payment.tender).to_owned(), currency.digits(given(&payment)), false)}
            {(!change.is_zero()).then(|| sum(w.change_given.to_owned(), currency.digits(change), false))}
        }
    };
    (!payments.is_empty()).then(|| {
        view! { <dl class="mt-2 border-t border-dashed border-line-strong pt-2">{payments.into_iter().map(row).collect_view()}</dl> }
    })
}

/// What was handed over, or charged with its tip.
fn given(payment: &Captured) -> Money {
    if payment.tender == Tender::Cash { payment.tendered } else { payment.received() }
}

/// What was given back, tender by tender.
#[component]
pub fn Given(refunds: Vec<Refunded>, currency: Currency) -> impl IntoView {
    let m = money::words();
    let row = move |refund: Refunded| {
        sum(format!("{} · {}", m.given_to_guest, tender_word(refund.tender)), currency.digits(refund.given()), false)
    };
    (!refunds.is_empty()).then(|| {
        view! { <dl class="mt-2 border-t border-dashed border-line-strong pt-2">{refunds.into_iter().map(row).collect_view()}</dl> }
    })
}
