//! The tills and tablets on which people sign in with their PIN.

pub mod page;
mod words;
