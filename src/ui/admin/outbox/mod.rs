//! Letters that were written to the people of the house.

pub mod page;
mod words;
