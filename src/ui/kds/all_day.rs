//! How many of each dish are still to be made, over all tickets.

use std::{cmp::Reverse, collections::BTreeMap};

use crate::{kernel::language::Language, kitchen::model::Board};

use super::titles::detail;

/// One dish, and what is asked of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub name: String,
    pub count: u32,
    /// Choices with how many of the dishes have them, most frequent first.
    pub details: Vec<(String, u32)>,
}

/// The dishes that are queued or in the making, most portions first.
pub fn tallies(board: &Board, language: Language) -> Vec<Tally> {
    let mut by_name: BTreeMap<&str, (u32, BTreeMap<String, u32>)> = BTreeMap::new();
    for line in board.tickets.iter().flat_map(|card| card.open_lines()) {
        let (count, details) = by_name.entry(line.name.in_language(language)).or_default();
        *count += line.quantity;
        for choice in &line.details {
            *details.entry(detail(choice, language)).or_default() += line.quantity;
        }
    }
    let mut tallies: Vec<Tally> = by_name
        .into_iter()
        .map(|(name, (count, details))| {
            let mut details: Vec<(String, u32)> = details.into_iter().collect();
            details.sort_by_key(|(_, count)| Reverse(*count));
            Tally { name: name.to_owned(), count, details }
        })
        .collect();
    tallies.sort_by_key(|tally| Reverse(tally.count));
    tallies
}

/// The first few in one line, for the header: `6 Burger, 4 Sea bass`.
pub fn in_short(tallies: &[Tally]) -> String {
    tallies.iter().take(3).map(|tally| format!("{} {}", tally.count, tally.name)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        kernel::time::UtcOffset,
        kitchen::model::{TicketCard, TicketLine},
        orders::model::{
            Channel,
            line::{Detail, LineState},
        },
    };

    fn line(quantity: u32, name: &str, detail: Option<&str>, state: LineState) -> TicketLine {
        let details = detail.map(|name| Detail { name: name.into(), count: 1 }).into_iter().collect();
        TicketLine { line: Uuid::nil().into(), quantity, name: name.into(), details, note: None, state, prep_s: 300 }
    }

    #[test]
    fn what_is_made_is_not_counted() {
        let card = TicketCard {
            id: Uuid::nil().into(),
            order: Uuid::nil().into(),
            number: None,
            channel: Channel::Takeaway,
            table_name: None,
            station: Uuid::nil().into(),
            also_at: vec![],
            fired_at: "2026-11-20T20:00:00Z".parse().unwrap(),
            lines: vec![
                line(1, "Fries", None, LineState::Preparing),
                line(2, "Burger", Some("No onion"), LineState::Queued),
                line(1, "Burger", None, LineState::Queued),
                line(5, "Fries", None, LineState::Ready),
                line(5, "Fries", None, LineState::Voided),
            ],
        };
        let now = card.fired_at;
        let (stations, done, taken_back) = (vec![], vec![], vec![]);
        let board = Board { stations, tickets: vec![card], done, taken_back, now, offset: UtcOffset(0), seq: 1 };
        let tallies = tallies(&board, Language::En);
        assert_eq!(in_short(&tallies), "3 Burger, 1 Fries");
        assert_eq!(tallies[0].details, [("No onion".to_owned(), 2)]);
    }
}
