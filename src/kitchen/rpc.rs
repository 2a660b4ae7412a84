//! What the kitchen asks of the server.

use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::model;
use crate::{
    kernel::{
        error::AppError,
        ids::{LineId, OperationId, OrderId, StationId},
    },
    orders::model::line::LineState,
};

/// The board of one station, or of all (expo).
#[server(prefix = "/rpc", endpoint = "kitchen/board", input = Json)]
pub async fn board(station: Option<StationId>) -> Result<model::Board, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::kitchen_board::kitchen_board(&ctx, station).await).await
}

/// Moves lines of one order on (preparing, ready, served) or back (undo, recall). A repeat is harmless.
#[server(prefix = "/rpc", endpoint = "kitchen/advance", input = Json)]
pub async fn advance(
    order: OrderId,
    lines: Vec<LineId>,
    to: LineState,
    operation: OperationId,
) -> Result<(), AppError> {
    crate::server::rpc::staff(async |ctx| {
        crate::flows::apply_operations::advance_lines(&ctx, order, lines, to, operation).await
    })
    .await
}
