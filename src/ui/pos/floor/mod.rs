//! The floor: rooms, tables where they stand, and what a tap on one does.

pub mod acts;
mod chairs;
mod legend;
pub mod page;
mod plan;
mod plan_table;
mod strips;
mod table_card;
mod table_sheet;
pub mod table_state;
mod tap;
