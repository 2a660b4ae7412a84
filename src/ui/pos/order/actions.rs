//! Send and pay, always in the same place.

use leptos::prelude::*;

use super::{
    desk::{Desk, use_desk},
    settled::SettledActions,
};
use crate::{
    kernel::permission::Permission,
    orders::model::PayState,
    ui::{
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            icon::Icon,
        },
        pos::words::{count, words},
    },
};

/// Whether there is something to take money for, and this person may.
pub fn can_pay(desk: Desk) -> bool {
    desk.pos.may(Permission::PaymentsTake)
        && desk.order.with(|order| {
            let has_dishes = order.sent_lines().chain(order.drafts()).next().is_some();
            order.is_open() && order.pay_state() != PayState::Paid && has_dishes
        })
}

/// Below the ticket where both columns are on the screen.
#[component]
pub fn TicketActions() -> impl IntoView {
    view! {
        <div class="grid grid-cols-2 gap-2">
            <SendButton size=ButtonSize::Huge/>
            <PayButton size=ButtonSize::Huge/>
        </div>
    }
}

/// At the bottom of a phone: the ticket's handle beside the same two keys.
#[component]
pub fn PhoneBar() -> impl IntoView {
    let desk = use_desk();
    let w = words();
    let is_settled =
        Memo::new(move |_| desk.order.with(|order| !order.is_open() || order.pay_state() == PayState::Paid));
    let count = move || {
        let portions =
            desk.order.with(|order| order.sent_lines().chain(order.drafts()).map(|line| line.quantity).sum::<u32>());
        count(w.n_items, portions)
    };
    let total = move || {
        let totals = desk.order.with(|order| order.totals());
        desk.pos.money(totals.total + totals.drafts)
    };
    let toggle = move |_| {
        desk.select(None);
        desk.is_ticket_open.update(|open| *open = !*open);
    };
    view! {
        <div class="bottom-bar md:hidden">
            <button
                type="button"
                class="tap mb-2 flex w-full items-center justify-between gap-3 rounded-lg border border-line-strong px-4 font-semibold"
                aria-expanded=move || if desk.is_ticket_open.get() { "true" } else { "false" }
                on:click=toggle
            >
                <span class="flex items-center gap-2">
                    {move || if desk.is_ticket_open.get() {
                        view! { <Icon name="chevron-down"/> {w.back_to_menu} }.into_any()
                    } else {
                        view! { <Icon name="chevron-up"/> {w.view_order} }.into_any()
                    }}
                </span>
                <span class="text-ink-muted tabular-nums">{count}</span>
                <span class="price">{total}</span>
            </button>
            {move || is_settled.get().then(|| view! { <SettledActions/> })}
            {move || (!is_settled.get()).then(|| view! {
                <div class="grid grid-cols-2 gap-2">
                    <SendButton size=ButtonSize::Large/>
                    <PayButton size=ButtonSize::Large/>
                </div>
            })}
        </div>
    }
    .into_any()
}

/// Sends the staff's drafts; says how many portions.
#[component]
fn SendButton(size: ButtonSize) -> impl IntoView {
    let desk = use_desk();
    let w = words();
    let may_send = desk.pos.may(Permission::OrdersSend);
    let portions = Memo::new(move |_| {
        desk.order.with(|order| {
            order.drafts().filter(|line| line.by.guest().is_none()).map(|line| line.quantity).sum::<u32>()
        })
    });
    let send = move |_| {
        desk.send();
    };
    view! {
        <Button size icon="send" wide=true disabled=Signal::derive(move || !may_send || portions.get() == 0) on:click=send>
            {w.send}
            {move || (0 < portions.get()).then(|| view! { <span class="ml-1.5 tabular-nums">{portions.get()}</span> })}
            <span class="ml-2 hidden text-sm font-normal lg:inline">"F4"</span>
        </Button>
    }
}

/// Opens the pay sheet.
#[component]
fn PayButton(size: ButtonSize) -> impl IntoView {
    let desk = use_desk();
    let w = words();
    let can_pay = Memo::new(move |_| can_pay(desk));
    view! {
        <Button kind=ButtonKind::Quiet size icon="cash" wide=true disabled=Signal::derive(move || !can_pay.get()) on:click=move |_| desk.pay()>
            {w.pay}
            <span class="ml-2 hidden text-sm font-normal lg:inline">"F9"</span>
        </Button>
    }
}
