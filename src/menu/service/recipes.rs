//! Recipes: what a portion takes.

use crate::{
    kernel::{
        error::AppError,
        ids::{ItemId, ModifierId, RecipeLineId, VariantId},
    },
    menu::{
        model::Need,
        store::write::{self, RecipeOf},
    },
    platform::db::Tx,
};

pub async fn set_item_recipe_in_tx(tx: &mut Tx, item: ItemId, needs: &[Need]) -> Result<(), AppError> {
    set(tx, RecipeOf::Item(item), needs).await
}

pub async fn set_variant_recipe_in_tx(tx: &mut Tx, variant: VariantId, needs: &[Need]) -> Result<(), AppError> {
    set(tx, RecipeOf::Variant(variant), needs).await
}

pub async fn set_modifier_recipe_in_tx(tx: &mut Tx, modifier: ModifierId, needs: &[Need]) -> Result<(), AppError> {
    set(tx, RecipeOf::Modifier(modifier), needs).await
}

async fn set(tx: &mut Tx, of: RecipeOf, needs: &[Need]) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    let lines: Vec<(RecipeLineId, Need)> = needs.iter().map(|need| (tx.new_id(), *need)).collect();
    Ok(write::insert_recipe(tx.conn(), restaurant, of, &lines).await?)
}
