//! The words every module may use. Pure: no I/O, no clock, no randomness.
//!
//! Deliberately absent: anything that knows a table, a screen or a request.

pub mod actor;
pub mod channel;
pub mod currency;
pub mod error;
pub mod fact;
pub mod flaw;
pub mod ids;
pub mod language;
pub mod live;
pub mod money;
pub mod permission;
pub mod plain;
pub mod quantity;
pub mod schedule;
pub mod text;
pub mod time;
