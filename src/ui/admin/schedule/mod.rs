//! Weekdays, hours, dates and ways of ordering: the part of a form that price rules and promotions share.

pub mod draft;
pub mod fields;
pub mod text;
mod words;
