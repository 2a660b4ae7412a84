//! What is done to an order less often.

use leptos::{prelude::*, task::spawn_local};

use super::{
    desk::{Desk, use_desk},
    ticket_head::{order_title, place_name},
    void_dialog::ReasonDialog,
};
use crate::{
    kernel::{permission::Permission, text::Note},
    orders::model::command::OrderCommand,
    tables::rpc::close_seating,
    ui::{
        kit::{menu::Menu, menu_item::MenuItem},
        pos::words::{fill_name, words},
    },
};

#[component]
pub fn TicketMenu() -> impl IntoView {
    let desk = use_desk();
    let w = words();
    let is_cancelling = RwSignal::new(false);
    let may_cancel = desk.pos.may(Permission::OrdersCancel);
    let has_bill = move || desk.order.with(|order| order.sent_lines().next().is_some());
    let can_cancel =
        Memo::new(move |_| may_cancel && desk.order.with(|order| order.is_open() && order.payments.is_empty()));
    let may_close = desk.pos.may(Permission::PaymentsTake);
    let can_free =
        Memo::new(move |_| may_close && desk.order.with(|order| order.seating.is_some() && order.lines.is_empty()));
    let cancel = move |reason: Note| {
        if desk.act(OrderCommand::Cancel { reason }) {
            is_cancelling.set(false);
            desk.pos.go("/pos");
        }
    };
    view! {
        <Menu label=w.more_acts>
            <MenuItem icon="print" disabled=Signal::derive(move || !has_bill()) on:click=move |_| desk.pos.go(format!("/pos/receipt/{}", desk.id))>
                {w.print_bill}
            </MenuItem>
            {move || can_free.get().then(|| view! { <MenuItem icon="check" on:click=move |_| close_table(desk)>{w.close_table}</MenuItem> })}
            {move || can_cancel.get().then(|| view! {
                <MenuItem icon="x-circle" danger=true on:click=move |_| is_cancelling.set(true)>{w.cancel_order}</MenuItem>
            })}
        </Menu>
        <ReasonDialog
            open=is_cancelling.into()
            on_close=move |()| is_cancelling.set(false)
            on_confirm=cancel
            title=Signal::derive(move || fill_name(w.cancel_title, &order_title(desk)))
            text=w.cancel_text
            verb=Signal::stored(w.cancel_order.to_owned())
            name="cancel-reason"
        />
    }
    .into_any()
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
