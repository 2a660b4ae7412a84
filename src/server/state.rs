//! The one struct that holds everything.

use std::sync::Arc;

use leptos::config::LeptosOptions;
use tokio_util::sync::CancellationToken;

use crate::platform::{config::Settings, ctx::World};

#[derive(Clone, Debug, axum::extract::FromRef)]
pub struct AppState {
    pub leptos_options: LeptosOptions,
    pub world: World,
    pub settings: Arc<Settings>,
    /// Cancelled when the server stops: open event streams end.
    pub stop: CancellationToken,
}
