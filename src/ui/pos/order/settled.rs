//! What is left to do with an order that is paid or closed.

use leptos::prelude::*;

use super::{
    desk::use_desk,
    sheet::Sheet,
    ticket_menu::{can_refund, close_table},
};
use crate::{
    kernel::permission::Permission,
    orders::model::{Channel, OrderStatus, command::OrderCommand, line::LineState},
    ui::{
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            button_link::ButtonLink,
        },
        pos::{
            floor::acts::open_round,
            words::{money, words},
        },
    },
};

/// Receipt, what is still to be carried out, another round, and letting the party go.
#[component]
pub fn SettledActions() -> impl IntoView {
    let desk = use_desk();
    let w = words();
    let may_serve = desk.pos.may(Permission::OrdersSend) || desk.pos.may(Permission::KitchenAdvance);
    let is_takeaway = desk.order.with_untracked(|order| order.channel == Channel::Takeaway);
    let status = Memo::new(move |_| desk.order.with(|order| order.status()));
    let has_unserved = Memo::new(move |_| desk.order.with(|order| order.is_open()) && !desk.unserved().is_empty());
    let table = move || desk.order.with(|order| (order.channel == Channel::DineIn).then_some(order.table).flatten());
    let may_close = desk.pos.may(Permission::PaymentsTake);
    let is_seated = Memo::new(move |_| {
        let seating = desk.order.with(|order| order.seating);
        seating.is_some()
            && desk
                .table
                .with(|table| table.as_ref().and_then(|table| table.seating.as_ref()).map(|party| party.id) == seating)
    });
    let has_held = move || desk.order.with(|order| order.sent_lines().any(|line| line.state == LineState::Held));
    let can_close = Memo::new(move |_| may_close && is_seated.get() && !has_unserved.get() && !has_held());
    let serve_all = move |_| {
        desk.act(OrderCommand::Advance { lines: desk.unserved(), to: LineState::Served });
    };
    let another = move |_| open_round(desk.pos, untrack(table));
    let can_refund = Memo::new(move |_| can_refund(desk));
    let is_cancelled = Memo::new(move |_| status.get() == OrderStatus::Cancelled);
    view! {
        <div class="grid grid-cols-2 gap-2">
            {move || (may_serve && has_unserved.get()).then(|| view! {
                <div class="col-span-2">
                    <Button size=ButtonSize::Huge icon="hand" wide=true on:click=serve_all>
                        {if is_takeaway { w.handed_over } else { w.all_served }}
                    </Button>
                </div>
            })}
            {move || can_close.get().then(|| view! {
                <div class="col-span-2">
                    <Button size=ButtonSize::Huge icon="check" wide=true on:click=move |_| close_table(desk)>{w.close_table}</Button>
                </div>
            })}
            <div class="col-span-2 grid auto-cols-fr grid-flow-col gap-2">
                {move || if is_cancelled.get() {
                    view! { <ButtonLink href="/pos" kind=ButtonKind::Quiet wide=true>{w.back_to_tables}</ButtonLink> }.into_any()
                } else {
                    view! { <ButtonLink href=format!("/pos/receipt/{}", desk.id) kind=ButtonKind::Quiet wide=true>{w.receipt}</ButtonLink> }.into_any()
                }}
                {move || can_refund.get().then(|| view! {
                    <Button kind=ButtonKind::Quiet wide=true on:click=move |_| desk.ask(Sheet::Refund)>{money::words().refund}</Button>
                })}
                <Button kind=ButtonKind::Quiet wide=true on:click=another>{w.another_round}</Button>
            </div>
        </div>
    }
    .into_any()
}
