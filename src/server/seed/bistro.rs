//! Bistro Nove: the restaurant that the demo shows.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, anyhow};

use super::{
    content::{self, Content},
    mark::BISTRO,
    offers,
    people::{self, Person},
};
use crate::{
    inventory::{
        model::Reason,
        service::{self as inventory, NewIngredient},
    },
    kernel::{
        currency::Currency,
        ids::{CategoryId, GroupId, IngredientId, ItemId, RestaurantId, StationId, TaxClassId, VariantId},
        language::Language,
        money::{Money, Rate},
        quantity::{Quantity, Unit},
        text::{Name, Slug},
    },
    menu::{
        model::{
            Allergen, Availability, Category, Diet, Group, Item, Modifier, Need, Pricing, Slot, SlotOption, Station,
            Variant, words::Translated,
        },
        service::{items, recipes},
    },
    platform::{
        crypto::new_token,
        ctx::{Ctx, World},
        db::Tx,
    },
    restaurants::{
        model::{GuestOrders, Issuer, OrderRules, StockPolicy},
        service::{self as restaurants, NewCustomer, NewRestaurant, NewTaxClass},
    },
    tables::{
        model::{Area, Shape, Table},
        service as tables,
    },
};

pub fn content() -> anyhow::Result<Content> {
    serde_json::from_str(include_str!("bistro.json")).context("bistro.json")
}

/// A name with its Spanish.
fn name(own: &str, es: &str) -> Translated {
    Translated { own: own.to_owned(), other: BTreeMap::from([(Language::Es, es.to_owned())]) }
}

/// The ids that names in the content file stand for.
#[derive(Default)]
struct Ids {
    ingredients: HashMap<String, IngredientId>,
    allergens: HashMap<String, Vec<String>>,
    stations: HashMap<String, StationId>,
    categories: HashMap<String, CategoryId>,
    groups: HashMap<String, GroupId>,
    items: HashMap<String, ItemId>,
    variants: HashMap<(String, String), VariantId>,
    taxes: HashMap<String, TaxClassId>,
}

fn known<K: std::hash::Hash + Eq + std::fmt::Debug, V: Copy>(map: &HashMap<K, V>, key: &K) -> anyhow::Result<V> {
    map.get(key).copied().ok_or_else(|| anyhow!("bistro.json names an unknown {key:?}"))
}

impl Ids {
    fn recipe(&self, recipe: &content::Recipe) -> anyhow::Result<Vec<Need>> {
        recipe
            .iter()
            .map(|(key, quantity)| {
                let quantity = Quantity::parse(quantity).with_context(|| format!("quantity {quantity}"))?;
                Ok(Need { ingredient: known(&self.ingredients, key)?, quantity })
            })
            .collect()
    }

    /// What a recipe brings with it.
    fn allergens(&self, recipes: &[&content::Recipe]) -> Vec<Allergen> {
        let keys =
            recipes.iter().flat_map(|recipe| recipe.iter()).filter_map(|(key, _)| self.allergens.get(key)).flatten();
        let mut allergens: Vec<Allergen> = keys.filter_map(|word| Allergen::parse(word)).collect();
        allergens.sort();
        allergens.dedup();
        allergens
    }
}

/// Makes the bistro as it was before its first day.
pub async fn make(world: &World, staff: &[Person]) -> anyhow::Result<RestaurantId> {
    let content = content()?;
    let id = BISTRO.new_id(world);
    let ctx = Ctx::system(world.clone(), id);
    let mut tx = ctx.begin().await?;
    let mut ids = Ids::default();
    found(&mut tx, id, &mut ids).await?;
    people::hire_in_tx(&mut tx, staff).await?;
    for customer in &content.customers {
        let new = NewCustomer {
            id: tx.new_id(),
            name: customer.name.clone(),
            email: Some(customer.email.to_lowercase()),
            phone: Some(customer.phone.clone()),
        };
        restaurants::add_customer_in_tx(&mut tx, &new).await?;
    }
    stock(&mut tx, &content, &mut ids).await?;
    frame(&mut tx, &content, &mut ids).await?;
    for item in &content.items {
        dish(&mut tx, item, &mut ids).await?;
    }
    for combo in &content.combos {
        set_menu(&mut tx, combo, &ids).await?;
    }
    let drinks = known(&ids.categories, &"wine_beer".to_owned())?;
    offers::make_in_tx(&mut tx, drinks).await?;
    items::changed_in_tx(&mut tx).await?;
    floor(&mut tx, &content).await?;
    tx.commit().await?;
    Ok(id)
}

