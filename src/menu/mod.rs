//! What can be ordered and what it is made of.
//!
//! Invariants: a price is never taken from a browser, only from [`model::Menu`]; an item that is off sale (86)
//! cannot be added; a combo's option points at an item of the same restaurant.
//! Deliberately absent: orders. The menu knows none.

pub mod model;
pub mod rpc;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
mod store;
