//! The whole menu in a handful of queries.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use crate::{
    kernel::{
        ids::{GroupId, ItemId, ModifierId, RestaurantId, SlotId, VariantId},
        language::Language,
        money::{Money, Rate},
        quantity::Quantity,
    },
    menu::model::{
        Allergen, Availability, Category, Diet, Group, Item, Modifier, Need, Pricing, Slot, SlotOption, Station,
        TaxClass, Variant, words::Translated,
    },
};

/// What the column `translations` holds.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Translations {
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub name: BTreeMap<Language, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub description: BTreeMap<Language, String>,
}

fn translations(json: serde_json::Value) -> Translations {
    serde_json::from_value(json).unwrap_or_default()
}

fn named(own: String, json: serde_json::Value) -> Translated {
    Translated { own, other: translations(json).name }
}

fn money(minor: i64) -> Money {
    Money::try_from(minor).unwrap_or_default()
}

fn count(number: i32) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

fn rate(basis_points: i32) -> Rate {
    Rate::try_from(basis_points).unwrap_or_default()
}

/// The number of the menu's newest change; zero before the first.
pub async fn version(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<i64> {
    let version = sqlx::query_scalar!("select version from menu_versions where restaurant_id = $1", restaurant.uuid());
    Ok(version.fetch_optional(conn).await?.unwrap_or(0))
}

pub async fn stations(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Vec<Station>> {
    let rows = sqlx::query!(
        "select station_id, name, translations from stations where restaurant_id = $1 order by position, name",
        restaurant.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| Station { id: row.station_id.into(), name: named(row.name, row.translations) })
        .collect())
}

/// Categories with the code that imports know them by.
pub async fn categories(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
) -> sqlx::Result<Vec<(Category, Option<String>)>> {
    let rows = sqlx::query!(
        "select category_id, station_id, name, code, translations, course from categories where restaurant_id = $1 order by position, name",
        restaurant.uuid()
    );
    let category = |row: (uuid::Uuid, uuid::Uuid, Translated, i32)| Category {
        id: row.0.into(),
        station: row.1.into(),
        name: row.2,
        course: u8::try_from(row.3).unwrap_or(1),
    };
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            (category((row.category_id, row.station_id, named(row.name, row.translations), row.course)), row.code)
        })
        .collect())
}

pub async fn tax_classes(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Vec<TaxClass>> {
    let rows = sqlx::query!(
        "select tax_class_id, name, dine_in_bp, takeaway_bp from tax_classes where restaurant_id = $1 order by name",
        restaurant.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| TaxClass {
            id: row.tax_class_id.into(),
            name: row.name,
            dine_in: rate(row.dine_in_bp),
            takeaway: rate(row.takeaway_bp),
        })
        .collect())
}

/// An item's row, active or not, before its variants, groups and slots are put in.
pub struct ItemRow {
    pub item: Item,
    pub active: bool,
}

pub async fn items(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Vec<ItemRow>> {
    let rows = sqlx::query!(
        r#"select i.item_id, i.category_id, i.tax_class_id, i.name, i.code, i.description, i.translations, i.price_minor, i.pricing, i.picture,
             i.allergens, i.diets, i.prep_s, i.active,
             i.off_sale_until is not null as "is_off!", nullif(i.off_sale_until, 'infinity') as off_until
         from items i join categories c using (restaurant_id, category_id)
         where i.restaurant_id = $1 order by c.position, c.name, i.position, i.name"#,
        restaurant.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let words = translations(row.translations);
            ItemRow {
                active: row.active,
                item: Item {
                    id: row.item_id.into(),
                    category: row.category_id.into(),
                    tax_class: row.tax_class_id.into(),
                    name: Translated { own: row.name, other: words.name },
                    code: row.code,
                    description: Translated { own: row.description, other: words.description },
                    price: money(row.price_minor),
                    pricing: Pricing::parse(&row.pricing).unwrap_or_default(),
                    picture: row.picture,
                    allergens: row.allergens.iter().filter_map(|word| Allergen::parse(word)).collect(),
                    diets: row.diets.iter().filter_map(|word| Diet::parse(word)).collect(),
                    prep_s: count(row.prep_s),
                    variants: vec![],
                    groups: vec![],
                    slots: vec![],
                    availability: if row.is_off {
                        Availability::OffSale { until: row.off_until }
                    } else {
                        Availability::OnSale
                    },
                    left: None,
                },
            }
        })
        .collect())
}

