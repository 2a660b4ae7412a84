//! Pictures that people brought, for whoever knows their address: they stand on public menus.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};

use super::state::AppState;

/// Below which they are.
pub const PATH: &str = "/uploads/";

/// `GET /uploads/{name}-{size}.jpg`
pub async fn picture(State(state): State<AppState>, Path(file): Path<String>) -> Response {
    match state.world.pictures.read(&file).await {
        Ok(Some(bytes)) => ([(header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg"))], bytes).into_response(),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => error.into_response(),
    }
}
