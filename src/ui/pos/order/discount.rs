//! Taking something off a line or the bill: percent or an amount, with the outcome in view before it is done.

use leptos::prelude::*;

use super::{
    desk::{Desk, use_desk},
    reason::ReasonChips,
    sheet::Sheet,
    void_dialog::line_name,
};
use crate::{
    kernel::{
        ids::AdjustmentId,
        money::{Money, Rate},
        text::Note,
    },
    orders::model::{
        adjust::{Scope, Value},
        command::OrderCommand,
    },
    ui::{
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            choice::Choice,
            dialog::{Dialog, DialogSize},
            keypad::{Keypad, KeypadCorner},
            keypad_key::KeypadKey,
            segmented::Segmented,
        },
        pos::words::{fill_name, ticket, words},
        shared::{new_id::new_id, words},
    },
};

/// The usual percentages.
const PERCENTS: [i32; 6] = [5, 10, 15, 20, 25, 50];
const PERCENT: &str = "percent";
const AMOUNT: &str = "amount";
/// The most digits of an amount, in minor units; a percentage has fewer.
const DIGITS_MAX: usize = 7;
const PERCENT_DIGITS_MAX: usize = 3;

/// What is being given; handles only.
#[derive(Clone, Copy)]
struct Giving {
    desk: Desk,
    kind: RwSignal<&'static str>,
    /// Whole percent, or minor units.
    typed: RwSignal<String>,
    /// What is typed came from a chip: the next key starts over.
    is_from_chip: RwSignal<bool>,
    reason: RwSignal<String>,
}

impl Giving {
    fn scope(self) -> Option<Scope> {
        match self.desk.sheet.get() {
            Some(Sheet::Discount(scope)) => Some(scope),
            _ => None,
        }
    }

    fn value(self) -> Option<Value> {
        let number: i32 = self.typed.with(|typed| typed.parse().ok()).filter(|number| 0 < *number)?;
        if self.kind.get() == PERCENT {
            Rate::try_from(number.checked_mul(100)?).ok().map(|rate| Value::Percent { rate })
        } else {
            Some(Value::Amount { amount: Money::from_minor(i64::from(number)) })
        }
    }

    fn command(self, reason: Note, adjustment: AdjustmentId) -> Option<OrderCommand> {
        Some(OrderCommand::Discount { adjustment, scope: self.scope()?, value: self.value()?, reason })
    }

    /// What it takes off and what is left of the bill; none while it cannot be done.
    fn outcome(self) -> Option<(Money, Money)> {
        let reason = Note::parse("?").ok()?;
        let command = self.command(reason, AdjustmentId::from(self.desk.id.uuid()))?;
        let before = self.desk.order.with(|order| order.totals_with_drafts());
        let after = self.desk.after(&command)?.totals_with_drafts();
        Some((after.discount - before.discount, after.total))
    }

    fn give(self) {
        let Ok(reason) = Note::parse(&self.reason.get_untracked()) else { return };
        if let Some(command) = untrack(|| self.command(reason, new_id())) {
            self.desk.act_then(command, move || {
                self.desk.close_sheet();
                self.desk.select(None);
            });
        }
    }
}

