//! Stock: what there is, what is promised, every movement.
//!
//! Invariants: on hand equals the sum of the movements; what is reserved equals the sum of the held reservations;
//! balances are touched last in a transaction, in the order of ingredient ids, in one statement.

pub mod model;
pub mod rpc;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
mod store;
