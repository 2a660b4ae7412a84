//! The menu's editor: what it shows and what it saves.

use std::collections::HashMap;

use super::{menu_with_stock::with_stock_in_tx, setting::setting_in_tx};
use crate::{
    inventory::service as inventory,
    kernel::{
        error::AppError,
        ids::{IngredientId, ItemId},
        money::Money,
        permission::Permission,
    },
    menu::{
        model::{
            Item, Need,
            editing::{ComboForm, EditableMenu, ItemForm, ItemRow},
            selection::Selection,
        },
        service::{
            combos::{self, Known},
            groups, items, needs, variants,
        },
    },
    platform::{ctx::Ctx, db::Tx, idempotency},
};

/// Everything the editor shows, with what each dish costs to make.
pub async fn editable_menu(ctx: &Ctx) -> Result<EditableMenu, AppError> {
    ctx.require(Permission::MenuView)?;
    let mut tx = ctx.begin().await?;
    let setting = setting_in_tx(&mut tx).await?;
    let snapshot = &setting.snapshot;
    let menu = with_stock_in_tx(&mut tx, &setting).await?;
    let costs: HashMap<IngredientId, Money> = inventory::costs_in_tx(&mut tx).await?.into_iter().collect();
    let cost = |item: &Item| {
        let selection = Selection { variant: item.variants.first().map(|variant| variant.id), ..Selection::default() };
        let needs = needs::of_portion(snapshot, item, &selection);
        (!needs.is_empty()).then(|| portion_cost(&needs, &costs))
    };
    let active = menu.items.iter().map(|item| ItemRow { item: item.clone(), active: true, cost: cost(item) });
    let inactive = snapshot.inactive.iter().map(|item| ItemRow { item: item.clone(), active: false, cost: cost(item) });
    let rows = active.chain(inactive).collect();
    Ok(EditableMenu { menu, rows })
}

/// Thousandths of a unit times the cost of a thousand units: a millionth, rounded half up once for the portion.
fn portion_cost(needs: &[Need], costs: &HashMap<IngredientId, Money>) -> Money {
    let millionths: i128 = needs
        .iter()
        .map(|need| {
            i128::from(need.quantity.milli())
                * i128::from(costs.get(&need.ingredient).copied().unwrap_or_default().minor())
        })
        .sum();
    Money::from_minor(i64::try_from((millionths + 500_000) / 1_000_000).unwrap_or_default())
}

/// Makes an item with the id `new`, or changes the one of the form, with its sizes and what it asks for. The same again makes nothing twice.
pub async fn save_item(ctx: &Ctx, form: &ItemForm, new: ItemId) -> Result<ItemId, AppError> {
    ctx.require(Permission::MenuEdit)?;
    let mut tx = ctx.begin().await?;
    if form.id.is_none() && idempotency::is_repeat_in_tx(&mut tx, new.uuid(), form).await? {
        return Ok(new);
    }
    let setting = setting_in_tx(&mut tx).await?;
    let id = items::save_in_tx(&mut tx, setting.house.currency, form, new).await?;
    if let Some(variants) = &form.variants {
        variants::save_in_tx(&mut tx, id, variants).await?;
    }
    if let Some(groups) = &form.groups {
        groups::save_of_item_in_tx(&mut tx, id, groups).await?;
    }
    tx.commit().await?;
    Ok(id)
}

/// Every combo that is on the menu or kept for the books.
pub async fn combos(ctx: &Ctx) -> Result<Vec<Item>, AppError> {
    ctx.require(Permission::MenuView)?;
    let mut tx = ctx.begin().await?;
    let setting = setting_in_tx(&mut tx).await?;
    let all = setting.snapshot.menu.items.iter().chain(&setting.snapshot.inactive);
    Ok(all.filter(|item| item.is_combo()).cloned().collect())
}

/// Makes a combo; the same again makes nothing twice.
pub async fn add_combo(ctx: &Ctx, new: ItemId, form: &ComboForm) -> Result<(), AppError> {
    ctx.require(Permission::MenuEdit)?;
    let mut tx = ctx.begin().await?;
    if idempotency::is_repeat_in_tx(&mut tx, new.uuid(), form).await? {
        return Ok(());
    }
    save_combo_in_tx(&mut tx, new, form).await?;
    tx.commit().await
}

/// Changes a combo. What was ordered keeps what it was ordered as.
pub async fn change_combo(ctx: &Ctx, id: ItemId, form: &ComboForm) -> Result<(), AppError> {
    ctx.require(Permission::MenuEdit)?;
    let mut tx = ctx.begin().await?;
    let snapshot = setting_in_tx(&mut tx).await?.snapshot;
    let known = Known { menu: &snapshot.menu, inactive: &snapshot.inactive };
    known.item(id).ok_or_else(|| AppError::not_found("combo"))?;
    combos::save_in_tx(&mut tx, &known, id, form).await?;
    tx.commit().await
}

async fn save_combo_in_tx(tx: &mut Tx, id: ItemId, form: &ComboForm) -> Result<(), AppError> {
    let setting = setting_in_tx(tx).await?;
    let known = Known { menu: &setting.snapshot.menu, inactive: &setting.snapshot.inactive };
    combos::save_in_tx(tx, &known, id, form).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::quantity::Quantity;

    /// 18 g of coffee at 18.00 a kilogram is 0.324; 160 ml of milk at 1.10 a litre is 0.176: together 0.50.
    #[test]
    fn a_portion_s_cost_is_rounded_once() {
        let (coffee, milk) = (uuid::Uuid::from_u128(1).into(), uuid::Uuid::from_u128(2).into());
        let costs = HashMap::from([(coffee, Money::from_minor(1_800)), (milk, Money::from_minor(110))]);
        let need = |ingredient, milli| Need { ingredient, quantity: Quantity::from_milli(milli) };
        assert_eq!(portion_cost(&[need(coffee, 18_000), need(milk, 160_000)], &costs), Money::from_minor(50));
    }
}
