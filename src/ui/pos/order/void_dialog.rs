//! Taking back what was sent, and giving a dish away: both have a reason.

use leptos::prelude::*;

use super::{
    desk::{Desk, use_desk},
    reason::ReasonDialog,
    sheet::Sheet,
    ticket_head::order_title,
};
use crate::{
    kernel::{ids::LineId, text::Note},
    orders::model::{
        adjust::{Scope, Value},
        command::{OrderCommand, StockFate},
    },
    ui::{
        kit::{choice::Choice, segmented::Segmented},
        pos::words::{approval, fill_name, ticket, words},
        shared::{new_id::new_id, page::language},
    },
};

/// `2 Burrata`.
pub fn line_name(desk: Desk, id: LineId) -> String {
    let line = desk.line(id);
    line.map(|line| format!("{} {}", line.quantity, line.name.in_language(language()))).unwrap_or_default()
}

/// Takes back a sent line: "Void 2 Burrata".
#[component]
pub fn VoidDialog() -> impl IntoView {
    let desk = use_desk();
    let w = words();
    let asked = move || match desk.sheet.get() {
        Some(Sheet::Void(line)) => Some(line),
        _ => None,
    };
    let what = move || asked().map(|line| line_name(desk, line)).unwrap_or_default();
    let is_begun = Memo::new(move |_| asked().and_then(|id| desk.line(id)).is_some_and(|line| line.state.is_begun()));
    let fate = RwSignal::new(StockFate::Waste);
    let confirm = move |reason: Note| {
        if let Some(line) = untrack(asked) {
            let stock = is_begun.get_untracked().then(|| fate.get_untracked());
            desk.act_then(OrderCommand::Void { line, reason, stock }, move || {
                desk.close_sheet();
                desk.select(None);
            });
        }
    };
    Effect::new(move |_| {
        if asked().is_some() {
            fate.set(StockFate::Waste);
        }
    });
    view! {
        <ReasonDialog
            open=Signal::derive(move || asked().is_some())
            on_close=move |()| desk.close_sheet()
            on_confirm=confirm
            title=Signal::derive(move || fill_name(w.void_title, &what()))
            text=Signal::stored(approval::words().void_text.to_owned())
            verb=Signal::derive(move || fill_name(w.void_verb, &what()))
            reasons=w.reasons
            name="void-reason"
        >
            {move || is_begun.get().then(|| view! { <StockChoice fate name="void-stock"/> })}
        </ReasonDialog>
    }
}

/// What becomes of what was taken for a dish.
#[component]
pub fn StockChoice(fate: RwSignal<StockFate>, name: &'static str) -> impl IntoView {
    let t = ticket::words();
    let word = |fate: StockFate| match fate {
        StockFate::Waste => "waste",
        StockFate::Return => "return",
    };
    let on_change = move |chosen: String| {
        fate.set(if chosen == word(StockFate::Return) { StockFate::Return } else { StockFate::Waste });
    };
    view! {
        <Segmented
            label=t.stock
            name
            options=vec![
                Choice::new(word(StockFate::Waste), t.stock_waste).icon("trash"),
                Choice::new(word(StockFate::Return), t.stock_return).icon("undo"),
            ]
            value=Signal::derive(move || word(fate.get()).to_owned())
            on_change
            wide=true
        />
    }
}

/// Something on the house: a dish, or the whole bill.
#[component]
pub fn CompDialog() -> impl IntoView {
    let desk = use_desk();
    let t = ticket::words();
    let asked = move || match desk.sheet.get() {
        Some(Sheet::Comp(scope)) => Some(scope),
        _ => None,
    };
    let what = move || match asked() {
        Some(Scope::Line { line }) => line_name(desk, line),
        _ => order_title(desk),
    };
    let confirm = move |reason: Note| {
        if let Some(scope) = untrack(asked) {
            let command = OrderCommand::Discount { adjustment: new_id(), scope, value: Value::Comp, reason };
            desk.act_then(command, move || {
                desk.close_sheet();
                desk.select(None);
            });
        }
    };
    view! {
        <ReasonDialog
            open=Signal::derive(move || asked().is_some())
            on_close=move |()| desk.close_sheet()
            on_confirm=confirm
            title=Signal::derive(move || fill_name(t.comp_title, &what()))
            text=Signal::stored(t.comp_text.to_owned())
            verb=Signal::stored(t.comp.to_owned())
            reasons=t.discount_reasons
            name="comp-reason"
            danger=false
        />
    }
}

/// No service charge on this bill.
#[component]
pub fn WaiveDialog() -> impl IntoView {
    let desk = use_desk();
    let t = ticket::words();
    let confirm = move |reason: Note| {
        desk.act_then(OrderCommand::WaiveService { reason }, move || desk.close_sheet());
    };
    view! {
        <ReasonDialog
            open=Signal::derive(move || desk.sheet.get() == Some(Sheet::Waive))
            on_close=move |()| desk.close_sheet()
            on_confirm=confirm
            title=Signal::stored(t.waive_service.to_owned())
            text=Signal::stored(t.waive_text.to_owned())
            verb=Signal::stored(t.waive_service.to_owned())
            reasons=t.discount_reasons
            name="waive-reason"
            danger=false
        />
    }
}
