//! What the floor asks of the server.

use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::model::{self, Seating, TableCode};
use crate::kernel::{
    error::AppError,
    ids::{SeatingId, TableId},
};

/// Rooms, tables and who sits where.
#[server(prefix = "/rpc", endpoint = "tables/floor", input = Json)]
pub async fn floor() -> Result<model::Floor, AppError> {
    crate::server::rpc::staff(async |ctx| super::service::floor(&ctx).await).await
}

/// Seats a party of `covers` at a free table.
#[server(prefix = "/rpc", endpoint = "tables/open_seating", input = Json)]
pub async fn open_seating(table: TableId, covers: u32) -> Result<Seating, AppError> {
    crate::server::rpc::staff(async |ctx| super::service::open_seating(&ctx, table, covers).await).await
}

/// Lets the guests of a table that waits for a tap order.
#[server(prefix = "/rpc", endpoint = "tables/approve_seating", input = Json)]
pub async fn approve_seating(seating: SeatingId) -> Result<(), AppError> {
    crate::server::rpc::staff(async |ctx| super::service::approve_seating(&ctx, seating).await).await
}

/// Ends a stay whose bill is settled; the guests' phones are let go.
#[server(prefix = "/rpc", endpoint = "tables/close_seating", input = Json)]
pub async fn close_seating(seating: SeatingId) -> Result<(), AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::close_seating::close_seating(&ctx, seating).await).await
}

/// Takes a party and everything it ordered to a free table.
#[server(prefix = "/rpc", endpoint = "tables/move_party", input = Json)]
pub async fn move_party(seating: SeatingId, to: TableId) -> Result<(), AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::move_lines::move_party(&ctx, seating, to).await).await
}

/// Every table's code, for the printed sheet.
#[server(prefix = "/rpc", endpoint = "tables/codes", input = Json)]
pub async fn table_codes() -> Result<Vec<TableCode>, AppError> {
    crate::server::rpc::staff(async |ctx| super::service::table_codes(&ctx).await).await
}

/// Replaces a table's code; what is printed stops working.
#[server(prefix = "/rpc", endpoint = "tables/rotate_code", input = Json)]
pub async fn rotate_code(table: TableId) -> Result<(), AppError> {
    crate::server::rpc::staff(async |ctx| super::service::rotate_code(&ctx, table).await).await
}