pub async fn variants(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Vec<(ItemId, Variant)>> {
    let rows = sqlx::query!(
        "select variant_id, item_id, name, translations, price_minor from variants where restaurant_id = $1 order by item_id, position, name",
        restaurant.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let name = named(row.name, row.translations);
            (row.item_id.into(), Variant { id: row.variant_id.into(), name, price: money(row.price_minor) })
        })
        .collect())
}

pub async fn groups(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Vec<Group>> {
    let modifiers = sqlx::query!(
        "select modifier_id, group_id, name, translations, price_minor, allergens, opens_group_id from modifiers where restaurant_id = $1 order by group_id, position, name",
        restaurant.uuid()
    );
    let mut of_group: HashMap<GroupId, Vec<Modifier>> = HashMap::new();
    for row in modifiers.fetch_all(&mut *conn).await? {
        of_group.entry(row.group_id.into()).or_default().push(Modifier {
            id: row.modifier_id.into(),
            name: named(row.name, row.translations),
            price: money(row.price_minor),
            allergens: row.allergens.iter().filter_map(|word| Allergen::parse(word)).collect(),
            opens: row.opens_group_id.map(GroupId::from),
        });
    }
    let rows = sqlx::query!(
        "select group_id, name, translations, choose_min, choose_max, included from modifier_groups where restaurant_id = $1 order by position, name",
        restaurant.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let id = row.group_id.into();
            Group {
                id,
                name: named(row.name, row.translations),
                min: count(row.choose_min),
                max: count(row.choose_max),
                included: count(row.included),
                modifiers: of_group.remove(&id).unwrap_or_default(),
            }
        })
        .collect())
}

pub async fn item_groups(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Vec<(ItemId, GroupId)>> {
    let rows = sqlx::query!(
        "select item_id, group_id from item_groups where restaurant_id = $1 order by item_id, position",
        restaurant.uuid()
    );
    Ok(rows.fetch_all(conn).await?.into_iter().map(|row| (row.item_id.into(), row.group_id.into())).collect())
}

pub async fn slots(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Vec<(ItemId, Slot)>> {
    let options = sqlx::query!(
        "select option_id, slot_id, code, name, translations, option_item_id, option_variant_id, pieces, surcharge_minor
         from combo_options where restaurant_id = $1 order by slot_id, position, name",
        restaurant.uuid()
    );
    let mut of_slot: HashMap<SlotId, Vec<SlotOption>> = HashMap::new();
    for row in options.fetch_all(&mut *conn).await? {
        of_slot.entry(row.slot_id.into()).or_default().push(SlotOption {
            id: row.option_id.into(),
            code: row.code,
            name: named(row.name, row.translations),
            item: row.option_item_id.map(ItemId::from),
            variant: row.option_variant_id.map(VariantId::from),
            pieces: count(row.pieces),
            surcharge: money(row.surcharge_minor),
        });
    }
    let rows = sqlx::query!(
        "select slot_id, item_id, name, translations, choose from combo_slots where restaurant_id = $1 order by item_id, position",
        restaurant.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let id = row.slot_id.into();
            let options = of_slot.remove(&id).unwrap_or_default();
            (
                row.item_id.into(),
                Slot { id, name: named(row.name, row.translations), choose: count(row.choose), options },
            )
        })
        .collect())
}

/// What one portion of an item, variant or modifier takes.
#[derive(Clone, Debug, Default)]
pub struct Recipes {
    pub items: HashMap<ItemId, Vec<Need>>,
    pub variants: HashMap<VariantId, Vec<Need>>,
    pub modifiers: HashMap<ModifierId, Vec<Need>>,
}

pub async fn recipes(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Recipes> {
    let rows = sqlx::query!(
        "select item_id, variant_id, modifier_id, ingredient_id, quantity_milli from recipe_lines where restaurant_id = $1 order by recipe_line_id",
        restaurant.uuid()
    );
    let mut recipes = Recipes::default();
    for row in rows.fetch_all(conn).await? {
        let need = Need { ingredient: row.ingredient_id.into(), quantity: Quantity::from_milli(row.quantity_milli) };
        if let Some(id) = row.item_id {
            recipes.items.entry(id.into()).or_default().push(need);
        } else if let Some(id) = row.variant_id {
            recipes.variants.entry(id.into()).or_default().push(need);
        } else if let Some(id) = row.modifier_id {
            recipes.modifiers.entry(id.into()).or_default().push(need);
        }
    }
    Ok(recipes)
}
