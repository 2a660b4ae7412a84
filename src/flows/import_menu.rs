//! Import a menu: the file is compared with what is here, and the difference is written whole, or only shown.

use std::collections::HashMap;

use super::setting::{Setting, setting_in_tx};
use crate::{
    inventory::service::{self as inventory, NewIngredient},
    kernel::{
        error::AppError,
        fact::FactKind,
        ids::{CategoryId, ItemId, StationId, TaxClassId},
        money::Money,
        permission::Permission,
        quantity::Quantity,
    },
    menu::{
        model::{
            Availability, Category, Item, Need, Pricing, Slot, SlotOption,
            import::{
                current::{
                    CurrentCategory, CurrentCombo, CurrentIngredient, CurrentItem, CurrentMenu, CurrentOption,
                    CurrentSlot,
                },
                file,
                plan::{
                    CategoryKind, ComboChange, ComboUpdate, ItemChange, NewCombo, NewOption, NewSlot, Plan, SlotUpdate,
                    plan,
                },
            },
            words::Translated,
        },
        service::{items, recipes},
    },
    platform::{ctx::Ctx, db::Tx, facts::NewFact},
};

/// Applies a payload, or with `dry_run` only works out what it would change. The answer is the difference in words.
pub async fn import_menu(ctx: &Ctx, text: &str, dry_run: bool) -> Result<String, AppError> {
    ctx.require(Permission::MenuEdit)?;
    let mut tx = ctx.begin().await?;
    let plan = import_in_tx(&mut tx, text, dry_run).await?;
    if !dry_run {
        tx.commit().await?;
    }
    Ok(plan.to_string())
}

/// The same in the caller's transaction.
pub async fn import_in_tx(tx: &mut Tx, text: &str, dry_run: bool) -> Result<Plan, AppError> {
    let setting = setting_in_tx(tx).await?;
    let refused = |error: crate::menu::model::import::error::ImportError| AppError::invalid("file", error.to_string());
    let file = file::parse(text, setting.house.currency).map_err(refused)?;
    let current = current_in_tx(tx, &setting).await?;
    let plan = plan(&file, &current, || tx.new_id()).map_err(refused)?;
    if !dry_run && !plan.is_empty() {
        write_in_tx(tx, &setting, &plan).await?;
    }
    Ok(plan)
}

/// The menu as the importer compares it.
async fn current_in_tx(tx: &mut Tx, setting: &Setting) -> Result<CurrentMenu, AppError> {
    let snapshot = &setting.snapshot;
    let active = snapshot.menu.items.iter().map(|item| (item, true));
    let all = || active.clone().chain(snapshot.inactive.iter().map(|item| (item, false)));
    let ingredients = inventory::list_in_tx(tx).await?;
    Ok(CurrentMenu {
        categories: snapshot
            .menu
            .categories
            .iter()
            .map(|category| CurrentCategory {
                id: category.id,
                code: snapshot.category_codes.get(&category.id).cloned(),
                name: category.name.own.clone(),
            })
            .collect(),
        items: all()
            .filter(|(item, _)| !item.is_combo())
            .map(|(item, is_active)| CurrentItem {
                id: item.id,
                category: item.category,
                code: item.code.clone(),
                name: item.name.own.clone(),
                price: item.price,
                is_active,
                recipe: snapshot
                    .recipes
                    .items
                    .get(&item.id)
                    .into_iter()
                    .flatten()
                    .map(|need| need.ingredient)
                    .collect(),
            })
            .collect(),
        combos: all().filter_map(|(item, _)| current_combo(item)).collect(),
        ingredients: ingredients
            .into_iter()
            .map(|ingredient| CurrentIngredient { id: ingredient.id, name: ingredient.name, unit: ingredient.unit })
            .collect(),
    })
}

fn current_combo(item: &Item) -> Option<CurrentCombo> {
    let option = |option: &SlotOption| CurrentOption {
        id: option.id,
        code: option.code.clone(),
        name: option.name.own.clone(),
        item: option.item,
        pieces: option.pieces,
    };
    let slot = |slot: &Slot| CurrentSlot {
        id: slot.id,
        name: slot.name.own.clone(),
        choose: slot.choose,
        options: slot.options.iter().map(option).collect(),
    };
    (item.is_combo()).then_some(())?;
    Some(CurrentCombo {
        id: item.id,
        category: item.category,
        code: item.code.clone()?,
        name: item.name.own.clone(),
        price: item.price,
        slots: item.slots.iter().map(slot).collect(),
    })
}

/// Where new things go: the first station and the first tax class, until somebody says otherwise.
struct Places {
    station: StationId,
    tax_class: TaxClassId,
}

async fn write_in_tx(tx: &mut Tx, setting: &Setting, plan: &Plan) -> Result<(), AppError> {
    items::changed_in_tx(tx).await?;
    let menu = &setting.snapshot.menu;
    let missing = |what: &str| {
        AppError::invalid("restaurant", format!("The restaurant needs a {what} before a menu can be imported."))
    };
    let places = Places {
        station: menu.stations.first().ok_or_else(|| missing("station"))?.id,
        tax_class: menu.tax_classes.first().ok_or_else(|| missing("tax class"))?.id,
    };
    for (position, new) in plan.categories.iter().enumerate() {
        let course = if new.kind == CategoryKind::Drinks { 1 } else { 2 };
        let category =
            Category { id: new.id, name: Translated::own(new.name.to_string()), station: places.station, course };
        items::insert_category_in_tx(tx, &category, Some(&new.code.to_string()), menu.categories.len() + position)
            .await?;
    }
    write_items(tx, setting, &places, plan).await?;
    write_combos(tx, setting, &places, plan).await?;
    write_recipes(tx, plan).await?;
    let counts = serde_json::json!({
        "categories": plan.categories.len(),
        "items": plan.items.len(),
        "combos": plan.combos.len(),
        "ingredients": plan.ingredients.len(),
        "recipes": plan.recipes.len(),
    });
    tx.record(NewFact::new(FactKind::MenuImported, counts));
    Ok(())
}

