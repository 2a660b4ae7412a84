//! Recipes: what a portion takes.

use std::collections::HashSet;

use serde_json::json;

use crate::{
    kernel::{
        error::AppError,
        fact::FactKind,
        ids::{ItemId, ModifierId, RecipeLineId, VariantId},
        permission::Permission,
        quantity::Quantity,
    },
    menu::{
        model::{
            Need, RecipeOf,
            editing::{RecipeForm, RecipeLine},
        },
        store::{read, recipes, write},
    },
    platform::{ctx::Ctx, db::Tx, error::constraint, facts::NewFact},
};

const LINES_MAX: usize = 100;
/// The most that one portion takes of an ingredient, in thousandths: a million units.
const QUANTITY_MAX: Quantity = Quantity::from_milli(1_000_000_000);

pub async fn set_item_recipe_in_tx(tx: &mut Tx, item: ItemId, needs: &[Need]) -> Result<(), AppError> {
    set(tx, RecipeOf::Item(item), needs).await
}

pub async fn set_variant_recipe_in_tx(tx: &mut Tx, variant: VariantId, needs: &[Need]) -> Result<(), AppError> {
    set(tx, RecipeOf::Variant(variant), needs).await
}

pub async fn set_modifier_recipe_in_tx(tx: &mut Tx, modifier: ModifierId, needs: &[Need]) -> Result<(), AppError> {
    set(tx, RecipeOf::Modifier(modifier), needs).await
}

/// What a portion takes.
pub async fn get(ctx: &Ctx, of: RecipeOf) -> Result<Vec<RecipeLine>, AppError> {
    ctx.require(Permission::MenuEdit)?;
    let mut tx = ctx.begin().await?;
    lock_in_tx(&mut tx, of).await?;
    let restaurant = tx.restaurant();
    let mut all = read::recipes(tx.conn(), restaurant).await?;
    let needs = match of {
        RecipeOf::Item(id) => all.items.remove(&id),
        RecipeOf::Variant(id) => all.variants.remove(&id),
        RecipeOf::Modifier(id) => all.modifiers.remove(&id),
    };
    let line = |need: Need| RecipeLine { ingredient: need.ingredient, quantity: need.quantity };
    Ok(needs.unwrap_or_default().into_iter().map(line).collect())
}

async fn lock_in_tx(tx: &mut Tx, of: RecipeOf) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    let name = match of {
        RecipeOf::Item(_) => "item",
        RecipeOf::Variant(_) => "size",
        RecipeOf::Modifier(_) => "choice",
    };
    recipes::lock_owner(tx.conn(), restaurant, of).await?.ok_or_else(|| AppError::not_found(name))
}

/// Replaces what a portion takes. Orders that were sent before took what it said then.
pub async fn save(ctx: &Ctx, of: RecipeOf, form: &RecipeForm) -> Result<(), AppError> {
    ctx.require(Permission::MenuEdit)?;
    check(form)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    write::bump_version(tx.conn(), restaurant).await?;
    lock_in_tx(&mut tx, of).await?;
    recipes::delete_recipe(tx.conn(), restaurant, of).await?;
    let needs: Vec<Need> =
        form.lines.iter().map(|line| Need { ingredient: line.ingredient, quantity: line.quantity }).collect();
    set(&mut tx, of, &needs).await?;
    let data = match of {
        RecipeOf::Item(item) => json!({ "item": item, "lines": form.lines }),
        RecipeOf::Variant(variant) => json!({ "variant": variant, "lines": form.lines }),
        RecipeOf::Modifier(modifier) => json!({ "modifier": modifier, "lines": form.lines }),
    };
    tx.record(NewFact::new(FactKind::RecipeSaved, data));
    tx.commit().await
}

fn check(form: &RecipeForm) -> Result<(), AppError> {
    let refused = |text: &str| Err(AppError::invalid("lines", text));
    if LINES_MAX < form.lines.len() {
        return refused("A recipe has at most 100 ingredients.");
    }
    if form.lines.iter().any(|line| line.quantity <= Quantity::ZERO || QUANTITY_MAX < line.quantity) {
        return refused("Say a quantity of more than nothing for every ingredient.");
    }
    let named: HashSet<_> = form.lines.iter().map(|line| line.ingredient).collect();
    if named.len() < form.lines.len() { refused("Name every ingredient once.") } else { Ok(()) }
}

async fn set(tx: &mut Tx, of: RecipeOf, needs: &[Need]) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    let lines: Vec<(RecipeLineId, Need)> = needs.iter().map(|need| (tx.new_id(), *need)).collect();
    recipes::insert_recipe(tx.conn(), restaurant, of, &lines).await.map_err(|error| match constraint(&error) {
        Some("recipe_lines_ingredient") => AppError::invalid("lines", "There is no such ingredient."),
        _ => error.into(),
    })
}