async fn found(tx: &mut Tx, id: RestaurantId, ids: &mut Ids) -> anyhow::Result<()> {
    let new = NewRestaurant {
        id,
        slug: Slug::parse("bistro-nove")?,
        name: Name::parse("Bistro Nove")?,
        issuer: Issuer {
            legal_name: "Bistro Nove S.L.".to_owned(),
            address: "Calle del Molino 9, 28005 Madrid".to_owned(),
            tax_id: "ESB12345674".to_owned(),
        },
        currency: Currency::parse("EUR")?,
        time_zone: chrono_tz::Europe::Madrid,
        language: Language::En,
        prices_include_tax: true,
        stock_policy: StockPolicy::Block,
        guest_orders: GuestOrders::Open,
        order_rules: OrderRules { discount_cap: Some(Rate::from_basis_points(1_000)), ..OrderRules::default() },
    };
    // Spain: 10 % in a restaurant; alcohol taken away is taxed as goods, 21 %.
    let class = |name: &str, takeaway| NewTaxClass {
        id: tx.new_id(),
        name: name.to_owned(),
        dine_in: Rate::from_basis_points(1_000),
        takeaway: Rate::from_basis_points(takeaway),
    };
    let taxes = [class("Food", 1_000), class("Alcohol", 2_100)];
    ids.taxes = taxes.iter().map(|class| (class.name.to_lowercase(), class.id)).collect();
    Ok(restaurants::create_in_tx(tx, &new, &taxes).await?)
}

/// Ingredients with what is on the shelf.
async fn stock(tx: &mut Tx, content: &Content, ids: &mut Ids) -> anyhow::Result<()> {
    let mut levels = vec![];
    for ingredient in &content.ingredients {
        let parse =
            |text: &str| Quantity::parse(text).with_context(|| format!("quantity {text} of {}", ingredient.key));
        let new = NewIngredient {
            id: tx.new_id(),
            name: ingredient.name.clone(),
            unit: Unit::parse(&ingredient.unit).with_context(|| format!("unit {}", ingredient.unit))?,
            cost_per_thousand: cost_per_thousand(&ingredient.cost)?,
            threshold: parse(&ingredient.threshold)?,
            allergens: ingredient.allergens.clone(),
        };
        inventory::add_ingredient_in_tx(tx, &new).await?;
        ids.ingredients.insert(ingredient.key.clone(), new.id);
        ids.allergens.insert(ingredient.key.clone(), ingredient.allergens.clone());
        levels.push(Need { ingredient: new.id, quantity: parse(&ingredient.on_hand)? });
    }
    Ok(inventory::receive_in_tx(tx, Reason::Opening, "OPENING", &levels).await?)
}

/// Euros per unit to cents per thousand units, exactly: five digits further right.
fn cost_per_thousand(cost: &str) -> anyhow::Result<Money> {
    let (whole, part) = cost.split_once('.').unwrap_or((cost, ""));
    let digits = format!("{whole}{part:0<5}");
    let (kept, rest) = digits.split_at(whole.len() + 5);
    anyhow::ensure!(rest.bytes().all(|byte| byte == b'0'), "the cost {cost} is finer than a cent per thousand");
    Ok(Money::try_from(kept.parse::<i64>()?)?)
}

/// Stations, categories and modifier groups.
async fn frame(tx: &mut Tx, content: &Content, ids: &mut Ids) -> anyhow::Result<()> {
    for (position, station) in content.stations.iter().enumerate() {
        let id = tx.new_id();
        items::insert_station_in_tx(tx, &Station { id, name: name(&station.name, &station.es) }, position).await?;
        ids.stations.insert(station.key.clone(), id);
    }
    for (position, category) in content.categories.iter().enumerate() {
        let station = known(&ids.stations, &category.station)?;
        let new =
            Category { id: tx.new_id(), name: name(&category.name, &category.es), station, course: category.course };
        items::insert_category_in_tx(tx, &new, None, position).await?;
        ids.categories.insert(category.key.clone(), new.id);
    }
    for (position, group) in content.modifier_groups.iter().enumerate() {
        let modifiers = group
            .modifiers
            .iter()
            .map(|modifier| {
                Ok(Modifier {
                    id: tx.new_id(),
                    name: name(&modifier.name, &modifier.es),
                    price: Money::from_minor(modifier.price_minor),
                    allergens: modifier.allergens.iter().filter_map(|word| Allergen::parse(word)).collect(),
                    opens: modifier.opens.as_ref().map(|key| known(&ids.groups, key)).transpose()?,
                })
            })
            .collect::<anyhow::Result<Vec<Modifier>>>()?;
        let new = Group {
            id: tx.new_id(),
            name: name(&group.name, &group.es),
            min: group.min,
            max: group.max,
            included: group.included,
            modifiers,
        };
        items::insert_group_in_tx(tx, &new, position).await?;
        for (modifier, content) in new.modifiers.iter().zip(&group.modifiers) {
            recipes::set_modifier_recipe_in_tx(tx, modifier.id, &ids.recipe(&content.recipe)?).await?;
        }
        ids.groups.insert(group.key.clone(), new.id);
    }
    Ok(())
}

