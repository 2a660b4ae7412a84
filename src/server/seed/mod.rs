//! The demo: two restaurants of one owner, made through the same services and flows that people use.
//!
//! Invariants: each step is one transaction, in the order bistro, its past day by day, breakfast shop. The demo is
//! complete when the shop is there; a run that finds the bistro alone goes on where an earlier one was interrupted.

pub mod demo;

mod bistro;
mod breakfast;
mod content;
mod history;
mod mark;
mod offers;
pub mod people;
mod premises;
