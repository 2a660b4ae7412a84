//! Sentences made of the till's words and what they speak of.

use super::{Words, count, fill, fill_name, words};
use crate::{
    menu::model::{price::PriceError, selection::SelectionError},
    orders::model::{Channel, summary::OrderSummary},
    tables::model::Table,
    ui::{
        pos::floor::table_state::TableState,
        shared::words::{channel_word, status_word},
    },
};

/// How a table is, in a word.
pub fn table_state_word(state: TableState) -> &'static str {
    let w = words();
    match state {
        TableState::Free => w.state_free,
        TableState::Waiting => w.state_waiting,
        TableState::Seated => w.state_seated,
        TableState::Kitchen => w.state_kitchen,
        TableState::Ready => w.state_ready,
        TableState::Served => w.state_served,
        TableState::Paid => w.state_paid,
    }
}

/// `Table 12, Served, €46.00`: what a table on the floor is called when it is read aloud.
pub fn table_label(table: &Table, state: TableState, due: Option<&str>) -> String {
    let w = words();
    let name = fill_name(w.table_named, &table.name);
    let word = table_state_word(state);
    match (state, due) {
        (TableState::Free, _) => format!("{name}, {word}, {}", count(w.n_seats, table.seats)),
        (_, Some(due)) => format!("{name}, {word}, {due}"),
        (_, None) => format!("{name}, {word}"),
    }
}

/// `Table 12`, or `Takeaway`.
pub fn place_of(order: &OrderSummary) -> String {
    match (order.channel, &order.table_name) {
        (Channel::DineIn, Some(name)) => fill_name(words().table_named, name),
        (channel, _) => channel_word(channel).to_owned(),
    }
}

/// `#83`, or that it was not sent yet.
pub fn number_of(order: &OrderSummary) -> String {
    order.number.map_or_else(|| status_word(order.status).to_owned(), |number| format!("#{}", number.number))
}

/// `Table 12 · #83`.
pub fn order_name(order: &OrderSummary) -> String {
    let place = place_of(order);
    match order.number {
        Some(number) => format!("{place} · #{}", number.number),
        None => place,
    }
}

/// How many choices a group asks for, in words: `Choose 1`, `Choose 1 to 3 · 1 included`.
pub fn rule_text(min: u32, max: u32, included: u32) -> String {
    let w = words();
    let rule = rule_of(w, min, max);
    if included == 0 { rule } else { format!("{rule} · {}", count(w.n_included, included)) }
}

fn rule_of(w: &Words, min: u32, max: u32) -> String {
    if min == max {
        fill(w.choose_exactly, max)
    } else if min == 0 {
        fill(w.choose_up_to, max)
    } else {
        fill(w.choose_between, max).replace("{min}", &min.to_string())
    }
}

/// What is still wrong with the choices.
pub fn selection_text(error: &SelectionError) -> String {
    let w = words();
    match error {
        SelectionError::VariantMissing { .. } => w.size_missing.to_owned(),
        SelectionError::VariantUnknown { .. } => w.size_unknown.to_owned(),
        SelectionError::TooFew { group, min, .. } => fill_name(&fill(w.too_few, min), group),
        SelectionError::TooMany { group, max, .. } => fill_name(&fill(w.too_many, max), group),
        SelectionError::ModifierUnknown { .. } | SelectionError::OptionUnknown { .. } => w.choice_unknown.to_owned(),
    }
}

/// Why a portion has no price yet.
pub fn price_error_text(error: &PriceError) -> String {
    let w = words();
    match error {
        PriceError::PriceMissing { .. } => w.price_missing.to_owned(),
        PriceError::WeightMissing { .. } => w.weight_missing.to_owned(),
        PriceError::PriceOutOfRange { .. } | PriceError::NotAsked { .. } => w.price_wrong.to_owned(),
        PriceError::WeightOutOfRange { .. } => w.weight_wrong.to_owned(),
    }
}
