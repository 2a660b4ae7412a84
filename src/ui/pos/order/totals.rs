//! What the order costs, by the engine's own figures; what is not sent yet counts everywhere alike.

use leptos::prelude::*;

use super::{
    desk::{Desk, use_desk},
    sheet::Sheet,
};
use crate::{
    kernel::{ids::AdjustmentId, money::Money, permission::Permission},
    orders::model::{
        adjust::{Adjustment, Scope},
        command::OrderCommand,
    },
    ui::{
        kit::icon::{Icon, IconSize},
        pos::words::{fill_name, texts::value_word, ticket, words},
        shared::words,
    },
};

#[component]
pub fn TotalsBox() -> impl IntoView {
    let desk = use_desk();
    let (w, t, shared) = (words(), ticket::words(), words::words());
    let totals = Memo::new(move |_| desk.order.with(|order| order.totals_with_drafts()));
    let includes_tax = move || desk.order.with(|order| order.prices_include_tax);
    let drafts = Memo::new(move |_| desk.order.with(|order| order.totals().drafts));
    let row = move |name: &'static str, amount: Money| {
        view! {
            <div class="flex justify-between gap-4 text-sm text-ink-muted">
                <dt>{name}</dt>
                <dd class="tabular-nums">{desk.pos.money(amount)}</dd>
            </div>
        }
    };
    let has_subtotal =
        move || totals.with(|totals| !totals.discount.is_zero() || !totals.service.is_zero()) || !includes_tax();
    view! {
        <div class="border-t border-line px-3 py-2">
            <dl class="grid gap-0.5">
                {move || (!drafts.get().is_zero()).then(|| row(w.not_sent_yet, drafts.get()))}
                {move || has_subtotal().then(|| row(shared.subtotal, totals.with(|totals| totals.subtotal)))}
                {move || totals.with(|totals| (!totals.discount.is_zero()).then(|| row(t.discounts, -totals.discount)))}
            </dl>
            <Discounts desk/>
            <dl class="grid gap-0.5">
                {move || totals.with(|totals| (!totals.service.is_zero()).then(|| row(t.service, totals.service)))}
                {move || row(if includes_tax() { shared.tax_included } else { shared.tax }, totals.with(|totals| totals.tax))}
                <div class="flex items-baseline justify-between gap-4">
                    <dt class="text-lg font-bold">{shared.total}</dt>
                    <dd class="text-2xl font-bold tabular-nums">{move || totals.with(|totals| desk.pos.money(totals.total))}</dd>
                </div>
                {move || totals.with(|totals| (!totals.credited.is_zero()).then(|| row(t.credited, -totals.credited)))}
                {move || totals.with(|totals| (!totals.tips.is_zero()).then(|| row(t.tips, totals.tips)))}
                {move || totals.with(|totals| (!totals.paid.is_zero()).then(|| row(shared.paid, totals.paid)))}
                {move || totals.with(|totals| {
                    let name = if totals.due.is_negative() { t.to_give_back } else { shared.left_to_pay };
                    let amount = if totals.due.is_negative() { -totals.due } else { totals.due };
                    (!totals.paid.is_zero() && !amount.is_zero()).then(|| row(name, amount))
                })}
            </dl>
        </div>
    }
    .into_any()
}

/// What is taken off the whole bill, and the service charge, each with its way back.
#[component]
fn Discounts(desk: Desk) -> impl IntoView {
    let t = ticket::words();
    let can_discount = desk.pos.can(Permission::OrdersDiscount);
    let can_change = Memo::new(move |_| can_discount && desk.order.with(|order| order.takes_lines()));
    let of_order = Memo::new(move |_| {
        let is_of_order = |adjustment: &&Adjustment| adjustment.scope == Scope::Order;
        desk.order.with(|order| order.adjustments.iter().filter(is_of_order).cloned().collect::<Vec<Adjustment>>())
    });
    let has_service = Memo::new(move |_| can_change.get() && desk.order.with(|order| order.service.is_some()));
    let chip = "inline-flex min-h-11 items-center gap-1.5 rounded-lg border border-line-strong bg-surface px-2.5 text-sm font-semibold hover:bg-surface-2";
    let remove = move |adjustment: AdjustmentId| {
        desk.act(OrderCommand::RemoveDiscount { adjustment });
    };
    let entry = move |adjustment: Adjustment| {
        let id = adjustment.id;
        let word = value_word(adjustment.value, |amount| desk.pos.money(amount));
        let name = fill_name(t.remove_named, &word);
        let reason = adjustment.reason.to_string();
        view! {
            <button type="button" class=chip aria-label=name disabled=move || !can_change.get() on:click=move |_| remove(id)>
                <Icon name="tag" size=IconSize::Small/>
                <span class="max-w-40 truncate">{word} " · " {reason}</span>
                <Icon name="x" size=IconSize::Small/>
            </button>
        }
    };
    view! {
        <div class="flex flex-wrap gap-1.5 empty:hidden">
            <For each=move || of_order.get() key=|adjustment| adjustment.id children=entry/>
            <Show when=move || has_service.get()>
                <button type="button" class=chip on:click=move |_| desk.ask(Sheet::Waive)>
                    {t.waive_service}
                    <Icon name="x" size=IconSize::Small/>
                </button>
            </Show>
        </div>
    }
}
