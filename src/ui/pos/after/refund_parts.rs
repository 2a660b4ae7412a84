//! The parts of the refund sheet: which dishes, how much, out of which payments.

use leptos::prelude::*;

use super::refund_state::{RefundState, kept, left_of};
use crate::{
    kernel::{ids::LineId, money::Money},
    orders::model::{Captured, command::RefundLine},
    ui::{
        kit::{
            keypad::{Keypad, KeypadCorner},
            keypad_key::KeypadKey,
            stepper::Stepper,
        },
        pos::words::{fill, money, words},
        shared::{page::language, words::tender_word},
    },
};

const DIGITS_MAX: usize = 9;

/// Every dish that was charged, with how many portions of it go back.
#[component]
pub fn Dishes(state: RefundState) -> impl IntoView {
    let ids = move || {
        state.desk.order.with(|order| {
            order.sent_lines().filter(|line| 0 < left_of(order, line.id)).map(|line| line.id).collect::<Vec<LineId>>()
        })
    };
    view! {
        <ul class="grid gap-2" aria-label=money::words().refund_dishes>
            <For each=ids key=|id| *id let:id>
                <Dish state id/>
            </For>
        </ul>
    }
    .into_any()
}

#[component]
fn Dish(state: RefundState, id: LineId) -> impl IntoView {
    let (w, m) = (words(), money::words());
    let language = language();
    let (name, left, amount) = state.desk.order.with_untracked(|order| {
        let name = order.line(id).map(|line| line.name.in_language(language).to_owned()).unwrap_or_default();
        let charged = order.figures().line(id).map(|line| line.total).unwrap_or_default();
        (name, left_of(order, id), charged)
    });
    let count = move || {
        let chosen = state.lines.with(|lines| lines.iter().find(|line| line.line == id).map(|line| line.quantity));
        i64::from(chosen.unwrap_or(0))
    };
    let set = move |count: i64| {
        let quantity = u32::try_from(count).unwrap_or(0);
        state.lines.update(|lines| {
            lines.retain(|line| line.line != id);
            if 0 < quantity {
                lines.push(RefundLine { line: id, quantity });
            }
        });
    };
    let class = move || {
        if 0 < count() {
            "flex min-h-tile items-center gap-3 rounded-lg border-2 border-accent bg-accent-soft py-1.5 pr-2 pl-3"
        } else {
            "flex min-h-tile items-center gap-3 rounded-lg border-2 border-line bg-surface py-1.5 pr-2 pl-3"
        }
    };
    view! {
        <li class=class>
            <div class="min-w-0 flex-1">
                <p class="truncate font-semibold">{name.clone()}</p>
                <p class="text-sm text-ink-muted tabular-nums">{fill(m.n_charged, left)} " · " {state.desk.pos.money(amount)}</p>
            </div>
            <Stepper label=name value=Signal::derive(count) on_change=set min=0 max=i64::from(left) less_label=w.less more_label=w.more/>
        </li>
    }
    .into_any()
}

#[component]
pub fn AmountKeys(state: RefundState) -> impl IntoView {
    let w = words();
    let sum = move || {
        let minor = state.typed.with(|typed| typed.parse::<i64>().unwrap_or(0));
        Money::try_from(minor).unwrap_or(Money::ZERO)
    };
    view! {
        <p class="rounded-lg bg-sunken p-3 text-end text-3xl font-bold tabular-nums" aria-live="polite">{move || state.desk.pos.money(sum())}</p>
        <Keypad
            label=w.amount
            on_key=move |key: KeypadKey| state.typed.update(|typed| *typed = key.apply(typed, DIGITS_MAX))
            corner=KeypadCorner::DoubleZero
            backspace_label=w.backspace
            clear_label=w.clear
        />
    }
    .into_any()
}

/// Which payments it comes out of, where there are several; none chosen: the last one first.
#[component]
pub fn Payments(state: RefundState) -> impl IntoView {
    let m = money::words();
    let payments = Memo::new(move |_| {
        state.desk.order.with(|order| {
            let has_left = |payment: &&Captured| !kept(order, payment).is_zero();
            order
                .payments
                .iter()
                .filter(has_left)
                .map(|payment| (payment.clone(), kept(order, payment)))
                .collect::<Vec<_>>()
        })
    });
    let chip = move |(payment, left): (Captured, Money)| {
        let id = payment.payment;
        let is_chosen = move || state.from.with(|from| from.contains(&id));
        let toggle = move |_| {
            state.from.update(|from| match from.iter().position(|known| *known == id) {
                Some(at) => {
                    from.remove(at);
                }
                None => from.push(id),
            });
        };
        view! {
            <button type="button" class="chip" aria-pressed=move || if is_chosen() { "true" } else { "false" } on:click=toggle>
                {tender_word(payment.tender)} " " {state.desk.pos.money(left)}
            </button>
        }
    };
    view! {
        {move || (1 < payments.with(Vec::len)).then(|| view! {
            <div class="grid gap-2">
                <p class="text-sm text-ink-muted">{m.out_of}</p>
                <div class="flex flex-wrap gap-2" role="group" aria-label=m.payments>{payments.get().into_iter().map(chip).collect_view()}</div>
            </div>
        })}
    }
    .into_any()
}
