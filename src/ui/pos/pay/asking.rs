//! How much and with what.

use leptos::prelude::*;

use super::{blocked::Blocked, quick_cash::quick_sums, readout::Readout, state::PayState, tip::TipChips};
use crate::{
    kernel::{error::AppError, money::Money},
    orders::model::{Tender, pricing::Totals},
    payments::model::SimulatedCard,
    ui::{
        kit::{
            banner::Banner,
            chip::Chip,
            choice::Choice,
            keypad::{Keypad, KeypadCorner},
            keypad_key::KeypadKey,
            segmented::Segmented,
            tone::Tone,
        },
        pos::words::{money, words},
        shared::{
            error_text::error_text,
            page::are_cards_hosted,
            words::{self, tender_word},
        },
    },
};

/// Figures, tender and quick sums at the left, keys at the right.
#[component]
pub fn Asking(state: PayState) -> impl IntoView {
    let w = words();
    let is_fixed = Memo::new(move |_| state.attempt.with(Option::is_some));
    let tenders = Tender::ALL.map(|tender| {
        Choice::new(tender.as_str(), tender_word(tender)).icon(match tender {
            Tender::Cash => "cash",
            Tender::Card | Tender::Terminal => "card",
        })
    });
    let on_tender = move |tender: String| {
        if let Some(tender) = Tender::parse(&tender) {
            state.tender.set(tender);
            state.typed.set(String::new());
            state.is_typing_tip.set(false);
            state.error.set(None);
        }
    };
    let is_terminal = !are_cards_hosted();
    let on_key = move |key: KeypadKey| state.type_key(key);
    let typed_name = move || if state.is_typing_tip.get() { money::words().tip } else { w.amount };
    view! {
        <div class="grid gap-5 md:grid-cols-[1fr_20rem]">
            <div class="grid content-start gap-3">
                <Blocked desk=state.desk/>
                <Trouble state/>
                <Figures state/>
                <Segmented
                    label=w.pay_with
                    name="tender"
                    options=tenders.to_vec()
                    value=Signal::derive(move || state.tender.get().as_str().to_owned())
                    on_change=on_tender
                    disabled=is_fixed
                    hide_label=true
                    wide=true
                />
                <TipChips state is_fixed/>
                <Readout state/>
                <QuickSums state is_fixed/>
                {move || (is_terminal && state.tender.get() == Tender::Card).then(|| view! { <TestTerminal state is_fixed/> })}
            </div>
            <div class="w-full max-w-96 justify-self-center md:max-w-none">
                <Keypad label=Signal::derive(move || typed_name().to_owned()) on_key corner=KeypadCorner::DoubleZero disabled=is_fixed backspace_label=w.backspace clear_label=w.clear/>
            </div>
        </div>
    }
    .into_any()
}

/// What the last try came to.
#[component]
fn Trouble(state: PayState) -> impl IntoView {
    let w = words();
    view! {
        {move || state.error.get().map(|error| {
            let text = match &error {
                AppError::Transport { .. } => w.payment_unknown.to_owned(),
                other => error_text(other),
            };
            view! { <Banner tone=Tone::Danger>{text}</Banner> }
        })}
    }
}

/// Total, what was paid before, what is left; of a divided bill only this share.
#[component]
fn Figures(state: PayState) -> impl IntoView {
    let (m, shared) = (money::words(), words::words());
    let totals = Memo::new(move |_| state.desk.order.with(|order| order.totals()));
    let text = move |read: fn(&Totals) -> Money| totals.with(|totals| state.desk.pos.money(read(totals)));
    let is_share = Memo::new(move |_| state.desk.share.get().is_some());
    let rounding = Memo::new(move |_| state.reckoning().rounding);
    let row = "flex items-baseline justify-between gap-4";
    view! {
        <dl class="grid gap-1">
            {move || (!is_share.get()).then(|| view! {
                <div class=row>
                    <dt class="text-ink-muted">{shared.total}</dt>
                    <dd class="text-lg tabular-nums">{move || text(|totals| totals.total)}</dd>
                </div>
            })}
            {move || (!is_share.get() && !totals.with(|totals| totals.paid.is_zero())).then(|| view! {
                <div class=row>
                    <dt class="text-ink-muted">{shared.paid}</dt>
                    <dd class="text-lg tabular-nums">{move || text(|totals| totals.paid)}</dd>
                </div>
            })}
            <div class=row>
                <dt class="text-lg font-bold">{move || if is_share.get() { m.this_share } else { shared.left_to_pay }}</dt>
                <dd class="text-3xl font-bold tabular-nums">{move || state.desk.pos.money(state.due())}</dd>
            </div>
            {move || (!rounding.get().is_zero()).then(|| view! {
                <div class=row>
                    <dt class="text-ink-muted">{m.cash_rounding}</dt>
                    <dd class="text-lg tabular-nums">{move || state.desk.pos.money(rounding.get())}</dd>
                </div>
            })}
        </dl>
    }
    .into_any()
}

/// Exactly what is due, and the round sums above it.
#[component]
fn QuickSums(state: PayState, is_fixed: Memo<bool>) -> impl IntoView {
    let w = words();
    let currency = state.desk.pos.me.with_value(|me| me.restaurant.currency);
    let sums = Memo::new(move |_| quick_sums(state.to_pay(), currency));
    let choose = move |digits: String| {
        state.is_typing_tip.set(false);
        state.typed.set(digits);
    };
    let is_exact = Signal::derive(move || state.typed.with(|typed| typed.trim_start_matches('0').is_empty()));
    let chip = move |sum: Money| {
        let digits = StoredValue::new(sum.minor().to_string());
        let is_chosen = Signal::derive(move || state.typed.with(|typed| digits.with_value(|digits| typed == digits)));
        view! { <Chip pressed=is_chosen disabled=is_fixed on:click=move |_| choose(digits.get_value())>{currency.text(sum)}</Chip> }
    };
    view! {
        {move || (state.tender.get() == Tender::Cash).then(|| view! {
            <div class="flex flex-wrap gap-2" role="group" aria-label=w.quick_sums>
                <Chip pressed=is_exact disabled=is_fixed on:click=move |_| choose(String::new())>{w.exact}</Chip>
                <For each=move || sums.get() key=|sum| sum.minor() children=chip/>
            </div>
        })}
    }
}

/// The simulated terminal: how its card behaves.
#[component]
fn TestTerminal(state: PayState, is_fixed: Memo<bool>) -> impl IntoView {
    let w = words();
    let word = |card: SimulatedCard| match card {
        SimulatedCard::Approves => "approves",
        SimulatedCard::Declines => "declines",
    };
    let on_change = move |chosen: String| {
        state.card.set(if chosen == word(SimulatedCard::Declines) {
            SimulatedCard::Declines
        } else {
            SimulatedCard::Approves
        });
    };
    view! {
        <div class="rounded-lg border border-dashed border-line-strong p-3">
            <Segmented
                label=w.test_terminal
                name="test-card"
                options=vec![
                    Choice::new(word(SimulatedCard::Approves), w.card_approves),
                    Choice::new(word(SimulatedCard::Declines), w.card_declines),
                ]
                value=Signal::derive(move || word(state.card.get()).to_owned())
                on_change
                disabled=is_fixed
            />
        </div>
    }
}
