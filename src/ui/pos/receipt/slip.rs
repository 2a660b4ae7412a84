//! The slip itself: who issues it, what was had, the tax by rate, what was paid or given back.

use leptos::prelude::*;

use super::{
    page::title_of,
    sums::{Given, OrderSums, Payments, Taxes, sum},
};
use crate::{
    kernel::currency::Currency,
    menu::model::words::Translated,
    orders::model::{
        Channel, Order,
        bill_to::BillTo,
        line::{Detail, Line},
    },
    payments::model::{Content, ContentLine, Document, Receipt},
    ui::{
        pos::words::{fill_name, money, ticket, words},
        shared::words::{self, channel_word},
    },
};

/// 80 mm of paper. Names stand as the restaurant writes them; it is the restaurant's document. A document that was
/// issued says what it said then; a bill says what the order costs now.
#[component]
pub fn Slip(receipt: Receipt) -> impl IntoView {
    let w = words();
    let Receipt { document, restaurant, issuer, table_name, order, totals, offset, printed_at, .. } = receipt;
    let currency = order.currency;
    let (title, number, at, content) = match document {
        Document::Bill => (w.doc_bill, None, order.sent_at.unwrap_or(order.opened_at), None),
        Document::Issued { id, issued_at, content } => (title_of(id.series), Some(id.to_string()), issued_at, content),
    };
    let place = match (order.channel, table_name) {
        (Channel::DineIn, Some(name)) => fill_name(w.table_named, &name),
        (channel, _) => channel_word(channel).to_owned(),
    };
    let issued_to = content.as_ref().and_then(|content| content.bill_to.clone());
    let bill_to = issued_to.or_else(|| order.bill_to.clone());
    let reference = order.number.map(|number| format!(" · #{}", number.number));
    let body = match content {
        Some(content) => view! { <Issued content=*content currency/> }.into_any(),
        None => {
            let payments = order.payments.clone();
            view! {
                <OrderLines order=order.clone()/>
                <OrderSums totals currency includes_tax=order.prices_include_tax/>
                <Payments payments currency/>
            }
            .into_any()
        }
    };
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
            {bill_to.map(|bill_to| view! { <MadeOutTo bill_to/> })}
            {body}
            <footer class="mt-3 border-t border-dashed border-line-strong pt-2 text-center">
                <p>{w.thank_you}</p>
                <p>{fill_name(w.printed_at, &offset.date_time_text(printed_at))}</p>
            </footer>
        </article>
    }
    .into_any()
}

/// Whom it is made out to.
#[component]
fn MadeOutTo(bill_to: BillTo) -> impl IntoView {
    view! {
        <div class="mb-3">
            <p class="font-semibold">{bill_to.name.to_string()}</p>
            {bill_to.address.map(|address| view! { <p class="whitespace-pre-line">{address.to_string()}</p> })}
            {bill_to.tax_id.map(|tax_id| view! { <p>{tax_id.to_string()}</p> })}
        </div>
    }
}

/// A document as it was issued.
#[component]
fn Issued(content: Content, currency: Currency) -> impl IntoView {
    let Content { lines, service, taxes, total, reason, payments, refunds, .. } = content;
    let row = move |line: ContentLine| {
        let amount = currency.digits(line.amount);
        row_of(line.quantity, &line.name, &line.details, None, amount)
    };
    view! {
        <table class="w-full">
            <caption class="sr-only">{words().dishes}</caption>
            <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
        </table>
        <dl class="mt-2 border-t border-dashed border-line-strong pt-2">
            {(!service.is_zero()).then(|| sum(ticket::words().service.to_owned(), currency.digits(service), false))}
            {sum(words::words().total.to_owned(), currency.text(total), true)}
        </dl>
        <Taxes taxes currency/>
        {reason.map(|reason| view! { <p class="mt-2">{money::words().credit_reason} ": " {reason.to_string()}</p> })}
        <Payments payments currency/>
        <Given refunds currency/>
    }
    .into_any()
}

#[component]
fn OrderLines(order: Order) -> impl IntoView {
    let currency = order.currency;
    let row = move |line: &Line| {
        let each = (1 < line.quantity).then(|| format!("{} × {}", line.quantity, currency.digits(line.unit_price)));
        row_of(line.quantity, &line.name, &line.details, each, currency.digits(line.amount()))
    };
    view! {
        <table class="w-full">
            <caption class="sr-only">{words().dishes}</caption>
            <tbody>{order.sent_lines().map(row).collect_view()}</tbody>
        </table>
    }
}

fn row_of(quantity: u32, name: &Translated, details: &[Detail], each: Option<String>, amount: String) -> AnyView {
    let details: Vec<String> = details
        .iter()
        .map(|detail| {
            if detail.count == 1 { detail.name.own.clone() } else { format!("{} × {}", detail.count, detail.name.own) }
        })
        .collect();
    view! {
        <tr class="align-top">
            <td class="w-6 pr-1 tabular-nums">{(0 < quantity).then_some(quantity)}</td>
            <td class="pr-1">
                {name.own.clone()}
                {(!details.is_empty()).then(|| view! { <span class="block pl-1">{details.join(", ")}</span> })}
                {each.map(|each| view! { <span class="block pl-1 tabular-nums">{each}</span> })}
            </td>
            <td class="num">{amount}</td>
        </tr>
    }
    .into_any()
}
