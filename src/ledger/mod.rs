//! The journal: every movement of money as a balanced double entry. Every figure of money in a report comes from it.
//!
//! Invariants: an entry adds up to zero (the database refuses others at commit); entries are never changed; a sale
//! and a payment are each posted once; an entry that moves the cash of a drawer names it, so that what a drawer should
//! hold is the sum of its cash.

pub mod model;
pub mod service;
mod store;
