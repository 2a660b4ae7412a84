//! Price rules: happy hour and its like.

pub mod board;
mod draft;
mod form;
mod line;
pub mod saving;
pub mod words;
