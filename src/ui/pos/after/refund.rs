//! Giving money back: dishes, an amount or everything; a credit note says what for.

use leptos::prelude::*;

use super::{
    refund_parts::{AmountKeys, Dishes, Payments},
    refund_state::{Kind, RefundState},
};
use crate::{
    kernel::{money::Money, text::Note},
    orders::model::refunds::Refunded,
    ui::{
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            choice::Choice,
            dialog::{Dialog, DialogSize},
            segmented::Segmented,
            toast::Toast,
        },
        pos::{
            order::{desk::use_desk, reason::ReasonChips, ticket_head::order_title},
            words::{fill_name, money, words},
        },
        shared::words::{self, tender_word},
    },
};

#[component]
pub fn RefundDialog() -> impl IntoView {
    let desk = use_desk();
    let (w, m) = (words(), money::words());
    let state = RefundState::new(desk);
    // Opened once the fields have their values: a field that is there keeps what was typed.
    let is_open = RwSignal::new(false);
    Effect::new(move |_| {
        let is_asked = state.is_asked();
        if is_asked {
            state.start();
        }
        is_open.set(is_asked);
    });
    let outcome = Memo::new(move |_| state.outcome());
    let given =
        move || outcome.with(|outcome| outcome.as_ref().map(|parts| parts.iter().map(Refunded::given).sum::<Money>()));
    let is_overpaid = Memo::new(move |_| state.is_overpaid());
    let is_ready =
        move || given().is_some() && desk.is_settled() && state.reason.with(|reason| Note::parse(reason).is_ok());
    let verb = move || match given() {
        Some(sum) => fill_name(m.give_back_sum, &desk.pos.money(sum)),
        None => m.refund.to_owned(),
    };
    let give = move |_| {
        let text = untrack(given).map(|sum| fill_name(m.given_back, &desk.pos.money(sum))).unwrap_or_default();
        state.give_back(move || {
            let id = desk.id;
            desk.sheet.try_set(None);
            let show = move |()| desk.pos.go(format!("/pos/receipt/{id}"));
            desk.pos.toasts.push(Toast::success(text.clone()).action(m.documents, show));
        });
    };
    let kinds = Kind::ALL.map(|kind| {
        let word = match kind {
            Kind::Whole => m.refund_whole,
            Kind::Dishes => m.refund_dishes,
            Kind::Amount => m.refund_amount,
        };
        Choice::new(kind.as_str(), word)
    });
    let kinds = StoredValue::new(kinds.to_vec());
    let on_kind = move |chosen: String| {
        if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.as_str() == chosen) {
            state.kind.set(kind);
        }
    };
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Quiet size=ButtonSize::Large disabled=desk.is_busy on:click=move |_| desk.close_sheet()>{w.keep}</Button>
            <Button kind=ButtonKind::Danger size=ButtonSize::Large icon="undo" pending=desk.is_busy disabled=Signal::derive(move || !is_ready()) on:click=give>
                {verb}
            </Button>
        }
    };
    view! {
        <Dialog
            open=is_open
            on_close=move |()| desk.close_sheet()
            title=Signal::derive(move || fill_name(m.refund_title, &order_title(desk)))
            size=DialogSize::Large
            footer
            close_label=words::words().close
        >
            <div class="grid gap-5 md:grid-cols-[1fr_20rem]">
                <div class="grid content-start gap-4">
                    {move || is_overpaid.get().then(|| view! { <p class="text-ink-muted">{m.overpaid_text}</p> })}
                    {move || (!is_overpaid.get()).then(|| view! {
                        <Segmented
                            label=m.refund_what
                            name="refund-kind"
                            options=kinds.get_value()
                            value=Signal::derive(move || state.kind.get().as_str().to_owned())
                            on_change=on_kind
                            hide_label=true
                            wide=true
                        />
                        {move || (state.kind.get() == Kind::Dishes).then(|| view! { <Dishes state/> })}
                        {move || (state.kind.get() == Kind::Amount).then(|| view! { <AmountKeys state/> })}
                        {move || (state.kind.get() == Kind::Whole).then(|| view! { <p class="text-ink-muted">{m.refund_whole_text}</p> })}
                    })}
                </div>
                <div class="grid content-start gap-4">
                    <Given state outcome/>
                    <ReasonChips reasons=w.reasons reason=state.reason name="refund-reason"/>
                    <Payments state/>
                </div>
            </div>
        </Dialog>
    }
}

/// What goes back, and how.
#[component]
fn Given(state: RefundState, outcome: Memo<Option<Vec<Refunded>>>) -> impl IntoView {
    let m = money::words();
    let row = move |refund: Refunded| {
        view! {
            <li class="flex items-baseline justify-between gap-4">
                <span>{tender_word(refund.tender)}</span>
                <span class="text-xl font-semibold tabular-nums">{state.desk.pos.money(refund.given())}</span>
            </li>
        }
    };
    view! {
        <div class="min-h-24 rounded-lg bg-sunken p-4" aria-live="polite">
            <p class="mb-1 text-ink-muted">{m.goes_back}</p>
            <ul class="grid gap-1">{move || outcome.get().unwrap_or_default().into_iter().map(row).collect_view()}</ul>
            {move || outcome.with(Option::is_none).then(|| view! { <p class="text-ink-muted">{m.nothing_chosen}</p> })}
        </div>
    }
    .into_any()
}
