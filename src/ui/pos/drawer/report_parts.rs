//! The parts of a report's slip.

use leptos::prelude::*;

use super::{report::voids_text, texts::variance_text, words::words};
use crate::{
    drawers::model::figures::{CashFigures, DrawerFigures, Figures, RateFigures, ReportHead, TenderFigures},
    kernel::{currency::Currency, money::Money},
    ui::shared::words::{self, tender_word},
};

/// One line: name at the left, figure at the right.
fn line(name: String, figure: String, is_strong: bool) -> impl IntoView {
    let class = if is_strong { "flex justify-between gap-2 text-lg font-bold" } else { "flex justify-between gap-2" };
    view! {
        <div class=class>
            <dt>{name}</dt>
            <dd class="tabular-nums">{figure}</dd>
        </div>
    }
}

/// The same, where there is anything.
fn line_if_any(name: &str, amount: Money, currency: Currency) -> Option<impl IntoView + use<>> {
    let name = name.to_owned();
    (!amount.is_zero()).then(|| line(name, currency.digits(amount), false))
}

#[component]
fn Part(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="mt-2 border-t border-dashed border-line-strong pt-2">
            <h3 class="font-bold">{title}</h3>
            {children()}
        </section>
    }
}

#[component]
pub fn SalesPart(figures: Figures, currency: Currency) -> impl IntoView {
    let w = words();
    let shared = words::words();
    let voids = figures.voids;
    view! {
        <Part title=w.sales>
            <dl>
                {line(w.bills.to_owned(), figures.orders.to_string(), false)}
                {line(shared.total.to_owned(), currency.text(figures.gross()), true)}
                {line(w.net.to_owned(), currency.digits(figures.net), false)}
                {line(shared.tax.to_owned(), currency.digits(figures.tax), false)}
                {line_if_any(w.discounts, figures.discounts, currency)}
                {line_if_any(w.service, figures.service, currency)}
                {line_if_any(w.returns, figures.returns, currency)}
                {(0 < voids.lines).then(|| line(voids_text(voids.lines), currency.digits(voids.amount), false))}
            </dl>
        </Part>
    }
    .into_any()
}

#[component]
pub fn TaxPart(rates: Vec<RateFigures>, currency: Currency) -> impl IntoView {
    let w = words();
    let shared = words::words();
    let row = move |figures: RateFigures| {
        view! {
            <tr>
                <td class="tabular-nums">{figures.rate.percent_text()}</td>
                <td class="num">{currency.digits(figures.net)}</td>
                <td class="num">{currency.digits(figures.tax)}</td>
            </tr>
        }
    };
    (!rates.is_empty()).then(|| {
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
                <tbody>{rates.into_iter().map(row).collect_view()}</tbody>
            </table>
        }
    })
}

#[component]
pub fn PaymentsPart(figures: Figures, currency: Currency) -> impl IntoView {
    let w = words();
    let tender = move |figures: TenderFigures| {
        view! {
            {line(format!("{} ({})", tender_word(figures.tender), figures.payments), currency.digits(figures.total()), false)}
            {line_if_any(w.refunded, -figures.refunded, currency)}
            {line_if_any(w.corrected, figures.corrected, currency)}
        }
    };
    let has_any = |figures: &TenderFigures| 0 < figures.payments || !figures.total().is_zero();
    let tenders: Vec<TenderFigures> = figures.tenders.into_iter().filter(has_any).collect();
    view! {
        <Part title=w.payments>
            <dl>
                {tenders.into_iter().map(tender).collect_view()}
                {line_if_any(w.tips, figures.tips, currency)}
                {line_if_any(w.rounding, figures.rounding, currency)}
            </dl>
        </Part>
    }
    .into_any()
}

#[component]
pub fn CashPart(cash: CashFigures, currency: Currency) -> impl IntoView {
    let w = words();
    view! {
        <Part title=w.cash>
            <dl>
                {line_if_any(w.floats, cash.floats, currency)}
                {line_if_any(w.pay_in, cash.paid_in, currency)}
                {line_if_any(w.pay_out, -cash.paid_out, currency)}
                {line_if_any(w.drop, -cash.dropped, currency)}
                {line_if_any(w.deposited, -cash.deposited, currency)}
                {line(w.over_short.to_owned(), currency.digits(cash.over_short), false)}
            </dl>
        </Part>
    }
    .into_any()
}

/// Each drawer: who answered for it, what it should have held, what was there.
#[component]
pub fn DrawersPart(drawers: Vec<DrawerFigures>, head: ReportHead) -> impl IntoView {
    let w = words();
    let currency = head.restaurant.currency;
    let drawer = move |figures: DrawerFigures| {
        let name = format!("{} · {}", figures.label, head.name(figures.holder));
        let variance = figures.variance().map(|variance| variance_text(variance, |amount| currency.text(amount)).0);
        let is_uncounted = figures.expected.is_some() && figures.counted.is_none();
        view! {
            <div class="mt-1">
                <p class="font-bold">{name} {figures.is_forced.then(|| format!(" · {}", w.forced))}</p>
                <dl>
                    {line(w.float.to_owned(), currency.digits(figures.float), false)}
                    {figures.expected.map(|expected| line(w.expected.to_owned(), currency.digits(expected), false))}
                    {figures.counted.map(|counted| line(w.counted.to_owned(), currency.digits(counted), false))}
                </dl>
                <p>{variance.or_else(|| is_uncounted.then(|| w.not_counted.to_owned()))}</p>
            </div>
        }
    };
    (!drawers.is_empty()).then(|| {
        view! { <Part title=w.drawers>{drawers.into_iter().map(drawer).collect_view()}</Part> }
    })
}
