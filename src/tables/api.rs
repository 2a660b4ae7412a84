//! Rooms, tables and parties for programs.

use axum::Json;
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    model::{Floor, Seating, TableCode},
    service as tables,
};
use crate::{
    flows::{close_seating::close_seating, move_lines::move_party},
    kernel::ids::{SeatingId, TableId},
    server::api::{
        extract::{At, Body, Staff},
        problem::{Problem, Refusal},
    },
};

/// A party.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PartyIn {
    #[schema(minimum = 1, maximum = 99)]
    pub covers: u32,
}

/// Where a party goes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveToIn {
    pub to: TableId,
}

/// Rooms, tables and who sits where.
#[utoipa::path(get, path = "/tables", tag = "tables",
    responses((status = 200, body = Floor), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("orders.view"))))]
pub async fn floor(Staff(ctx): Staff) -> Result<Json<Floor>, Refusal> {
    Ok(Json(tables::floor(&ctx).await?))
}

/// Every table's code, for printing.
#[utoipa::path(get, path = "/tables/codes", tag = "tables",
    responses((status = 200, body = Vec<TableCode>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("tables.manage"))))]
pub async fn codes(Staff(ctx): Staff) -> Result<Json<Vec<TableCode>>, Refusal> {
    Ok(Json(tables::table_codes(&ctx).await?))
}

/// Replaces a table's code; what is printed stops working.
#[utoipa::path(delete, path = "/tables/{id}/code", tag = "tables", params(("id" = TableId, Path)),
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("tables.manage"))))]
pub async fn replace_code(Staff(ctx): Staff, At(id): At<TableId>) -> Result<StatusCode, Refusal> {
    tables::rotate_code(&ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Seats a party at a free table.
#[utoipa::path(post, path = "/tables/{id}/seatings", tag = "tables", params(("id" = TableId, Path)), request_body = PartyIn,
    responses((status = 201, body = Seating), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("orders.create"))))]
pub async fn seat(
    Staff(ctx): Staff,
    At(id): At<TableId>,
    Body(body): Body<PartyIn>,
) -> Result<(StatusCode, Json<Seating>), Refusal> {
    Ok((StatusCode::CREATED, Json(tables::open_seating(&ctx, id, body.covers).await?)))
}

/// Lets the guests of a table that waits for a tap order.
#[utoipa::path(post, path = "/seatings/{id}/approve", tag = "tables", params(("id" = SeatingId, Path)),
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("orders.create"))))]
pub async fn approve(Staff(ctx): Staff, At(id): At<SeatingId>) -> Result<StatusCode, Refusal> {
    tables::approve_seating(&ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends a stay whose bill is settled; the guests' phones are let go.
#[utoipa::path(post, path = "/seatings/{id}/close", tag = "tables", params(("id" = SeatingId, Path)),
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("payments.take"))))]
pub async fn close(Staff(ctx): Staff, At(id): At<SeatingId>) -> Result<StatusCode, Refusal> {
    close_seating(&ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a party and everything it ordered to a free table.
#[utoipa::path(post, path = "/seatings/{id}/move", tag = "tables", params(("id" = SeatingId, Path)), request_body = MoveToIn,
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("orders.transfer"))))]
pub async fn move_to(
    Staff(ctx): Staff,
    At(id): At<SeatingId>,
    Body(body): Body<MoveToIn>,
) -> Result<StatusCode, Refusal> {
    move_party(&ctx, id, body.to).await?;
    Ok(StatusCode::NO_CONTENT)
}
