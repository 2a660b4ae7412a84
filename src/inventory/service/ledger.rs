//! What there is, where, and every movement that made it so.

use std::collections::HashMap;

use crate::{
    inventory::{
        model::{Ingredient, Level, Location, Movement, MovementFilter, PAGE, StockRow, StockView},
        store::{self, levels},
    },
    kernel::{error::AppError, ids::IngredientId, money::Money, permission::Permission},
    platform::ctx::Ctx,
};

/// The most movements of one answer.
pub const MOVEMENTS_MAX: i64 = 200;

/// Everything in stock.
pub struct Stock {
    pub ingredients: Vec<Ingredient>,
    pub costs: Vec<(IngredientId, Money)>,
    pub locations: Vec<Location>,
    pub levels: Vec<Level>,
}

/// What there is of everything, in every place.
pub async fn stock(ctx: &Ctx) -> Result<Stock, AppError> {
    ctx.require(Permission::InventoryView)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    Ok(Stock {
        ingredients: store::list(tx.conn(), restaurant).await?,
        costs: store::costs(tx.conn(), restaurant).await?,
        locations: levels::locations(tx.conn(), restaurant).await?,
        levels: levels::list(tx.conn(), restaurant).await?,
    })
}

/// The same as its page shows it, with what is known about each ingredient.
pub async fn view(ctx: &Ctx) -> Result<StockView, AppError> {
    ctx.require(Permission::InventoryView)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    let ingredients = store::list(tx.conn(), restaurant).await?;
    let mut forms: HashMap<_, _> = levels::forms(tx.conn(), restaurant).await?.into_iter().collect();
    let elsewhere = levels::list(tx.conn(), restaurant).await?;
    let row = |ingredient: Ingredient| {
        let form = forms.remove(&ingredient.id)?;
        let elsewhere = elsewhere.iter().filter(|level| level.ingredient == ingredient.id).copied().collect();
        Some(StockRow { ingredient, cost_per_thousand: form.cost_per_thousand, allergens: form.allergens, elsewhere })
    };
    let rows = ingredients.into_iter().filter_map(row).collect();
    Ok(StockView { rows, locations: levels::locations(tx.conn(), restaurant).await? })
}

/// What runs low: less is free than the house wants to have.
pub async fn low_stock(ctx: &Ctx) -> Result<Vec<Ingredient>, AppError> {
    ctx.require(Permission::InventoryView)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    let all = store::list(tx.conn(), restaurant).await?;
    Ok(all.into_iter().filter(|ingredient| ingredient.free() < ingredient.threshold).collect())
}

/// A page of the ledger; one more than `PAGE` tells that it goes on.
pub async fn page(ctx: &Ctx, filter: MovementFilter) -> Result<Vec<Movement>, AppError> {
    ctx.require(Permission::InventoryView)?;
    movements(ctx, filter, i64::try_from(PAGE + 1).unwrap_or(MOVEMENTS_MAX)).await
}

/// The ledger (S4-45), newest first, `limit` at a time.
pub async fn movements(ctx: &Ctx, filter: MovementFilter, limit: i64) -> Result<Vec<Movement>, AppError> {
    ctx.require(Permission::InventoryView)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    Ok(levels::movements(tx.conn(), restaurant, filter, limit.clamp(1, MOVEMENTS_MAX)).await?)
}
