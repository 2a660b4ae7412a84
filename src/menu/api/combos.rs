//! Combos for programs.

use axum::Json;
use http::StatusCode;

use crate::{
    flows::edit_menu::{add_combo, change_combo, combos},
    kernel::{error::AppError, ids::ItemId, permission::Permission},
    menu::model::{Item, editing::ComboForm},
    platform::ctx::Ctx,
    server::api::{
        extract::{At, Body, Staff},
        keys::RequestKey,
        problem::{Problem, Refusal},
    },
};

/// Every combo, also those that are not on the menu.
#[utoipa::path(get, path = "/menu/combos", tag = "menu",
    responses((status = 200, body = Vec<Item>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.view"))))]
pub async fn list(Staff(ctx): Staff) -> Result<Json<Vec<Item>>, Refusal> {
    Ok(Json(combos(&ctx).await?))
}

/// One combo with what it asks for.
#[utoipa::path(get, path = "/menu/combos/{id}", tag = "menu", params(("id" = ItemId, Path)),
    responses((status = 200, body = Item), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.view"))))]
pub async fn get(Staff(ctx): Staff, At(id): At<ItemId>) -> Result<Json<Item>, Refusal> {
    Ok(Json(one(&ctx, id).await?))
}

async fn one(ctx: &Ctx, id: ItemId) -> Result<Item, AppError> {
    let all = combos(ctx).await?;
    all.into_iter().find(|combo| combo.id == id).ok_or_else(|| AppError::not_found("combo"))
}

/// Makes a combo.
#[utoipa::path(post, path = "/menu/combos", tag = "menu", request_body = ComboForm,
    responses((status = 201, body = Item), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn add(
    Staff(ctx): Staff,
    key: RequestKey,
    Body(form): Body<ComboForm>,
) -> Result<(StatusCode, Json<Item>), Refusal> {
    ctx.require(Permission::MenuView)?;
    let id = key.id("combo", 0);
    add_combo(&ctx, id, &form).await?;
    Ok((StatusCode::CREATED, Json(one(&ctx, id).await?)))
}

/// Changes a combo: what it asks for is replaced, and what keeps its id keeps its translations.
#[utoipa::path(put, path = "/menu/combos/{id}", tag = "menu", params(("id" = ItemId, Path)), request_body = ComboForm,
    responses((status = 200, body = Item), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn change(Staff(ctx): Staff, At(id): At<ItemId>, Body(form): Body<ComboForm>) -> Result<Json<Item>, Refusal> {
    ctx.require(Permission::MenuView)?;
    change_combo(&ctx, id, &form).await?;
    Ok(Json(one(&ctx, id).await?))
}
