//! An order in a guest's own words, read against the menu: no key, no network, nothing leaves the house.
//!
//! Invariants: a line names what the menu offers and nothing else; what was not understood is said, not dropped; nothing
//! is ordered by reading, a person confirms.
//! Deliberately absent: grammar. Words are matched with the menu's own names, in every language that the menu has.

pub mod numbers;
pub mod read;
#[cfg(test)]
mod tests;
pub mod words;
