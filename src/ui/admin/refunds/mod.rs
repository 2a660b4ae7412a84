//! Money that goes back on cards: what failed, and what is on its way.

pub mod page;
mod row;
mod words;
