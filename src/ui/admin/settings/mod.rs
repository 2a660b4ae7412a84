//! The restaurant's settings: what it is called, how it counts, and what its orders are held to.

mod draft;
mod form;
pub mod page;
mod parts;
mod words;
