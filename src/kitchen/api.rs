//! The kitchen's board for programs.

use axum::Json;
use http::StatusCode;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::model::Board;
use crate::{
    flows::{apply_operations::advance_lines, kitchen_board::kitchen_board},
    kernel::ids::{LineId, OrderId, StationId},
    orders::model::line::LineState,
    server::api::{
        extract::{Asked, At, Body, Staff},
        keys::RequestKey,
        problem::{Problem, Refusal},
    },
};

/// Whose board.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct BoardIn {
    pub station: Option<StationId>,
}

/// How far dishes are.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AdvanceIn {
    #[schema(min_items = 1)]
    pub lines: Vec<LineId>,
    pub to: LineState,
}

/// The tickets of one station, or of all, oldest first.
#[utoipa::path(get, path = "/kitchen/board", tag = "kitchen", params(BoardIn),
    responses((status = 200, body = Board), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("kitchen.view"))))]
pub async fn board(Staff(ctx): Staff, Asked(asked): Asked<BoardIn>) -> Result<Json<Board>, Refusal> {
    Ok(Json(kitchen_board(&ctx, asked.station).await?))
}

/// Moves dishes of an order on, or back.
#[utoipa::path(patch, path = "/kitchen/orders/{id}", tag = "kitchen", params(("id" = OrderId, Path)), request_body = AdvanceIn,
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("kitchen.advance"))))]
pub async fn advance(
    Staff(ctx): Staff,
    At(id): At<OrderId>,
    key: RequestKey,
    Body(body): Body<AdvanceIn>,
) -> Result<StatusCode, Refusal> {
    advance_lines(&ctx, id, body.lines, body.to, key.id("advance", 0)).await?;
    Ok(StatusCode::NO_CONTENT)
}
