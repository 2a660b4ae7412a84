//! Cash drawers and the reports of the day for programs. Ids of what is made are the client's.

use axum::Json;
use http::StatusCode;

use super::model::{
    Drawer, DrawerDesk,
    figures::{XReport, ZReport},
    request::{ForcedClosing, NewCount, NewDrawer, NewMovement},
};
use crate::{
    flows::{
        close_drawer::{close_drawer, force_close_drawer},
        count_drawer::count_drawer,
        drawer_desk::drawer_desk,
        move_cash::move_cash,
        open_drawer::open_drawer,
        x_report::x_report,
        z_report::{take_z, z_report},
    },
    kernel::ids::DrawerId,
    server::api::{
        extract::{At, Body, Staff},
        keys::RequestKey,
        problem::{Problem, Refusal},
    },
};

/// The own drawer; for those who manage drawers, everybody else's and the Zs too.
#[utoipa::path(get, path = "/drawers", tag = "drawers",
    responses((status = 200, body = DrawerDesk), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("drawer.use"))))]
pub async fn desk(Staff(ctx): Staff) -> Result<Json<DrawerDesk>, Refusal> {
    Ok(Json(drawer_desk(&ctx).await?))
}

/// Opens a drawer with its float, for whoever asks.
#[utoipa::path(post, path = "/drawers", tag = "drawers", request_body = NewDrawer,
    responses((status = 201, body = Drawer), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("drawer.use"))))]
pub async fn open(Staff(ctx): Staff, Body(body): Body<NewDrawer>) -> Result<(StatusCode, Json<Drawer>), Refusal> {
    Ok((StatusCode::CREATED, Json(open_drawer(&ctx, &body).await?)))
}

/// Puts cash in or takes it out, with a reason.
#[utoipa::path(post, path = "/drawers/movements", tag = "drawers", request_body = NewMovement,
    responses((status = 201, body = Drawer), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("drawer.use"))))]
pub async fn move_money(
    Staff(ctx): Staff,
    Body(body): Body<NewMovement>,
) -> Result<(StatusCode, Json<Drawer>), Refusal> {
    Ok((StatusCode::CREATED, Json(move_cash(&ctx, &body).await?)))
}

/// What was counted, without knowing what should be there; the answer says it.
#[utoipa::path(post, path = "/drawers/counts", tag = "drawers", request_body = NewCount,
    responses((status = 201, body = Drawer), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("drawer.use"))))]
pub async fn count(Staff(ctx): Staff, Body(body): Body<NewCount>) -> Result<(StatusCode, Json<Drawer>), Refusal> {
    Ok((StatusCode::CREATED, Json(count_drawer(&ctx, &body).await?)))
}

/// Closes a drawer by its last count.
#[utoipa::path(post, path = "/drawers/{id}/close", tag = "drawers", params(("id" = DrawerId, Path)),
    responses((status = 200, body = Drawer), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("drawer.use"))))]
pub async fn close(Staff(ctx): Staff, At(id): At<DrawerId>) -> Result<Json<Drawer>, Refusal> {
    Ok(Json(close_drawer(&ctx, id).await?))
}

/// Closes somebody's drawer in their absence.
#[utoipa::path(post, path = "/drawers/forced-closings", tag = "drawers", request_body = ForcedClosing,
    responses((status = 201, body = Drawer), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("drawer.manage"))))]
pub async fn force_close(
    Staff(ctx): Staff,
    Body(body): Body<ForcedClosing>,
) -> Result<(StatusCode, Json<Drawer>), Refusal> {
    Ok((StatusCode::CREATED, Json(force_close_drawer(&ctx, &body).await?)))
}

/// Everything since the last Z; nothing is closed by it.
#[utoipa::path(get, path = "/reports/x", tag = "drawers",
    responses((status = 200, body = XReport), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("drawer.use"))))]
pub async fn x(Staff(ctx): Staff) -> Result<Json<XReport>, Refusal> {
    Ok(Json(x_report(&ctx).await?))
}

/// Takes the next Z: for good, and numbered without gaps.
#[utoipa::path(post, path = "/reports/z", tag = "drawers",
    responses((status = 201, body = ZReport), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("drawer.manage"))))]
pub async fn take(Staff(ctx): Staff, key: RequestKey) -> Result<(StatusCode, Json<ZReport>), Refusal> {
    Ok((StatusCode::CREATED, Json(take_z(&ctx, key.id("z", 0)).await?)))
}

/// A Z as it was taken.
#[utoipa::path(get, path = "/reports/z/{number}", tag = "drawers", params(("number" = u64, Path)),
    responses((status = 200, body = ZReport), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("drawer.manage"))))]
pub async fn z(Staff(ctx): Staff, At(number): At<u64>) -> Result<Json<ZReport>, Refusal> {
    Ok(Json(z_report(&ctx, number).await?))
}
