//! Who works when: clocking in and out.
//!
//! Invariants: nobody works twice at once; a shift that was put right says so in the log, with what stood there before.
//! Deliberately absent: wages and rosters.

pub mod model;
pub mod rpc;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
mod store;
