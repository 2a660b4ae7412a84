//! The menu's acts and reads.

pub mod availability;
pub mod categories;
pub mod combos;
pub mod groups;
pub mod items;
pub mod needs;
pub mod pictures;
pub mod recipes;
pub mod rules;
pub mod snapshot;
pub mod stations;
pub mod variants;
