//! The kitchen's tickets.
//!
//! Invariants: a ticket is an immutable batch of line deltas for one station; how far a dish is stands on the
//! order's line, so that adding a dish never touches others.

pub mod model;
pub mod rpc;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
mod store;
