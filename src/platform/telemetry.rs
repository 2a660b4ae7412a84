//! Logs: readable lines at a desk, JSON in production. Never secrets, never personal data.

use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

/// Starts logging to standard error at `filter` (such as `info,comanda=debug`).
pub fn start(filter: &str, json: bool) {
    // What the database remarks on the side ("already exists, skipping") helps nobody.
    let filter = format!("{filter},sqlx::postgres::notice=off");
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = fmt::layer().with_writer(std::io::stderr).with_target(false);
    let registry = tracing_subscriber::registry().with(filter);
    let started = if json { registry.with(lines.json()).try_init() } else { registry.with(lines.compact()).try_init() };
    if started.is_err() {
        tracing::debug!("logging was already started");
    }
}
