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
