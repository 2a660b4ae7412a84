//! What screens ask of the server about the menu.

use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::model::{
    Menu,
    choice_forms::GroupForm,
    editing::{CategoryForm, ItemForm, OffSaleFor, PriceRuleForm, StationForm},
};
use crate::kernel::{
    error::AppError,
    ids::{CategoryId, GroupId, ItemId, PriceRuleId, StationId},
};

/// The active menu with how many portions the stock still makes.
#[server(prefix = "/rpc", endpoint = "menu/get", input = Json)]
pub async fn get_menu() -> Result<Menu, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::menu_with_stock::menu_with_stock(&ctx).await).await
}

/// A restaurant's public menu, for anybody.
#[server(prefix = "/rpc", endpoint = "menu/public", input = Json)]
pub async fn public_menu(slug: String) -> Result<(crate::restaurants::model::Restaurant, Menu), AppError> {
    crate::server::rpc::public(async |ctx| crate::flows::public_menu::public_menu(&ctx, &slug).await).await
}

/// Everything the editor shows.
#[server(prefix = "/rpc", endpoint = "menu/editable", input = Json)]
pub async fn editable_menu() -> Result<super::model::editing::EditableMenu, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::edit_menu::editable_menu(&ctx).await).await
}

/// Makes or changes an item; answers with its id.
#[server(prefix = "/rpc", endpoint = "menu/save_item", input = Json)]
pub async fn save_item(form: ItemForm) -> Result<ItemId, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::edit_menu::save_item(&ctx, &form, ctx.new_id()).await).await
}

/// Takes an item off sale (86).
#[server(prefix = "/rpc", endpoint = "menu/take_off_sale", input = Json)]
pub async fn take_off_sale(item: ItemId, lasting: OffSaleFor) -> Result<(), AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::take_off_sale::take_off_sale(&ctx, item, lasting).await).await
}

/// Puts an item back on sale.
#[server(prefix = "/rpc", endpoint = "menu/restore", input = Json)]
pub async fn restore(item: ItemId) -> Result<(), AppError> {
    crate::server::rpc::staff(async |ctx| super::service::availability::restore(&ctx, item).await).await
}

/// Makes or changes a price rule; answers with its id.
#[server(prefix = "/rpc", endpoint = "menu/save_price_rule", input = Json)]
pub async fn save_price_rule(form: PriceRuleForm) -> Result<PriceRuleId, AppError> {
    crate::server::rpc::staff(async |ctx| super::service::rules::save(&ctx, &form, ctx.new_id()).await).await
}

/// Ends a price rule for good.
#[server(prefix = "/rpc", endpoint = "menu/remove_price_rule", input = Json)]
pub async fn remove_price_rule(rule: PriceRuleId) -> Result<(), AppError> {
    crate::server::rpc::staff(async |ctx| super::service::rules::remove(&ctx, rule).await).await
}

/// Makes a category, or changes the one that is named.
#[server(prefix = "/rpc", endpoint = "menu/save_category", input = Json)]
pub async fn save_category(id: Option<CategoryId>, form: CategoryForm) -> Result<(), AppError> {
    use super::service::categories::{add, change};
    crate::server::rpc::staff(async |ctx| match id {
        None => add(&ctx, ctx.new_id(), &form).await.map(drop),
        Some(id) => change(&ctx, id, &form).await.map(drop),
    })
    .await
}

/// Removes a category that has no dishes.
#[server(prefix = "/rpc", endpoint = "menu/remove_category", input = Json)]
pub async fn remove_category(id: CategoryId) -> Result<(), AppError> {
    crate::server::rpc::staff(async |ctx| super::service::categories::remove(&ctx, id).await).await
}

/// Makes a group of modifiers, or changes the one that is named.
#[server(prefix = "/rpc", endpoint = "menu/save_group", input = Json)]
pub async fn save_group(id: Option<GroupId>, form: GroupForm) -> Result<(), AppError> {
    use super::service::groups::{add, change};
    crate::server::rpc::staff(async |ctx| match id {
        None => add(&ctx, ctx.new_id(), &form).await.map(drop),
        Some(id) => change(&ctx, id, &form).await.map(drop),
    })
    .await
}

/// Removes a group that no dish asks for.
#[server(prefix = "/rpc", endpoint = "menu/remove_group", input = Json)]
pub async fn remove_group(id: GroupId) -> Result<(), AppError> {
    crate::server::rpc::staff(async |ctx| super::service::groups::remove(&ctx, id).await).await
}

/// Makes a station, or gives the one that is named another name.
#[server(prefix = "/rpc", endpoint = "menu/save_station", input = Json)]
pub async fn save_station(id: Option<StationId>, form: StationForm) -> Result<(), AppError> {
    use super::service::stations::{add, change};
    crate::server::rpc::staff(async |ctx| match id {
        None => add(&ctx, ctx.new_id(), &form).await.map(drop),
        Some(id) => change(&ctx, id, &form).await.map(drop),
    })
    .await
}

/// Removes a station where nothing is made, and never was.
#[server(prefix = "/rpc", endpoint = "menu/remove_station", input = Json)]
pub async fn remove_station(id: StationId) -> Result<(), AppError> {
    crate::server::rpc::staff(async |ctx| super::service::stations::remove(&ctx, id).await).await
}
