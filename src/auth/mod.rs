//! Proving who you are: sign-in, sessions, the bootstrap of the first owner.
//!
//! Invariants: a password is hashed before anything is stored; a failed sign-in takes as long for an unknown person
//! as for a known one; the session in the browser holds ids only, rights are read anew for each request.

pub mod model;
pub mod rpc;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod jwt;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod session_store;
#[cfg(feature = "ssr")]
mod store;
