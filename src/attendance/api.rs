//! Shifts for programs; who worked how long is in `GET /reports/staff-attendance`.

use axum::Json;
use http::StatusCode;

use super::{
    model::{Shift, ShiftForm},
    service as attendance,
};
use crate::{
    kernel::ids::ShiftId,
    server::api::{
        extract::{At, Body, Staff},
        keys::RequestKey,
        problem::{Problem, Refusal},
    },
};

/// The shift that the person who asks is in; null while they are in none.
#[utoipa::path(get, path = "/attendance/own", tag = "staff",
    responses((status = 200, body = Option<Shift>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("staff.clock"))))]
pub async fn own(Staff(ctx): Staff) -> Result<Json<Option<Shift>>, Refusal> {
    Ok(Json(attendance::own(&ctx).await?))
}

/// Begins a shift of the person who asks; whoever is in one stays in it.
#[utoipa::path(post, path = "/attendance/clock-in", tag = "staff",
    responses((status = 201, body = Shift), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("staff.clock"))))]
pub async fn clock_in(Staff(ctx): Staff, key: RequestKey) -> Result<(StatusCode, Json<Shift>), Refusal> {
    Ok((StatusCode::CREATED, Json(attendance::clock_in(&ctx, key.id("shift", 0)).await?)))
}

/// Ends the shift of the person who asks.
#[utoipa::path(post, path = "/attendance/clock-out", tag = "staff",
    responses((status = 200, body = Shift), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("staff.clock"))))]
pub async fn clock_out(Staff(ctx): Staff) -> Result<Json<Shift>, Refusal> {
    Ok(Json(attendance::clock_out(&ctx).await?))
}

/// Puts a shift right that somebody forgot to begin or to end; the log keeps what stood there.
#[utoipa::path(put, path = "/attendance/{id}", tag = "staff", params(("id" = ShiftId, Path)), request_body = ShiftForm,
    responses((status = 200, body = Shift), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("staff.attendance"))))]
pub async fn correct(
    Staff(ctx): Staff,
    At(id): At<ShiftId>,
    Body(form): Body<ShiftForm>,
) -> Result<Json<Shift>, Refusal> {
    Ok(Json(attendance::correct(&ctx, id, &form).await?))
}
