//! Money that goes back on cards: what failed, and what is on its way.

mod otherwise;
pub mod page;
mod row;
mod unbilled;
mod words;
