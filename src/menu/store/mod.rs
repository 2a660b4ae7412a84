//! The menu's tables, one file per family.

pub mod categories;
pub mod groups;
pub mod items;
pub mod read;
pub mod recipes;
pub mod rules;
pub mod stations;
pub mod variants;
pub mod write;
