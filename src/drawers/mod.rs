//! Cash drawers: who answers for which cash, what was counted, and the closing of the books.
//!
//! Invariants: a person answers for one drawer at a time; what a drawer should hold is the sum of the journal's cash
//! that names it; a count is made before that sum is shown; what differs is posted when the drawer is closed, which
//! empties it; Z reports are numbered without gaps, never change, and cover every entry of the journal once.
//!
//! Deliberately absent: drawers as furniture. Two people at one till have a drawer each, or one takes the money.

pub mod model;
pub mod rpc;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
mod store;
