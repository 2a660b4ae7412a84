//! Restaurants: the tenants, their settings, their clock and their members.
//!
//! Deliberately absent: how a person proves who they are; that is `auth`.

pub mod model;
pub mod rpc;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
mod store;
