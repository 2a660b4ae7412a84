//! The composition root: the only place that knows everything.

pub mod account;
pub mod api;
pub mod card_pages;
pub mod cli;
pub mod devices;
pub mod google;
pub mod health;
pub mod identify;
pub mod jobs;
pub mod language;
pub mod public_api;
pub mod router;
pub mod rpc;
pub mod seed;
pub mod serve;
pub mod session;
pub mod state;
pub mod streams;
pub mod uploads;
