//! Rooms, tables, the codes on them, and the parties that sit there.
//!
//! Invariants: at most one live seating per table; a printed code only asks for a seating and is rotated, never
//! edited; a guest's token dies with the seating.

pub mod model;
pub mod rpc;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
mod store;
