//! For operators: is it alive, can it work.

use axum::{Json, extract::State};
use http::StatusCode;
use serde_json::{Value, json};

use super::state::AppState;

/// `GET /health`: the process answers.
pub async fn alive() -> Json<Value> {
    Json(json!({ "status": "ok" }))
}

/// `GET /health/ready`: the database answers too.
pub async fn ready(State(state): State<AppState>) -> (StatusCode, Json<Value>) {
    if state.world.db.is_ready().await {
        (StatusCode::OK, Json(json!({ "status": "ready" })))
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, Json(json!({ "status": "waiting for the database" })))
    }
}