#[component]
pub fn DiscountDialog() -> impl IntoView {
    let desk = use_desk();
    let (w, t) = (words(), ticket::words());
    let state = Giving {
        desk,
        kind: RwSignal::new(PERCENT),
        typed: RwSignal::default(),
        is_from_chip: RwSignal::new(false),
        reason: RwSignal::default(),
    };
    let is_open = Memo::new(move |_| state.scope().is_some());
    Effect::new(move |_| {
        if !is_open.get() {
            state.kind.set(PERCENT);
            state.typed.set(String::new());
            state.reason.set(String::new());
        }
    });
    let title = move || match state.scope() {
        Some(Scope::Line { line }) => fill_name(t.discount_title, &line_name(desk, line)),
        _ => t.discount_order.to_owned(),
    };
    let outcome = Memo::new(move |_| state.outcome());
    let has_reason = move || state.reason.with(|reason| Note::parse(reason).is_ok());
    let verb = move || match outcome.get() {
        Some((off, _)) => fill_name(t.take_off, &desk.pos.money(off)),
        None => t.discount.to_owned(),
    };
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Quiet size=ButtonSize::Large on:click=move |_| desk.close_sheet()>{w.keep}</Button>
            <Button size=ButtonSize::Large icon="tag" disabled=Signal::derive(move || outcome.get().is_none() || !has_reason()) on:click=move |_| state.give()>
                {verb}
            </Button>
        }
    };
    view! {
        <Dialog
            open=is_open
            on_close=move |()| desk.close_sheet()
            title=Signal::derive(title)
            size=DialogSize::Large
            footer
            close_label=words::words().close
        >
            <div class="grid gap-5 md:grid-cols-[1fr_18rem]">
                <div class="grid content-start gap-4">
                    <Kind state/>
                    <Outcome state outcome/>
                    <ReasonChips reasons=t.discount_reasons reason=state.reason name="discount-reason"/>
                </div>
                <Keys state/>
            </div>
        </Dialog>
    }
}

#[component]
fn Kind(state: Giving) -> impl IntoView {
    let t = ticket::words();
    let on_change = move |chosen: String| {
        state.kind.set(if chosen == AMOUNT { AMOUNT } else { PERCENT });
        state.typed.set(String::new());
    };
    let chip = move |percent: i32| {
        let digits = percent.to_string();
        let typed = digits.clone();
        let is_chosen = move || state.typed.with(|typed| *typed == digits);
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || if is_chosen() { "true" } else { "false" }
                on:click=move |_| {
                    state.typed.set(typed.clone());
                    state.is_from_chip.set(true);
                }
            >
                {format!("{percent} %")}
            </button>
        }
    };
    view! {
        <Segmented
            label=t.discount
            name="discount-kind"
            options=vec![Choice::new(PERCENT, t.percent).icon("percent"), Choice::new(AMOUNT, t.amount_off).icon("cash")]
            value=Signal::derive(move || state.kind.get().to_owned())
            on_change
            hide_label=true
            wide=true
        />
        {move || (state.kind.get() == PERCENT).then(|| view! {
            <div class="flex flex-wrap gap-2" role="group" aria-label=t.percent>{PERCENTS.map(chip).collect_view()}</div>
        })}
    }
    .into_any()
}

#[component]
fn Outcome(state: Giving, outcome: Memo<Option<(Money, Money)>>) -> impl IntoView {
    let t = ticket::words();
    let money = move |amount| state.desk.pos.money(amount);
    let typed = move || match state.value() {
        Some(Value::Percent { rate }) => rate.percent_text(),
        Some(Value::Amount { amount }) => money(amount),
        Some(Value::Comp | Value::Lines) | None => "–".to_owned(),
    };
    view! {
        <div class="rounded-lg bg-sunken p-4" aria-live="polite">
            <p class="flex items-baseline justify-between gap-4">
                <span class="text-3xl font-bold tabular-nums">{typed}</span>
                <span class="text-lg font-semibold tabular-nums">{move || outcome.get().map(|(off, _)| format!("−{}", money(off)))}</span>
            </p>
            <p class="mt-1 flex min-h-7 items-baseline justify-between gap-4 text-ink-muted">
                {t.new_total}
                <span class="tabular-nums">{move || outcome.get().map_or_else(|| t.cannot_discount.to_owned(), |(_, total)| money(total))}</span>
            </p>
        </div>
    }
}

#[component]
fn Keys(state: Giving) -> impl IntoView {
    let (w, t) = (words(), ticket::words());
    let on_key = move |key: KeypadKey| {
        let max = if state.kind.get_untracked() == PERCENT { PERCENT_DIGITS_MAX } else { DIGITS_MAX };
        let starts_over = state.is_from_chip.get_untracked();
        state.is_from_chip.set(false);
        state.typed.update(|typed| *typed = key.apply(if starts_over { "" } else { typed }, max));
    };
    view! {
        <Keypad label=t.discount on_key corner=KeypadCorner::Clear backspace_label=w.backspace clear_label=w.clear/>
    }
}
