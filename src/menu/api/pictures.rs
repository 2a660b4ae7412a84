//! Pictures of dishes for programs.

use axum::Json;
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    kernel::ids::ItemId,
    menu::service::pictures,
    server::api::{
        extract::{At, Picture, Staff},
        problem::{Problem, Refusal},
    },
};

/// A picture that was kept.
#[derive(Serialize, ToSchema)]
pub struct PictureOut {
    /// What the item's `picture` says now.
    pub picture: String,
    /// At most 1200 pixels on an edge.
    pub full: String,
    /// 400 by 300 pixels.
    pub thumb: String,
}

/// Gives an item a picture: the file itself, JPEG, PNG, GIF or WebP, at most 8 MiB and 6000 pixels on an edge. It is made anew
/// in two sizes; what the camera wrote into it is gone.
#[utoipa::path(put, path = "/menu/items/{id}/picture", tag = "menu", params(("id" = ItemId, Path)),
    request_body(content(("image/jpeg"), ("image/png"), ("image/gif"), ("image/webp"))),
    responses((status = 200, body = PictureOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn set(Staff(ctx): Staff, At(id): At<ItemId>, Picture(file): Picture) -> Result<Json<PictureOut>, Refusal> {
    let picture = pictures::set(&ctx, id, file).await?;
    let address = |size: &str| format!("{}/uploads/{picture}-{size}.jpg", ctx.world().public_url);
    Ok(Json(PictureOut { full: address("full"), thumb: address("thumb"), picture }))
}

/// Takes an item's picture away.
#[utoipa::path(delete, path = "/menu/items/{id}/picture", tag = "menu", params(("id" = ItemId, Path)),
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn remove(Staff(ctx): Staff, At(id): At<ItemId>) -> Result<StatusCode, Refusal> {
    pictures::remove(&ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
