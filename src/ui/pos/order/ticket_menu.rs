//! What is done to an order less often.

use leptos::{prelude::*, task::spawn_local};

use super::{
    cart::last_round,
    desk::{Desk, use_desk},
    sheet::Sheet,
    ticket_head::place_name,
};
use crate::{
    kernel::permission::Permission,
    orders::model::{Ending, adjust::Scope},
    tables::rpc::close_seating,
    ui::{
        kit::{menu::Menu, menu_item::MenuItem},
        pos::words::{extras, fill_name, money, ticket, words},
    },
};

#[component]
pub fn TicketMenu() -> impl IntoView {
    view! {
        <Menu label=words().more_acts>
            <OpenActs/>
            <PaidActs/>
        </Menu>
    }
    .into_any()
}

/// While dishes may be put on it.
#[component]
fn OpenActs() -> impl IntoView {
    let desk = use_desk();
    let (w, t) = (words(), ticket::words());
    let takes_lines = Memo::new(move |_| desk.order.with(|order| order.takes_lines()));
    let has_round = Memo::new(move |_| takes_lines.get() && desk.order.with(|order| !last_round(order).is_empty()));
    let has_lines = move || desk.order.with(|order| !order.lines.is_empty());
    let can_discount = desk.pos.can(Permission::OrdersDiscount);
    let can_move = desk.pos.can(Permission::OrdersTransfer);
    let has_discount = Memo::new(move |_| can_discount && takes_lines.get() && has_lines());
    let is_open = Memo::new(move |_| desk.order.with(|order| order.is_open()));
    let moves = Memo::new(move |_| can_move && is_open.get() && desk.order.with(|order| order.paid_at.is_none()));
    let may_close = desk.pos.may(Permission::PaymentsTake);
    let can_free =
        Memo::new(move |_| may_close && desk.order.with(|order| order.seating.is_some() && order.lines.is_empty()));
    let x = extras::words();
    let can_hold = desk.pos.may(Permission::PaymentsTake);
    let can_know = desk.pos.may(Permission::CustomersView);
    view! {
        {move || has_round.get().then(|| view! { <MenuItem icon="refresh" on:click=move |_| desk.repeat_round()>{t.repeat_round}</MenuItem> })}
        {move || has_discount.get().then(|| view! { <MenuItem icon="tag" on:click=move |_| desk.ask(Sheet::Discount(Scope::Order))>{t.discount_order}</MenuItem> })}
        {move || has_discount.get().then(|| view! { <MenuItem icon="tag" on:click=move |_| desk.ask(Sheet::Voucher)>{x.voucher}</MenuItem> })}
        {move || (can_know && takes_lines.get()).then(|| view! { <MenuItem icon="person" on:click=move |_| desk.ask(Sheet::Customer)>{x.customer}</MenuItem> })}
        {move || (can_hold && takes_lines.get()).then(|| view! { <MenuItem icon="card" on:click=move |_| desk.ask(Sheet::HeldCard)>{x.hold_card}</MenuItem> })}
        {move || (can_move && is_open.get()).then(|| view! { <MenuItem icon="users" on:click=move |_| desk.ask(Sheet::Party)>{t.party}</MenuItem> })}
        {move || moves.get().then(|| view! { <MenuItem icon="move" on:click=move |_| desk.ask(Sheet::Move { is_part: false })>{t.move_order}</MenuItem> })}
        {move || (moves.get() && has_lines()).then(|| view! { <MenuItem icon="arrow-right" on:click=move |_| desk.ask(Sheet::Move { is_part: true })>{t.move_lines}</MenuItem> })}
        {move || can_free.get().then(|| view! { <MenuItem icon="check" on:click=move |_| close_table(desk)>{w.close_table}</MenuItem> })}
    }
    .into_any()
}

/// Once there is a bill, and once it is paid.
#[component]
fn PaidActs() -> impl IntoView {
    let desk = use_desk();
    let (w, m) = (words(), money::words());
    let has_bill = move || desk.order.with(|order| order.sent_lines().next().is_some() || !order.payments.is_empty());
    let is_paid = move || desk.order.with(|order| order.paid_at.is_some() && !order.is_amending);
    let can_refund = Memo::new(move |_| can_refund(desk));
    let can_tender = Memo::new(move |_| desk.can_correct_tender());
    let can_amend = Memo::new(move |_| is_paid() && is_changeable(desk) && desk.pos.can(amending(desk)));
    let can_take = desk.pos.may(Permission::PaymentsTake);
    let can_cancel = desk.pos.can(Permission::OrdersCancel);
    let cancels = Memo::new(move |_| {
        can_cancel && (is_paid() || desk.order.with(|order| order.is_open())) && is_changeable(desk)
    });
    view! {
        <MenuItem icon="print" disabled=Signal::derive(move || !has_bill()) on:click=move |_| desk.pos.go(format!("/pos/receipt/{}", desk.id))>
            {w.print_bill}
        </MenuItem>
        {move || (can_take && has_bill()).then(|| view! { <MenuItem icon="edit" on:click=move |_| desk.ask(Sheet::BillTo)>{extras::words().bill_to}</MenuItem> })}
        {move || can_refund.get().then(|| view! { <MenuItem icon="undo" on:click=move |_| desk.ask(Sheet::Refund)>{m.refund}</MenuItem> })}
        {move || can_amend.get().then(|| view! { <MenuItem icon="edit" on:click=move |_| desk.ask(Sheet::Amend)>{m.amend}</MenuItem> })}
        {move || can_tender.get().then(|| view! { <MenuItem icon="cash" on:click=move |_| desk.ask(Sheet::Tender)>{m.correct_tender}</MenuItem> })}
        {move || cancels.get().then(|| view! { <MenuItem icon="x-circle" danger=true on:click=move |_| desk.ask(Sheet::Cancel)>{w.cancel_order}</MenuItem> })}
    }
    .into_any()
}

/// Neither cancelled nor gone into another order.
fn is_changeable(desk: Desk) -> bool {
    desk.order.with(|order| order.closed.as_ref().is_none_or(|closure| closure.how == Ending::Completed))
}

/// The right that changing a paid bill needs: a complete one is opened again.
pub fn amending(desk: Desk) -> Permission {
    if desk.order.with(|order| order.is_open()) { Permission::OrdersAmend } else { Permission::OrdersReopen }
}

/// Whether something that was paid can be given back now.
pub fn can_refund(desk: Desk) -> bool {
    let has_money = desk.order.with(|order| {
        let totals = order.totals();
        order.paid_at.is_some() && !order.is_amending && totals.due.is_zero() && !totals.paid.is_zero()
    });
    has_money && is_changeable(desk) && desk.pos.can(Permission::PaymentsRefund)
}

/// Lets the party go and shows the tables.
pub fn close_table(desk: Desk) {
    let Some(seating) = desk.order.with_untracked(|order| order.seating) else { return };
    let text = fill_name(words().is_free, &untrack(|| place_name(desk)));
    spawn_local(async move {
        match close_seating(seating).await {
            Ok(()) => {
                desk.pos.say(text);
                desk.pos.nudge();
                desk.pos.go("/pos");
            }
            Err(error) => desk.pos.fail(error),
        }
    });
}
