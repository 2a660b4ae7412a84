//! The owner's figures for programs.

use axum::Json;

use super::model::Dashboard;
use crate::{
    flows::dashboard as flow,
    server::api::{
        extract::Staff,
        problem::{Problem, Refusal},
    },
};

/// Today's figures, from live data.
#[utoipa::path(get, path = "/reports/dashboard", tag = "reports",
    responses((status = 200, body = Dashboard), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("reports.view"))))]
pub async fn dashboard(Staff(ctx): Staff) -> Result<Json<Dashboard>, Refusal> {
    Ok(Json(flow::dashboard(&ctx).await?))
}
