//! The journal: every movement of money as a balanced double entry. Every figure of money in a report comes from it.
//!
//! Invariants: an entry adds up to zero (the database refuses others at commit); entries are never changed; a sale
//! and a payment are each posted once.

pub mod model;
pub mod service;
mod store;
