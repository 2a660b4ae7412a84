//! What people call a ticket, and texts put together from several parts.

use crate::{
    kernel::language::Language,
    kitchen::model::TicketCard,
    menu::model::words::Translated,
    orders::model::{Channel, line::Detail},
    ui::shared::words::channel_word,
};

/// Where it goes: the table's name, or that it is taken away.
pub fn place(card: &TicketCard) -> String {
    match (&card.table_name, card.channel) {
        (Some(table), Channel::DineIn) => table.clone(),
        (_, channel) => channel_word(channel).to_owned(),
    }
}

/// The order's number of the day: `#83`.
pub fn number(card: &TicketCard) -> String {
    card.number.map_or_else(String::new, |number| format!("#{}", number.number))
}

/// Both: `T12 #83`.
pub fn title(card: &TicketCard) -> String {
    format!("{} {}", place(card), number(card)).trim_end().to_owned()
}

/// Stations in the kitchen's language: `Grill, Bar`.
pub fn names(stations: &[Translated], language: Language) -> String {
    stations.iter().map(|name| name.in_language(language)).collect::<Vec<_>>().join(", ")
}

/// One choice: `Oat milk`, `2 × Croissant`.
pub fn detail(detail: &Detail, language: Language) -> String {
    let name = detail.name.in_language(language);
    if detail.count == 1 { name.to_owned() } else { format!("{} × {name}", detail.count) }
}
