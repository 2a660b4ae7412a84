//! A payment that was keyed in as another tender than it was.

use leptos::prelude::*;

use crate::{
    kernel::{ids::PaymentId, text::Note},
    orders::model::{Captured, Tender, command::OrderCommand},
    ui::{
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            dialog::{Dialog, DialogSize},
            icon::Icon,
        },
        pos::{
            order::{desk::use_desk, reason::ReasonChips, sheet::Sheet},
            words::{fill_name, money, words},
        },
        shared::words::{self, tender_word},
    },
};

/// What it was instead. What a gateway took is known for sure.
const fn other(tender: Tender) -> Option<Tender> {
    match tender {
        Tender::Cash => Some(Tender::Terminal),
        Tender::Terminal => Some(Tender::Cash),
        Tender::Card => None,
    }
}

#[component]
pub fn TenderDialog() -> impl IntoView {
    let desk = use_desk();
    let (w, m) = (words(), money::words());
    let chosen = RwSignal::new(None::<PaymentId>);
    let reason = RwSignal::new(String::new());
    // Opened once the fields have their values: a field that is there keeps what was typed.
    let is_open = RwSignal::new(false);
    let payments = Memo::new(move |_| {
        let is_correctable = |payment: &&Captured| other(payment.tender).is_some();
        desk.order.with(|order| order.payments.iter().filter(is_correctable).cloned().collect::<Vec<Captured>>())
    });
    Effect::new(move |_| {
        let is_asked = desk.sheet.get() == Some(Sheet::Tender);
        if is_asked {
            reason.set(m.tender_reasons[0].to_owned());
            chosen.set(payments.with_untracked(|payments| payments.first().map(|payment| payment.payment)));
        }
        is_open.set(is_asked);
    });
    let to = move || {
        let payment = chosen.get()?;
        payments.with(|payments| {
            payments.iter().find(|known| known.payment == payment).and_then(|known| other(known.tender))
        })
    };
    let entry = move |payment: Captured| {
        let id = payment.payment;
        let is_chosen = move || chosen.get() == Some(id);
        let class = move || {
            if is_chosen() {
                "flex min-h-tile w-full items-center gap-3 rounded-lg border-2 border-accent bg-accent-soft px-3 text-start"
            } else {
                "flex min-h-tile w-full items-center gap-3 rounded-lg border-2 border-line bg-surface px-3 text-start hover:bg-surface-2"
            }
        };
        view! {
            <button type="button" class=class aria-pressed=move || if is_chosen() { "true" } else { "false" } on:click=move |_| chosen.set(Some(id))>
                <span class="min-w-0 flex-1 font-semibold">{tender_word(payment.tender)}</span>
                <Icon name="arrow-right"/>
                <span class="min-w-0 flex-1 font-semibold">{other(payment.tender).map(tender_word)}</span>
                <span class="price">{desk.pos.money(payment.received())}</span>
            </button>
        }
    };
    let correct = move |_| {
        let (Some(payment), Some(to), Ok(reason)) =
            (chosen.get_untracked(), untrack(to), Note::parse(&reason.get_untracked()))
        else {
            return;
        };
        desk.act_now(OrderCommand::CorrectTender { payment, to, reason }, move || desk.close_sheet());
    };
    let is_ready = move || to().is_some() && desk.is_settled() && reason.with(|reason| Note::parse(reason).is_ok());
    let verb = move || to().map_or_else(|| m.correct_tender.to_owned(), |to| fill_name(m.it_was, tender_word(to)));
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Quiet size=ButtonSize::Large on:click=move |_| desk.close_sheet()>{w.keep}</Button>
            <Button size=ButtonSize::Large pending=desk.is_busy disabled=Signal::derive(move || !is_ready()) on:click=correct>{verb}</Button>
        }
    };
    view! {
        <Dialog open=is_open on_close=move |()| desk.close_sheet() title=m.correct_tender size=DialogSize::Medium footer close_label=words::words().close>
            <div class="grid gap-4">
                <p class="text-ink-muted">{m.tender_text}</p>
                <div class="grid gap-2" role="group" aria-label=m.payments>{move || payments.get().into_iter().map(entry).collect_view()}</div>
                <ReasonChips reasons=m.tender_reasons reason name="tender-reason"/>
            </div>
        </Dialog>
    }
}
