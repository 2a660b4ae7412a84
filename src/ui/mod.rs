//! What people see. Pages compose parts; parts draw values and call back; logic lives in models.
//!
//! Invariants: surfaces (`pos`, `kds`, `admin`, `guest`) never import each other; `kit` knows no restaurant words;
//! every word a person reads comes from a `words` file.

pub mod app;
pub mod kit;
pub mod shared;

mod account;
mod admin;
mod guest;
mod home;
mod kds;
mod pos;
mod sign_in;

#[cfg(not(feature = "ssr"))]
#[path = "page_facts_browser.rs"]
mod page_facts;
#[cfg(feature = "ssr")]
#[path = "page_facts_server.rs"]
mod page_facts;
#[cfg(feature = "ssr")]
pub mod shell;
