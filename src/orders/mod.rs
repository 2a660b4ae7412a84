//! Orders: what was asked for, what it costs, how far it is.
//!
//! Invariants: an order is changed by operations only, never written as a whole; its rows are the projection of
//! its facts; prices come from the menu on the server; what is sent can no longer be changed, only voided.
//! Deliberately absent: stock, tickets, gateways. Flows bring them together with orders.

pub mod model;
pub mod rpc;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
mod store;
