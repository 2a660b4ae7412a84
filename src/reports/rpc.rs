//! What the back office asks of the server about figures.

use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::model;
use crate::kernel::error::AppError;

/// Today's figures, from live data.
#[server(prefix = "/rpc", endpoint = "reports/dashboard", input = Json)]
pub async fn dashboard() -> Result<model::Dashboard, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::dashboard::dashboard(&ctx).await).await
}

/// A page of the log.
#[server(prefix = "/rpc", endpoint = "reports/audit_log", input = Json)]
pub async fn audit_log(asked: model::audit::AuditAsk) -> Result<model::audit::AuditLog, AppError> {
    crate::server::rpc::staff(async |ctx| super::service::audit::page(&ctx, &asked).await).await
}
