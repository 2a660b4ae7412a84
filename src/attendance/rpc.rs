//! What one's own page asks about shifts.

use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::model::Shift;
use crate::kernel::error::AppError;

/// The shift that whoever asks is in.
#[server(prefix = "/rpc", endpoint = "attendance/own", input = Json)]
pub async fn own_shift() -> Result<Option<Shift>, AppError> {
    crate::server::rpc::staff(async |ctx| super::service::own(&ctx).await).await
}

/// Begins a shift, and goes back to one's own page.
#[server(prefix = "/rpc", endpoint = "attendance/clock_in")]
pub async fn clock_in() -> Result<(), AppError> {
    crate::server::account::clock_in().await
}

/// Ends it.
#[server(prefix = "/rpc", endpoint = "attendance/clock_out")]
pub async fn clock_out() -> Result<(), AppError> {
    crate::server::account::clock_out().await
}
