//! Ending an order that will not be eaten; what was paid for it is given back in the same act.

use leptos::prelude::*;

use super::{desk::use_desk, reason::ReasonDialog, sheet::Sheet, ticket_head::order_title, void_dialog::StockChoice};
use crate::{
    kernel::text::Note,
    orders::model::command::{OrderCommand, StockFate},
    ui::pos::words::{fill_name, money, words},
};

#[component]
pub fn CancelDialog() -> impl IntoView {
    let desk = use_desk();
    let (w, m) = (words(), money::words());
    let is_open = Memo::new(move |_| desk.sheet.get() == Some(Sheet::Cancel));
    let fate = RwSignal::new(StockFate::Waste);
    let is_begun = Memo::new(move |_| desk.order.with(|order| order.sent_lines().any(|line| line.state.is_begun())));
    let kept = Memo::new(move |_| {
        let totals = desk.order.with(|order| order.totals());
        totals.paid + totals.tips
    });
    Effect::new(move |_| {
        if is_open.get() {
            // What was paid for has been made and handed out as a rule, so it is put back; else it is thrown away.
            let is_paid = desk.order.with_untracked(|order| order.paid_at.is_some());
            fate.set(if is_paid { StockFate::Return } else { StockFate::Waste });
        }
    });
    let text = move || {
        if kept.get().is_zero() {
            w.cancel_text.to_owned()
        } else {
            fill_name(m.cancel_gives_back, &desk.pos.money(kept.get()))
        }
    };
    let leave = move || {
        desk.close_sheet();
        desk.pos.go("/pos");
    };
    let cancel = move |reason: Note| {
        let stock = is_begun.get_untracked().then(|| fate.get_untracked());
        let command = OrderCommand::Cancel { reason, stock };
        // Money is given back by the server at once or not at all.
        if kept.get_untracked().is_zero() {
            desk.act_then(command, leave);
        } else {
            desk.act_now(command, leave);
        }
    };
    view! {
        <ReasonDialog
            open=is_open
            on_close=move |()| desk.close_sheet()
            on_confirm=cancel
            title=Signal::derive(move || fill_name(w.cancel_title, &order_title(desk)))
            text=Signal::derive(text)
            verb=Signal::stored(w.cancel_order.to_owned())
            reasons=w.reasons
            name="cancel-reason"
            pending=desk.is_busy
        >
            {move || is_begun.get().then(|| view! { <StockChoice fate name="cancel-stock"/> })}
        </ReasonDialog>
    }
}
