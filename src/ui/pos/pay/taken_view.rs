//! The money is in: how much, what goes back, what next.

use leptos::prelude::*;

use super::state::PayState;
use crate::{
    kernel::money::Money,
    orders::model::Tender,
    ui::{
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            icon::{Icon, IconSize},
        },
        pos::{
            order::{sheet::Sheet, ticket_menu::close_table},
            words::{self, fill_name, words},
        },
    },
};

#[component]
pub fn TakenView(state: PayState) -> impl IntoView {
    let (w, m) = (words(), words::money::words());
    let money = move |amount| state.desk.pos.money(amount);
    let left = Memo::new(move |_| state.desk.order.with(|order| order.totals().due));
    let text = move || {
        state.taken.get().map(|done| {
            let word = match done.tender {
                Tender::Cash => w.taken_cash,
                Tender::Card => w.taken_card,
                Tender::Terminal => m.taken_terminal,
            };
            fill_name(word, &money(done.received))
        })
    };
    let tip = move || {
        let tip = state.taken.get().map(|done| done.tip).filter(|tip| !tip.is_zero())?;
        Some(fill_name(m.tip_in_it, &money(tip)))
    };
    let change = move || {
        let done = state.taken.get().filter(|done| done.tender == Tender::Cash)?;
        Some(fill_name(w.change_sum, &money(done.change)))
    };
    view! {
        <div class="grid justify-items-center gap-3 py-8 text-center" role="status">
            <span class="grid size-20 place-items-center rounded-full bg-success-soft text-success"><Icon name="check" size=IconSize::Huge/></span>
            <p class="text-xl font-semibold tabular-nums">{text}</p>
            {move || tip().map(|tip| view! { <p class="text-ink-muted tabular-nums">{tip}</p> })}
            {move || change().map(|change| view! { <p class="text-6xl font-bold tabular-nums">{change}</p> })}
            {move || (!left.get().is_zero()).then(|| view! {
                <p class="text-lg font-semibold text-warning tabular-nums">{fill_name(w.stays_open, &money(left.get()))}</p>
            })}
        </div>
    }
    .into_any()
}

#[component]
pub fn TakenFooter(state: PayState) -> impl IntoView {
    let w = words();
    let desk = state.desk;
    let has_left = Memo::new(move |_| desk.order.with(|order| Money::ZERO < order.totals().due));
    let is_split = Memo::new(move |_| desk.order.with(|order| order.split.is_some()));
    let rest = move |_| {
        if is_split.get_untracked() {
            state.close();
            desk.ask(Sheet::Split);
        } else {
            state.again();
        }
    };
    let may_clear = Memo::new(move |_| desk.order.with(|order| !order.is_open() && order.seating.is_some()));
    let leave = move |path: String| {
        state.close();
        desk.pos.go(path);
    };
    let clear = move |_| {
        state.close();
        close_table(desk);
    };
    view! {
        <Button kind=ButtonKind::Quiet size=ButtonSize::Large icon="receipt" on:click=move |_| leave(format!("/pos/receipt/{}", desk.id))>
            {w.receipt}
        </Button>
        {move || may_clear.get().then(|| view! {
            <Button kind=ButtonKind::Quiet size=ButtonSize::Large icon="check" on:click=clear>{w.close_table}</Button>
        })}
        {move || has_left.get().then(|| view! {
            <Button size=ButtonSize::Large icon="cash" on:click=rest>
                {move || if is_split.get() { words::money::words().next_share } else { w.take_rest }}
            </Button>
        })}
        {move || (!has_left.get()).then(|| view! {
            <Button size=ButtonSize::Large icon="table" on:click=move |_| leave("/pos".to_owned())>{w.back_to_tables}</Button>
        })}
    }
    .into_any()
}
