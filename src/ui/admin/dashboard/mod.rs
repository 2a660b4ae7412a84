//! How the restaurant is doing, now and against the days before.

mod by_day;
mod by_hour;
mod change;
mod dates;
mod figures;
mod kitchen_times;
mod low_stock;
mod meter;
mod needs_person;
pub mod page;
mod skeleton;
mod top_items;
mod words;
