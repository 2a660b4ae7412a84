//! The slip itself: who issues it, what was had, the tax by rate, what was paid.

use leptos::prelude::*;

use crate::{
    kernel::{currency::Currency, money::Money},
    orders::model::{Captured, Channel, Order, Tender, line::Line, pricing::Totals},
    payments::model::{Document, Receipt, Series},
    ui::{
        pos::words::{fill_name, words},
        shared::words::{self, channel_word, tender_word},
    },
};

/// 80 mm of paper. Names stand as the restaurant writes them; it is the restaurant's document.
#[component]
pub fn Slip(receipt: Receipt) -> impl IntoView {
    let w = words();
    let Receipt { document, restaurant, issuer, table_name, order, totals, offset, printed_at, .. } = receipt;
    let currency = order.currency;
    let (title, number, at) = match document {
        Document::Bill => (w.doc_bill, None, order.sent_at.unwrap_or(order.opened_at)),
        Document::Issued { id, issued_at, .. } => {
            let title = if id.series == Series::Receipt { w.doc_receipt } else { w.doc_credit_note };
            (title, Some(id.to_string()), issued_at)
        }
    };
    let place = match (order.channel, table_name) {
        (Channel::DineIn, Some(name)) => fill_name(w.table_named, &name),
        (channel, _) => channel_word(channel).to_owned(),
    };
    let reference = order.number.map(|number| format!(" · #{}", number.number));
    view! {
        <article class="receipt shadow-md print:shadow-none" data-theme="light">
            <header class="text-center">
                <p class="text-lg font-bold">{restaurant.name}</p>
                <p>{issuer.legal_name}</p>
                <p class="whitespace-pre-line">{issuer.address}</p>
                <p>{issuer.tax_id}</p>
            </header>
            <div class="my-3 border-y border-dashed border-line-strong py-2 text-center">
                <h2 class="text-lg font-bold">{title} {number.map(|number| format!(" {number}"))}</h2>
                <p>{offset.date_time_text(at)}</p>
                <p>{place} {reference}</p>
            </div>
            <Lines order=order.clone()/>
            <Sums totals currency includes_tax=order.prices_include_tax/>
            <Payments payments=order.payments currency/>
            <footer class="mt-3 border-t border-dashed border-line-strong pt-2 text-center">
                <p>{w.thank_you}</p>
                <p>{fill_name(w.printed_at, &offset.date_time_text(printed_at))}</p>
            </footer>
        </article>
    }
    .into_any()
}

#[component]
fn Lines(order: Order) -> impl IntoView {
    let currency = order.currency;
    let row = move |line: &Line| {
        let details: Vec<String> = line
            .details
            .iter()
            .map(|detail| {
                if detail.count == 1 {
                    detail.name.own.clone()
                } else {
                    format!("{} × {}", detail.count, detail.name.own)
                }
            })
            .collect();
        let each = (1 < line.quantity).then(|| format!("{} × {}", line.quantity, currency.digits(line.unit_price)));
        view! {
            <tr class="align-top">
                <td class="w-6 pr-1 tabular-nums">{line.quantity}</td>
                <td class="pr-1">
                    {line.name.own.clone()}
                    {(!details.is_empty()).then(|| view! { <span class="block pl-1">{details.join(", ")}</span> })}
                    {each.map(|each| view! { <span class="block pl-1 tabular-nums">{each}</span> })}
                </td>
                <td class="num">{currency.digits(line.amount())}</td>
            </tr>
        }
    };
    view! {
        <table class="w-full">
            <caption class="sr-only">{words().dishes}</caption>
            <tbody>{order.sent_lines().map(row).collect_view()}</tbody>
        </table>
    }
}

/// One line of the sums: name at the left, figure at the right.
fn sum(name: String, figure: String, is_strong: bool) -> impl IntoView {
    let class = if is_strong { "flex justify-between gap-2 text-lg font-bold" } else { "flex justify-between gap-2" };
    view! {
        <div class=class>
            <dt>{name}</dt>
            <dd class="tabular-nums">{figure}</dd>
        </div>
    }
}

#[component]
fn Sums(totals: Totals, currency: Currency, includes_tax: bool) -> impl IntoView {
    let w = words();
    let shared = words::words();
    let figure = move |money: Money| currency.digits(money);
    let taxes = totals.taxes.clone();
    view! {
        <dl class="mt-2 border-t border-dashed border-line-strong pt-2">
            {(!includes_tax).then(|| view! {
                {sum(shared.subtotal.to_owned(), figure(totals.subtotal), false)}
                {sum(shared.tax.to_owned(), figure(totals.tax), false)}
            })}
            {sum(shared.total.to_owned(), currency.text(totals.total), true)}
        </dl>
        <table class="mt-2 w-full">
            <caption class="sr-only">{w.tax_by_rate}</caption>
            <thead>
                <tr>
                    <th class="text-start font-normal">{shared.tax}</th>
                    <th class="num font-normal">{w.net}</th>
                    <th class="num font-normal">{shared.tax}</th>
                </tr>
            </thead>
            <tbody>
                {taxes.into_iter().map(|share| view! {
                    <tr>
                        <td class="tabular-nums">{share.rate.percent_text()}</td>
                        <td class="num">{figure(share.net)}</td>
                        <td class="num">{figure(share.tax)}</td>
                    </tr>
                }).collect_view()}
            </tbody>
        </table>
        {(!totals.due.is_zero() && !totals.paid.is_zero()).then(|| view! {
            <dl class="mt-1">{sum(shared.left_to_pay.to_owned(), currency.text(totals.due), true)}</dl>
        })}
    }
    .into_any()
}

#[component]
fn Payments(payments: Vec<Captured>, currency: Currency) -> impl IntoView {
    let w = words();
    let row = move |payment: Captured| {
        let given = if payment.tender == Tender::Cash { payment.tendered } else { payment.amount };
        let change = payment.change();
        view! {
            {sum(tender_word(payment.tender).to_owned(), currency.digits(given), false)}
            {(!change.is_zero()).then(|| sum(w.change.to_owned(), currency.digits(change), false))}
        }
    };
    (!payments.is_empty()).then(|| {
        view! { <dl class="mt-2 border-t border-dashed border-line-strong pt-2">{payments.into_iter().map(row).collect_view()}</dl> }
    })
}