async fn dish(tx: &mut Tx, dish: &content::Item, ids: &mut Ids) -> anyhow::Result<()> {
    let mut recipes_of: Vec<&content::Recipe> = vec![&dish.recipe];
    recipes_of.extend(dish.variants.iter().map(|variant| &variant.recipe));
    let variants: Vec<Variant> = dish
        .variants
        .iter()
        .map(|variant| Variant {
            id: tx.new_id(),
            name: name(&variant.name, &variant.es),
            price: Money::from_minor(variant.price_minor),
        })
        .collect();
    let item = Item {
        id: tx.new_id(),
        category: known(&ids.categories, &dish.category)?,
        tax_class: known(&ids.taxes, &dish.tax)?,
        name: name(&dish.name, &dish.es),
        code: Some(dish.sku.clone()),
        description: name(&dish.description, &dish.description_es),
        price: Money::from_minor(dish.price_minor),
        pricing: dish.pricing.as_deref().and_then(Pricing::parse).unwrap_or_default(),
        picture: Some(dish.picture.clone()),
        allergens: ids.allergens(&recipes_of),
        diets: dish.diets.iter().filter_map(|word| Diet::parse(word)).collect(),
        prep_s: dish.prep_s,
        variants,
        groups: dish.groups.iter().map(|key| known(&ids.groups, key)).collect::<anyhow::Result<_>>()?,
        slots: vec![],
        availability: Availability::OnSale,
        left: None,
    };
    items::insert_in_tx(tx, &item, true).await?;
    recipes::set_item_recipe_in_tx(tx, item.id, &ids.recipe(&dish.recipe)?).await?;
    for (variant, content) in item.variants.iter().zip(&dish.variants) {
        recipes::set_variant_recipe_in_tx(tx, variant.id, &ids.recipe(&content.recipe)?).await?;
        ids.variants.insert((dish.sku.clone(), content.key.clone()), variant.id);
    }
    ids.items.insert(dish.sku.clone(), item.id);
    Ok(())
}

async fn set_menu(tx: &mut Tx, combo: &content::Combo, ids: &Ids) -> anyhow::Result<()> {
    let content = content()?;
    let named = |sku: &str| content.items.iter().find(|item| item.sku == sku).map(|item| name(&item.name, &item.es));
    let mut slots = vec![];
    for slot in &combo.slots {
        let mut options = vec![];
        for option in &slot.options {
            let variant = option
                .variant
                .as_ref()
                .map(|key| known(&ids.variants, &(option.sku.clone(), key.clone())))
                .transpose()?;
            options.push(SlotOption {
                id: tx.new_id(),
                code: None,
                name: named(&option.sku).with_context(|| format!("option {}", option.sku))?,
                item: Some(known(&ids.items, &option.sku)?),
                variant,
                pieces: 1,
                surcharge: Money::from_minor(option.surcharge_minor),
            });
        }
        slots.push(Slot { id: tx.new_id(), name: name(&slot.name, &slot.es), choose: slot.choose, options });
    }
    let item = Item {
        id: tx.new_id(),
        category: known(&ids.categories, &combo.category)?,
        tax_class: known(&ids.taxes, &combo.tax)?,
        name: name(&combo.name, &combo.es),
        code: Some(combo.code.clone()),
        description: name(&combo.description, &combo.description_es),
        price: Money::from_minor(combo.price_minor),
        pricing: Pricing::Fixed,
        picture: Some(combo.picture.clone()),
        allergens: vec![],
        diets: vec![],
        prep_s: 720,
        variants: vec![],
        groups: vec![],
        slots,
        availability: Availability::OnSale,
        left: None,
    };
    Ok(items::insert_in_tx(tx, &item, true).await?)
}

/// Rooms and tables, each with its code.
async fn floor(tx: &mut Tx, content: &Content) -> anyhow::Result<()> {
    let mut areas = HashMap::new();
    for (position, room) in content.rooms.iter().enumerate() {
        let area = Area { id: tx.new_id(), name: name(&room.name, &room.es) };
        tables::add_area_in_tx(tx, &area, position).await?;
        areas.insert(room.key.clone(), area.id);
    }
    for table in &content.tables {
        let new = Table {
            id: tx.new_id(),
            area: known(&areas, &table.room)?,
            name: table.name.clone(),
            seats: table.seats,
            shape: Shape::parse(&table.shape).with_context(|| format!("shape {}", table.shape))?,
            x: table.x,
            y: table.y,
            width: table.w,
            height: table.h,
            seating: None,
        };
        tables::add_table_in_tx(tx, &new, &new_token()).await?;
    }
    Ok(())
}
