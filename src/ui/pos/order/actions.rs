//! Hold, stay, send; split and pay: always in the same place.

use leptos::prelude::*;

use super::{
    desk::{Desk, use_desk},
    settled::SettledActions,
    sheet::Sheet,
    ticket::is_settled,
};
use crate::{
    kernel::permission::Permission,
    orders::model::command::OrderCommand,
    ui::{
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            icon::Icon,
        },
        pos::words::{count, ticket, words},
    },
};

/// What the money key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyAct {
    Pay,
    /// A changed bill left more paid than it costs.
    GiveBack,
    /// A changed bill is even: nothing has to be taken.
    Finish,
}

/// What may be done about this order's money by this person now; none: nothing.
pub fn money_act(desk: Desk) -> Option<MoneyAct> {
    let (is_open, takes_lines, is_amending, has_dishes, has_drafts) = desk.order.with(|order| {
        let has_dishes = order.sent_lines().chain(order.drafts()).next().is_some();
        (order.is_open(), order.takes_lines(), order.is_amending, has_dishes, order.drafts().next().is_some())
    });
    if !is_open || !takes_lines {
        return None;
    }
    let due = desk.order.with(|order| order.totals().due);
    if due.is_negative() {
        return desk.pos.can(Permission::PaymentsRefund).then_some(MoneyAct::GiveBack);
    }
    if is_amending && due.is_zero() && !has_drafts {
        return (has_dishes && desk.pos.may(Permission::PaymentsTake)).then_some(MoneyAct::Finish);
    }
    (has_dishes && desk.pos.may(Permission::PaymentsTake)).then_some(MoneyAct::Pay)
}

/// Does it.
pub fn do_money_act(desk: Desk) {
    match untrack(|| money_act(desk)) {
        Some(MoneyAct::Pay) => desk.pay(),
        Some(MoneyAct::GiveBack) => desk.ask(Sheet::Refund),
        Some(MoneyAct::Finish) => {
            desk.act(OrderCommand::Complete);
        }
        None => {}
    }
}

/// Whether the bill can be divided now.
pub fn can_split(desk: Desk) -> bool {
    desk.pos.can(Permission::OrdersSplit)
        && desk.order.with(|order| {
            order.takes_lines() && !order.is_amending && order.sent_lines().chain(order.drafts()).next().is_some()
        })
}

/// Below the ticket where both columns are on the screen.
#[component]
pub fn TicketActions() -> impl IntoView {
    view! {
        <div class="grid gap-2">
            <SendKeys size=ButtonSize::Large/>
            <MoneyKeys size=ButtonSize::Large/>
        </div>
    }
}

/// At the bottom of a phone: the ticket's handle above the same keys.
#[component]
pub fn PhoneBar() -> impl IntoView {
    let desk = use_desk();
    let w = words();
    let is_settled = Memo::new(move |_| is_settled(desk));
    let count = move || {
        let portions =
            desk.order.with(|order| order.sent_lines().chain(order.drafts()).map(|line| line.quantity).sum::<u32>());
        count(w.n_items, portions)
    };
    let total = move || desk.pos.money(desk.order.with(|order| order.totals_with_drafts().total));
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
                <div class="grid gap-2">
                    <SendKeys size=ButtonSize::Medium/>
                    <MoneyKeys size=ButtonSize::Medium/>
                </div>
            })}
        </div>
    }
    .into_any()
}

/// Hold keeps everything back; Stay sends and remains here; Send sends and shows the tables. The number says how many
/// portions go.
#[component]
fn SendKeys(size: ButtonSize) -> impl IntoView {
    let desk = use_desk();
    let (w, t) = (words(), ticket::words());
    let may_send = desk.pos.may(Permission::OrdersSend);
    let portions = Memo::new(move |_| {
        desk.order.with(|order| {
            order.drafts().filter(|line| line.by.guest().is_none()).map(|line| line.quantity).sum::<u32>()
        })
    });
    let is_off = Signal::derive(move || !may_send || portions.get() == 0);
    let hold = move |_| {
        desk.hold();
    };
    let stay = move |_| {
        desk.send();
    };
    view! {
        <div class="grid grid-cols-[1fr_1fr_1.5fr] gap-2">
            <Button kind=ButtonKind::Quiet size wide=true disabled=is_off on:click=hold attr:title="F6">{t.hold}</Button>
            <Button kind=ButtonKind::Quiet size wide=true disabled=is_off on:click=stay attr:title=t.stay_hint>{t.stay}</Button>
            <Button size icon="send" wide=true disabled=is_off on:click=move |_| desk.send_and_leave() attr:title="F4">
                {w.send}
                {move || (0 < portions.get()).then(|| view! { <span class="ml-1.5 tabular-nums">" " {portions.get()}</span> })}
            </Button>
        </div>
    }
}

/// Dividing the bill, and taking the money.
#[component]
fn MoneyKeys(size: ButtonSize) -> impl IntoView {
    let desk = use_desk();
    let (w, t) = (words(), ticket::words());
    let act = Memo::new(move |_| money_act(desk));
    let can_split = Memo::new(move |_| can_split(desk));
    let word = move || match act.get() {
        Some(MoneyAct::GiveBack) => t.give_back,
        Some(MoneyAct::Finish) => t.finish,
        Some(MoneyAct::Pay) | None => w.pay,
    };
    view! {
        <div class="grid grid-cols-[1fr_1.5fr] gap-2">
            <Button kind=ButtonKind::Quiet size icon="split" wide=true disabled=Signal::derive(move || !can_split.get()) on:click=move |_| split(desk) attr:title="F8">
                {t.split}
            </Button>
            <Button kind=ButtonKind::Quiet size icon="cash" wide=true disabled=Signal::derive(move || act.get().is_none()) on:click=move |_| do_money_act(desk) attr:title="F9">
                {word}
                <span class="ml-2 hidden text-sm font-normal lg:inline">"F9"</span>
            </Button>
        </div>
    }
}

/// Opens the shares of the bill.
pub fn split(desk: Desk) {
    desk.select(None);
    desk.is_ticket_open.set(false);
    desk.ask(Sheet::Split);
}