/// Items here by their id, active or not.
fn known(setting: &Setting) -> HashMap<ItemId, (&Item, bool)> {
    let active = setting.snapshot.menu.items.iter().map(|item| (item.id, (item, true)));
    active.chain(setting.snapshot.inactive.iter().map(|item| (item.id, (item, false)))).collect()
}

async fn write_items(tx: &mut Tx, setting: &Setting, places: &Places, plan: &Plan) -> Result<(), AppError> {
    let known = known(setting);
    for change in &plan.items {
        match change {
            ItemChange::Create(new) => {
                let item = bare_item(new.id, new.category, places, &new.name.to_string(), new.price);
                items::insert_in_tx(tx, &item, new.is_active).await?;
            }
            ItemChange::Update(update) => {
                let (item, active) = known.get(&update.id).copied().ok_or_else(|| AppError::not_found("item"))?;
                let price = update.price.map_or(item.price, |price| price.to);
                let changed = Item { price, ..item.clone() };
                items::update_in_tx(tx, &changed, update.is_active.map_or(active, |active| active.to)).await?;
            }
        }
    }
    Ok(())
}

fn bare_item(id: ItemId, category: CategoryId, places: &Places, name: &str, price: Money) -> Item {
    Item {
        id,
        category,
        tax_class: places.tax_class,
        name: Translated::own(name),
        code: None,
        description: Translated::default(),
        price,
        pricing: Pricing::Fixed,
        picture: None,
        allergens: vec![],
        diets: vec![],
        prep_s: 300,
        variants: vec![],
        groups: vec![],
        slots: vec![],
        availability: Availability::OnSale,
        left: None,
    }
}

async fn write_combos(tx: &mut Tx, setting: &Setting, places: &Places, plan: &Plan) -> Result<(), AppError> {
    let known = known(setting);
    for change in &plan.combos {
        match change {
            ComboChange::Create(new) => items::insert_in_tx(tx, &new_combo(new, places), true).await?,
            ComboChange::Update(update) => {
                let (item, active) = known.get(&update.id).copied().ok_or_else(|| AppError::not_found("combo"))?;
                let changed = changed_combo(item, update);
                items::update_in_tx(tx, &changed, active).await?;
                items::replace_slots_in_tx(tx, changed.id, &changed.slots).await?;
            }
        }
    }
    Ok(())
}

fn new_combo(new: &NewCombo, places: &Places) -> Item {
    let description = new.description.as_ref().map(|text| text.to_string()).unwrap_or_default();
    Item {
        code: Some(new.code.to_string()),
        description: Translated::own(description),
        slots: new.slots.iter().map(slot).collect(),
        ..bare_item(new.id, new.category, places, &new.name.to_string(), new.price)
    }
}

fn slot(new: &NewSlot) -> Slot {
    Slot {
        id: new.id,
        name: Translated::own(new.name.to_string()),
        choose: new.choose,
        options: new.options.iter().map(option).collect(),
    }
}

fn option(new: &NewOption) -> SlotOption {
    SlotOption {
        id: new.id,
        code: new.code.as_ref().map(ToString::to_string),
        name: Translated::own(new.name.clone()),
        item: new.item,
        variant: None,
        pieces: new.pieces,
        surcharge: Money::ZERO,
    }
}

/// What is kept keeps its id, its translations and its surcharges; what is new stands behind it.
fn changed_combo(item: &Item, update: &ComboUpdate) -> Item {
    let mut item = item.clone();
    if let Some(name) = &update.name {
        item.name.own.clone_from(&name.to);
    }
    item.price = update.price.map_or(item.price, |price| price.to);
    item.slots.retain(|slot| update.slots_removed.iter().all(|removed| removed.id != slot.id));
    for slot in &mut item.slots {
        if let Some(update) = update.slots.iter().find(|update| update.id == slot.id) {
            change_slot(slot, update);
        }
    }
    item.slots.extend(update.slots_added.iter().map(slot));
    item
}

fn change_slot(slot: &mut Slot, update: &SlotUpdate) {
    slot.choose = update.choose.map_or(slot.choose, |choose| choose.to);
    slot.options.retain(|option| update.options_removed.iter().all(|removed| removed.id != option.id));
    for option in &mut slot.options {
        if let Some(recoded) = update.options_recoded.iter().find(|recoded| recoded.id == option.id) {
            option.code.clone_from(&recoded.code.to);
        }
    }
    slot.options.extend(update.options_added.iter().map(option));
}

async fn write_recipes(tx: &mut Tx, plan: &Plan) -> Result<(), AppError> {
    for new in &plan.ingredients {
        let ingredient = NewIngredient {
            id: new.id,
            name: new.name.to_string(),
            unit: new.unit,
            cost_per_thousand: Money::ZERO,
            threshold: Quantity::ZERO,
            allergens: vec![],
        };
        inventory::add_ingredient_in_tx(tx, &ingredient).await?;
    }
    for recipe in &plan.recipes {
        let needs: Vec<Need> =
            recipe.lines.iter().map(|line| Need { ingredient: line.ingredient, quantity: line.quantity }).collect();
        recipes::set_item_recipe_in_tx(tx, recipe.item, &needs).await?;
    }
    Ok(())
}
