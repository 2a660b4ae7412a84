//! The menu's tables, one file per family.

pub mod categories;
pub mod items;
pub mod read;
pub mod rules;
pub mod write;
