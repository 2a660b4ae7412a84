//! Stations for programs.

use axum::Json;
use http::StatusCode;

use crate::{
    kernel::ids::StationId,
    menu::{
        model::{Station, editing::StationForm},
        service::stations,
    },
    server::api::{
        extract::{At, Body, Staff},
        keys::RequestKey,
        problem::{Problem, Refusal},
    },
};

/// Every station, in the order they are shown.
#[utoipa::path(get, path = "/menu/stations", tag = "menu",
    responses((status = 200, body = Vec<Station>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.view"))))]
pub async fn list(Staff(ctx): Staff) -> Result<Json<Vec<Station>>, Refusal> {
    Ok(Json(stations::list(&ctx).await?))
}

/// Makes a station, behind the others.
#[utoipa::path(post, path = "/menu/stations", tag = "menu", request_body = StationForm,
    responses((status = 201, body = Station), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn add(
    Staff(ctx): Staff,
    key: RequestKey,
    Body(form): Body<StationForm>,
) -> Result<(StatusCode, Json<Station>), Refusal> {
    let made = stations::add(&ctx, key.id("station", 0), &form).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// Gives a station another name.
#[utoipa::path(put, path = "/menu/stations/{id}", tag = "menu", params(("id" = StationId, Path)), request_body = StationForm,
    responses((status = 200, body = Station), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn change(
    Staff(ctx): Staff,
    At(id): At<StationId>,
    Body(form): Body<StationForm>,
) -> Result<Json<Station>, Refusal> {
    Ok(Json(stations::change(&ctx, id, &form).await?))
}

/// Removes a station where nothing is made, and never was.
#[utoipa::path(delete, path = "/menu/stations/{id}", tag = "menu", params(("id" = StationId, Path)),
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn remove(Staff(ctx): Staff, At(id): At<StationId>) -> Result<StatusCode, Refusal> {
    stations::remove(&ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
