//! The menu with how many portions the stock still makes of each dish.

use std::collections::HashMap;

use super::setting::{Setting, setting_in_tx};
use crate::{
    inventory::service as inventory,
    kernel::{error::AppError, ids::IngredientId, permission::Permission, quantity::Quantity},
    menu::{
        model::{Availability, Menu},
        service::needs,
    },
    platform::{ctx::Ctx, db::Tx},
    restaurants::model::StockPolicy,
};

pub async fn menu_with_stock(ctx: &Ctx) -> Result<Menu, AppError> {
    ctx.require(Permission::MenuView)?;
    let mut tx = ctx.begin().await?;
    let setting = setting_in_tx(&mut tx).await?;
    with_stock_in_tx(&mut tx, &setting).await
}

/// Counts are shown where they are kept to: with the policy `ignore` nothing is ever short.
pub async fn with_stock_in_tx(tx: &mut Tx, setting: &Setting) -> Result<Menu, AppError> {
    let (snapshot, policy) = (&setting.snapshot, setting.house.stock_policy);
    let mut menu = snapshot.menu.clone();
    menu.at = Some(setting.house.offset(tx.at()).moment(tx.at()));
    // What came back by itself is on sale again, without anybody's act.
    for item in &mut menu.items {
        if item.is_on_sale(tx.at()) {
            item.availability = Availability::OnSale;
        }
    }
    if policy == StockPolicy::Ignore {
        return Ok(menu);
    }
    let ingredients = inventory::list_in_tx(tx).await?;
    let free: HashMap<IngredientId, Quantity> =
        ingredients.iter().map(|ingredient| (ingredient.id, ingredient.free())).collect();
    for item in &mut menu.items {
        item.left = needs::left(snapshot, item, &|id| free.get(&id).copied().unwrap_or_default());
    }
    Ok(menu)
}
