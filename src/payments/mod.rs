//! Money that comes in.
//!
//! Invariants: one payment of an order is under way at a time; never more is taken than is owed; no gateway is
//! called inside a transaction; the server's row, not the browser, says whether money was taken.

pub mod model;
pub mod rpc;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod gateway;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
mod store;
