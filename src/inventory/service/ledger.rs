//! What there is, where, and every movement that made it so.

use crate::{
    inventory::{
        model::{Ingredient, Level, Location, Movement, MovementFilter},
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

/// What runs low: less is free than the house wants to have.
pub async fn low_stock(ctx: &Ctx) -> Result<Vec<Ingredient>, AppError> {
    ctx.require(Permission::InventoryView)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    let all = store::list(tx.conn(), restaurant).await?;
    Ok(all.into_iter().filter(|ingredient| ingredient.free() < ingredient.threshold).collect())
}

/// The ledger (S4-45), newest first, `limit` at a time.
pub async fn movements(ctx: &Ctx, filter: MovementFilter, limit: i64) -> Result<Vec<Movement>, AppError> {
    ctx.require(Permission::InventoryView)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    Ok(levels::movements(tx.conn(), restaurant, filter, limit.clamp(1, MOVEMENTS_MAX)).await?)
}
