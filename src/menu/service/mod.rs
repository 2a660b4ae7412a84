//! The menu's acts and reads.

pub mod availability;
pub mod items;
pub mod needs;
pub mod recipes;
pub mod rules;
pub mod snapshot;
