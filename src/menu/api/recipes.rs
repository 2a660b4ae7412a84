//! Recipes for programs.

use axum::Json;

use crate::{
    kernel::{error::AppError, ids::ItemId},
    menu::{model::editing::RecipeForm, service::recipes},
    platform::ctx::Ctx,
    server::api::{
        extract::{At, Body, Staff},
        problem::{Problem, Refusal},
    },
};

async fn one(ctx: &Ctx, item: ItemId) -> Result<Json<RecipeForm>, AppError> {
    Ok(Json(RecipeForm { lines: recipes::of_item(ctx, item).await? }))
}

/// What a portion of an item takes from stock.
#[utoipa::path(get, path = "/menu/items/{id}/recipe", tag = "menu", params(("id" = ItemId, Path)),
    responses((status = 200, body = RecipeForm), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn get(Staff(ctx): Staff, At(item): At<ItemId>) -> Result<Json<RecipeForm>, Refusal> {
    Ok(one(&ctx, item).await?)
}

/// Replaces what a portion of an item takes. What was sent before took what the recipe said then.
#[utoipa::path(put, path = "/menu/items/{id}/recipe", tag = "menu", params(("id" = ItemId, Path)), request_body = RecipeForm,
    responses((status = 200, body = RecipeForm), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn save(
    Staff(ctx): Staff,
    At(item): At<ItemId>,
    Body(form): Body<RecipeForm>,
) -> Result<Json<RecipeForm>, Refusal> {
    recipes::save_item_recipe(&ctx, item, &form).await?;
    Ok(one(&ctx, item).await?)
}
