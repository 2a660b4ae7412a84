//! Recipes for programs.

use axum::Json;

use crate::{
    kernel::{
        error::AppError,
        ids::{ItemId, ModifierId, VariantId},
    },
    menu::{
        model::{RecipeOf, editing::RecipeForm},
        service::recipes,
    },
    platform::ctx::Ctx,
    server::api::{
        extract::{At, Body, Staff},
        problem::{Problem, Refusal},
    },
};

async fn one(ctx: &Ctx, of: RecipeOf) -> Result<Json<RecipeForm>, AppError> {
    Ok(Json(RecipeForm { lines: recipes::get(ctx, of).await? }))
}

async fn replace(ctx: &Ctx, of: RecipeOf, form: &RecipeForm) -> Result<Json<RecipeForm>, Refusal> {
    recipes::save(ctx, of, form).await?;
    Ok(one(ctx, of).await?)
}

/// What a portion of an item takes from stock, whatever its size.
#[utoipa::path(get, path = "/menu/items/{id}/recipe", tag = "menu", params(("id" = ItemId, Path)),
    responses((status = 200, body = RecipeForm), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn get(Staff(ctx): Staff, At(item): At<ItemId>) -> Result<Json<RecipeForm>, Refusal> {
    Ok(one(&ctx, RecipeOf::Item(item)).await?)
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
    replace(&ctx, RecipeOf::Item(item), &form).await
}

/// What a size takes besides the dish's own recipe.
#[utoipa::path(get, path = "/menu/variants/{id}/recipe", tag = "menu", params(("id" = VariantId, Path)),
    responses((status = 200, body = RecipeForm), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn of_variant(Staff(ctx): Staff, At(variant): At<VariantId>) -> Result<Json<RecipeForm>, Refusal> {
    Ok(one(&ctx, RecipeOf::Variant(variant)).await?)
}

/// Replaces what a size takes besides the dish's own recipe.
#[utoipa::path(put, path = "/menu/variants/{id}/recipe", tag = "menu", params(("id" = VariantId, Path)), request_body = RecipeForm,
    responses((status = 200, body = RecipeForm), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn save_of_variant(
    Staff(ctx): Staff,
    At(variant): At<VariantId>,
    Body(form): Body<RecipeForm>,
) -> Result<Json<RecipeForm>, Refusal> {
    replace(&ctx, RecipeOf::Variant(variant), &form).await
}

/// What a modifier takes besides the dish.
#[utoipa::path(get, path = "/menu/modifiers/{id}/recipe", tag = "menu", params(("id" = ModifierId, Path)),
    responses((status = 200, body = RecipeForm), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn of_modifier(Staff(ctx): Staff, At(modifier): At<ModifierId>) -> Result<Json<RecipeForm>, Refusal> {
    Ok(one(&ctx, RecipeOf::Modifier(modifier)).await?)
}

/// Replaces what a modifier takes besides the dish.
#[utoipa::path(put, path = "/menu/modifiers/{id}/recipe", tag = "menu", params(("id" = ModifierId, Path)), request_body = RecipeForm,
    responses((status = 200, body = RecipeForm), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn save_of_modifier(
    Staff(ctx): Staff,
    At(modifier): At<ModifierId>,
    Body(form): Body<RecipeForm>,
) -> Result<Json<RecipeForm>, Refusal> {
    replace(&ctx, RecipeOf::Modifier(modifier), &form).await
}
