//! Points that customers earn with what they pay.
//!
//! Invariants: what an order earned is what its bill is worth now, in entries that are never changed; a cancelled order
//! earned nothing; nobody has fewer than none.
//! Deliberately absent: spending points.

pub mod model;

#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
mod store;
