//! Sizes and groups of modifiers for programs.

use axum::Json;
use http::StatusCode;

use crate::{
    kernel::ids::{GroupId, ItemId},
    menu::{
        model::{
            Group, Variant,
            choice_forms::{GroupForm, ItemGroupsForm, VariantsForm},
        },
        service::{groups, variants},
    },
    server::api::{
        extract::{At, Body, Staff},
        keys::RequestKey,
        problem::{Problem, Refusal},
    },
};

/// Replaces the sizes of a dish; what keeps its id keeps its recipe and its place in combos. None at all leaves the
/// dish with the one price of its own.
#[utoipa::path(put, path = "/menu/items/{id}/variants", tag = "menu", params(("id" = ItemId, Path)), request_body = VariantsForm,
    responses((status = 200, body = Vec<Variant>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn save_variants(
    Staff(ctx): Staff,
    At(item): At<ItemId>,
    Body(form): Body<VariantsForm>,
) -> Result<Json<Vec<Variant>>, Refusal> {
    Ok(Json(variants::save(&ctx, item, &form).await?))
}

/// Replaces the groups of modifiers that a dish asks for.
#[utoipa::path(put, path = "/menu/items/{id}/modifier-groups", tag = "menu", params(("id" = ItemId, Path)), request_body = ItemGroupsForm,
    responses((status = 200, body = ItemGroupsForm), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn save_groups(
    Staff(ctx): Staff,
    At(item): At<ItemId>,
    Body(form): Body<ItemGroupsForm>,
) -> Result<Json<ItemGroupsForm>, Refusal> {
    groups::save_of_item(&ctx, item, &form).await?;
    Ok(Json(form))
}

/// Every group of modifiers, in the order they are shown.
#[utoipa::path(get, path = "/menu/modifier-groups", tag = "menu",
    responses((status = 200, body = Vec<Group>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.view"))))]
pub async fn list(Staff(ctx): Staff) -> Result<Json<Vec<Group>>, Refusal> {
    Ok(Json(groups::list(&ctx).await?))
}

/// One group with its modifiers.
#[utoipa::path(get, path = "/menu/modifier-groups/{id}", tag = "menu", params(("id" = GroupId, Path)),
    responses((status = 200, body = Group), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.view"))))]
pub async fn get(Staff(ctx): Staff, At(id): At<GroupId>) -> Result<Json<Group>, Refusal> {
    Ok(Json(groups::get(&ctx, id).await?))
}

/// Makes a group of modifiers, behind the others.
#[utoipa::path(post, path = "/menu/modifier-groups", tag = "menu", request_body = GroupForm,
    responses((status = 201, body = Group), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn add(
    Staff(ctx): Staff,
    key: RequestKey,
    Body(form): Body<GroupForm>,
) -> Result<(StatusCode, Json<Group>), Refusal> {
    let made = groups::add(&ctx, key.id("modifier_group", 0), &form).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// Changes a group: its modifiers are replaced, and what keeps its id keeps its recipe.
#[utoipa::path(put, path = "/menu/modifier-groups/{id}", tag = "menu", params(("id" = GroupId, Path)), request_body = GroupForm,
    responses((status = 200, body = Group), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn change(
    Staff(ctx): Staff,
    At(id): At<GroupId>,
    Body(form): Body<GroupForm>,
) -> Result<Json<Group>, Refusal> {
    Ok(Json(groups::change(&ctx, id, &form).await?))
}

/// Removes a group that no dish asks for, and no modifier opens.
#[utoipa::path(delete, path = "/menu/modifier-groups/{id}", tag = "menu", params(("id" = GroupId, Path)),
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn remove(Staff(ctx): Staff, At(id): At<GroupId>) -> Result<StatusCode, Refusal> {
    groups::remove(&ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
