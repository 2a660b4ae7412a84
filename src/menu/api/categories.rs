//! Categories for programs.

use axum::Json;
use http::StatusCode;

use crate::{
    kernel::ids::CategoryId,
    menu::{
        model::{Category, editing::CategoryForm},
        service::categories,
    },
    server::api::{
        extract::{At, Body, Staff},
        keys::RequestKey,
        problem::{Problem, Refusal},
    },
};

/// Every category, in the order they are shown.
#[utoipa::path(get, path = "/menu/categories", tag = "menu",
    responses((status = 200, body = Vec<Category>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.view"))))]
pub async fn list(Staff(ctx): Staff) -> Result<Json<Vec<Category>>, Refusal> {
    Ok(Json(categories::list(&ctx).await?))
}

/// One category.
#[utoipa::path(get, path = "/menu/categories/{id}", tag = "menu", params(("id" = CategoryId, Path)),
    responses((status = 200, body = Category), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.view"))))]
pub async fn get(Staff(ctx): Staff, At(id): At<CategoryId>) -> Result<Json<Category>, Refusal> {
    Ok(Json(categories::get(&ctx, id).await?))
}

/// Makes a category, behind the others.
#[utoipa::path(post, path = "/menu/categories", tag = "menu", request_body = CategoryForm,
    responses((status = 201, body = Category), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn add(
    Staff(ctx): Staff,
    key: RequestKey,
    Body(form): Body<CategoryForm>,
) -> Result<(StatusCode, Json<Category>), Refusal> {
    let made = categories::add(&ctx, key.id("category", 0), &form).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// Changes a category.
#[utoipa::path(put, path = "/menu/categories/{id}", tag = "menu", params(("id" = CategoryId, Path)), request_body = CategoryForm,
    responses((status = 200, body = Category), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn change(
    Staff(ctx): Staff,
    At(id): At<CategoryId>,
    Body(form): Body<CategoryForm>,
) -> Result<Json<Category>, Refusal> {
    Ok(Json(categories::change(&ctx, id, &form).await?))
}

/// Removes a category that has no dishes.
#[utoipa::path(delete, path = "/menu/categories/{id}", tag = "menu", params(("id" = CategoryId, Path)),
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn remove(Staff(ctx): Staff, At(id): At<CategoryId>) -> Result<StatusCode, Refusal> {
    categories::remove(&ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
