//! What touches the world: settings, clock, database, log of facts, randomness. Knows no restaurant words.
//!
//! Invariants: every connection of a request runs as a role that cannot bypass the tenant policy; facts are written
//! as a transaction's last act; `now` comes from [`clock`].

pub mod api_requests;
pub mod clock;
pub mod config;
pub mod crypto;
pub mod ctx;
pub mod db;
pub mod embedded_pg;
pub mod error;
pub mod facts;
pub mod http;
pub mod idempotency;
pub mod live;
pub mod mailer;
pub mod openid;
pub mod pictures;
pub mod qr;
pub mod rate_limit;
pub mod telemetry;
