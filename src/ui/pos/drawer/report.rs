//! The slip of a report: who issues it, what was sold, what was paid with, what the drawers held.

use leptos::prelude::*;

use super::{
    report_parts::{CashPart, DrawersPart, PaymentsPart, SalesPart, TaxPart},
    words::words,
};
use crate::{
    drawers::model::figures::{Figures, ReportHead},
    kernel::time::Timestamp,
    ui::pos::words::{fill, fill_name},
};

/// `closing` is a Z's number, instant and seal; an X has none.
#[component]
pub fn Report(
    closing: Option<(u64, Timestamp, String)>,
    figures: Figures,
    head: ReportHead,
    is_blind: bool,
) -> impl IntoView {
    let w = words();
    let currency = head.restaurant.currency;
    let offset = head.offset;
    let title = match &closing {
        Some((number, ..)) => format!("{} {number}", w.doc_z),
        None => w.doc_x.to_owned(),
    };
    let until = closing.as_ref().map_or(head.printed_at, |(_, at, _)| *at);
    let since = match figures.since {
        Some(since) => fill_name(w.since, &offset.date_time_text(since)),
        None => w.since_start.to_owned(),
    };
    let seal = closing.map(|(.., hash)| hash);
    let is_x = seal.is_none();
    let Figures { drawers, .. } = figures.clone();
    view! {
        <article class="receipt shadow-md print:shadow-none" data-theme="light">
            <header class="text-center">
                <p class="text-lg font-bold">{head.restaurant.name.clone()}</p>
                <p>{head.issuer.legal_name.clone()}</p>
                <p class="whitespace-pre-line">{head.issuer.address.clone()}</p>
                <p>{head.issuer.tax_id.clone()}</p>
            </header>
            <div class="my-3 border-y border-dashed border-line-strong py-2 text-center">
                <h2 class="text-lg font-bold">{title}</h2>
                <p>{since}</p>
                <p>{fill_name(w.until, &offset.date_time_text(until))}</p>
                {is_x.then(|| view! { <p>{w.not_closed}</p> })}
            </div>
            <SalesPart figures=figures.clone() currency/>
            <TaxPart rates=figures.rates.clone() currency/>
            <PaymentsPart figures=figures.clone() currency/>
            {is_blind.then(|| view! { <p class="mt-2 font-bold">{w.blind}</p> })}
            {figures.cash.map(|cash| view! { <CashPart cash currency/> })}
            <DrawersPart drawers head=head.clone()/>
            <footer class="mt-3 border-t border-dashed border-line-strong pt-2 text-center">
                {seal.map(|seal| view! { <p class="break-all">{w.seal} " " {seal}</p> })}
                <p>{fill_name(w.printed_at, &offset.date_time_text(head.printed_at))}</p>
            </footer>
        </article>
    }
    .into_any()
}

/// `Voided after sending (3)`.
pub fn voids_text(lines: u32) -> String {
    fill(words().voids, lines)
}
