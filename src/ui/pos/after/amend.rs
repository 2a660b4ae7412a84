//! Changing a bill that was paid: dishes may be added and taken back until it is settled again.

use leptos::prelude::*;

use crate::{
    kernel::{permission::Permission, text::Note},
    orders::model::command::OrderCommand,
    ui::pos::{
        order::{desk::use_desk, reason::ReasonDialog, sheet::Sheet, ticket_head::order_title, ticket_menu::amending},
        words::{fill_name, money},
    },
};

#[component]
pub fn AmendDialog() -> impl IntoView {
    let desk = use_desk();
    let m = money::words();
    let amend = move |reason: Note| {
        let command = match untrack(|| amending(desk)) {
            Permission::OrdersReopen => OrderCommand::Reopen { reason },
            _ => OrderCommand::Amend { reason },
        };
        desk.act_then(command, move || desk.close_sheet());
    };
    view! {
        <ReasonDialog
            open=Signal::derive(move || desk.sheet.get() == Some(Sheet::Amend))
            on_close=move |()| desk.close_sheet()
            on_confirm=amend
            title=Signal::derive(move || fill_name(m.amend_title, &order_title(desk)))
            text=Signal::stored(m.amend_text.to_owned())
            verb=Signal::stored(m.amend.to_owned())
            reasons=m.amend_reasons
            name="amend-reason"
            danger=false
        />
    }
}
