//! Sentences made of the till's words and what they speak of.

use super::{Words, count, fill, fill_name, ticket, words};
use crate::{
    kernel::money::Money,
    menu::model::{price::PriceError, selection::SelectionError},
    orders::model::{Channel, adjust::Value, summary::OrderSummary},
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

/// `Table 12, Served, 2 on hold, €46.00`: what a table on the floor is called when it is read aloud.
pub fn table_label(table: &Table, state: TableState, due: Option<&str>, held: Option<&str>) -> String {
    let w = words();
    let name = fill_name(w.table_named, &table.name);
    let word = table_state_word(state);
    if state == TableState::Free {
        return format!("{name}, {word}, {}", count(w.n_seats, table.seats));
    }
    [Some(name.as_str()), Some(word), held, due].into_iter().flatten().collect::<Vec<&str>>().join(", ")
}

/// `Table 12`, `Takeaway`, with the order's name where it has one.
pub fn place_of(order: &OrderSummary) -> String {
    let place = match (order.channel, &order.table_name) {
        (Channel::DineIn, Some(name)) => fill_name(words().table_named, name),
        (channel, _) => channel_word(channel).to_owned(),
    };
    match &order.name {
        Some(name) => format!("{place} · {name}"),
        None => place,
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

/// What is taken off, in a word: `10 %`, `€5.00`, `On the house`.
pub fn value_word(value: Value, money: impl Fn(Money) -> String) -> String {
    match value {
        Value::Percent { rate } => rate.percent_text(),
        Value::Amount { amount } => money(amount),
        Value::Comp => ticket::words().comp.to_owned(),
        // A promotion is called by its name.
        Value::Lines => String::new(),
    }
}

/// What is taken off, with what it comes to: `10 % · −€1.20`.
pub fn value_text(value: Value, off: &str) -> String {
    match value {
        Value::Percent { rate } => format!("{} · −{off}", rate.percent_text()),
        Value::Amount { .. } | Value::Lines => format!("−{off}"),
        Value::Comp => ticket::words().comp.to_owned(),
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
