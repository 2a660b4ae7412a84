//! The menu for programs.

pub mod categories;
pub mod choices;
pub mod combos;
pub mod import;
pub mod pictures;
pub mod recipes;
pub mod stations;
pub mod tax_classes;

use axum::Json;
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    model::{
        Menu,
        editing::{EditableMenu, ItemForm, OffSaleFor, PriceRuleForm},
    },
    service::{availability, rules},
};
use crate::{
    flows::{
        edit_menu::{editable_menu, save_item},
        menu_with_stock::menu_with_stock,
        take_off_sale::take_off_sale,
    },
    kernel::ids::{ItemId, PriceRuleId},
    server::api::{
        extract::{At, Body, Staff},
        keys::RequestKey,
        problem::{Problem, Refusal},
    },
};

/// How long an item is off sale.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OffSaleIn {
    #[serde(rename = "for")]
    pub lasting: OffSaleFor,
}

/// The menu as it is sold now, with how many portions the stock still makes.
#[utoipa::path(get, path = "/menu", tag = "menu",
    responses((status = 200, body = Menu), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.view"))))]
pub async fn menu(Staff(ctx): Staff) -> Result<Json<Menu>, Refusal> {
    Ok(Json(menu_with_stock(&ctx).await?))
}

/// The menu with what guests do not see.
#[utoipa::path(get, path = "/menu/editable", tag = "menu",
    responses((status = 200, body = EditableMenu), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.view"))))]
pub async fn editable(Staff(ctx): Staff) -> Result<Json<EditableMenu>, Refusal> {
    Ok(Json(editable_menu(&ctx).await?))
}

/// Makes an item, or changes the one whose id is given.
#[utoipa::path(put, path = "/menu/items", tag = "menu", request_body = ItemForm,
    responses((status = 200, body = ItemId), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn save(Staff(ctx): Staff, key: RequestKey, Body(body): Body<ItemForm>) -> Result<Json<ItemId>, Refusal> {
    Ok(Json(save_item(&ctx, &body, key.id("item", 0)).await?))
}

/// Takes an item off sale (86).
#[utoipa::path(post, path = "/menu/items/{id}/off-sale", tag = "menu", params(("id" = ItemId, Path)), request_body = OffSaleIn,
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.86"))))]
pub async fn off_sale(
    Staff(ctx): Staff,
    At(id): At<ItemId>,
    Body(body): Body<OffSaleIn>,
) -> Result<StatusCode, Refusal> {
    take_off_sale(&ctx, id, body.lasting).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Puts an item back on sale.
#[utoipa::path(delete, path = "/menu/items/{id}/off-sale", tag = "menu", params(("id" = ItemId, Path)),
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.86"))))]
pub async fn restore(Staff(ctx): Staff, At(id): At<ItemId>) -> Result<StatusCode, Refusal> {
    availability::restore(&ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Makes a price rule, or changes the one whose id is given.
#[utoipa::path(put, path = "/menu/price-rules", tag = "menu", request_body = PriceRuleForm,
    responses((status = 200, body = PriceRuleId), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn save_rule(
    Staff(ctx): Staff,
    key: RequestKey,
    Body(body): Body<PriceRuleForm>,
) -> Result<Json<PriceRuleId>, Refusal> {
    Ok(Json(rules::save(&ctx, &body, key.id("price_rule", 0)).await?))
}

/// Ends a price rule for good.
#[utoipa::path(delete, path = "/menu/price-rules/{id}", tag = "menu", params(("id" = PriceRuleId, Path)),
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn remove_rule(Staff(ctx): Staff, At(id): At<PriceRuleId>) -> Result<StatusCode, Refusal> {
    rules::remove(&ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
