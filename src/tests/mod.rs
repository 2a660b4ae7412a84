//! Tests that need more than one file: the architecture, and acts on a real Postgres. Each of the latter has a
//! database of its own and ends by checking every invariant.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops with the cause")]

mod app;
mod db;
mod fake;
mod fixtures;
mod stripe_fake;

mod accounts;
mod api;
mod approvals;
mod audit;
mod bills;
mod card_refunds;
mod cards;
mod catalogue;
mod catch_up;
mod counter_rules;
mod courses;
mod drawers;
mod google;
mod guest_api;
mod guest_pays;
mod guests;
mod held_menu;
mod histories;
mod house_settings;
mod http;
mod import;
mod kitchen;
mod letters;
mod main_job;
mod menu_parts;
mod matrix;
mod moves;
mod owner;
mod payments;
mod pictures;
mod pins;
mod policy;
mod redis;
mod refunds;
mod reports;
mod price_rules;
mod programs;
mod promotions;
mod round;
mod schema;
mod seeds;
mod seeds_map;
mod settings;
mod sockets;
mod staff;
mod stock;
mod tenancy;
mod tidy;
mod together;
mod verify;
mod z_reports;
