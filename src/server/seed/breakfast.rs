//! The breakfast shop: a menu that was imported, in Chinese with English beside it.

use std::collections::{BTreeMap, HashMap};

use anyhow::Context;
use serde::Deserialize;

use super::{
    mark::BREAKFAST,
    people::{self, Person},
};
use crate::{
    flows::{import_menu::import_in_tx, setting::setting_in_tx},
    kernel::{
        currency::Currency,
        ids::RestaurantId,
        language::Language,
        money::Rate,
        text::{Name, Slug},
    },
    menu::{
        model::{Station, words::Translated},
        service::items,
    },
    platform::{
        crypto::new_token,
        ctx::{Ctx, World},
        db::Tx,
    },
    restaurants::{
        model::{GuestOrders, Issuer, OrderRules, StockPolicy},
        service::{self as restaurants, NewRestaurant, NewTaxClass},
    },
    tables::{
        model::{Area, Shape, Table},
        service as tables,
    },
};

/// What the imported names are called elsewhere.
#[derive(Deserialize)]
struct Words {
    categories: HashMap<String, BTreeMap<Language, String>>,
    /// By the name as the payload has it, prefix included.
    items: HashMap<String, BTreeMap<Language, String>>,
    combos: HashMap<String, BTreeMap<Language, String>>,
    options: HashMap<String, BTreeMap<Language, String>>,
    /// A category's picture.
    pictures: HashMap<String, String>,
}

pub async fn make(world: &World, staff: &[Person]) -> anyhow::Result<()> {
    let id = BREAKFAST.new_id(world);
    let ctx = Ctx::system(world.clone(), id);
    let mut tx = ctx.begin().await?;
    found(&mut tx, id).await?;
    people::hire_in_tx(&mut tx, staff).await?;
    import_in_tx(&mut tx, include_str!("breakfast.json"), false).await?;
    translate(&mut tx).await?;
    floor(&mut tx).await?;
    Ok(tx.commit().await?)
}

async fn found(tx: &mut Tx, id: RestaurantId) -> anyhow::Result<()> {
    let new = NewRestaurant {
        id,
        slug: Slug::parse("morning-table")?,
        name: Name::parse("早安桌 Morning Table")?,
        issuer: Issuer {
            legal_name: "早安桌早餐店".to_owned(),
            address: "台北市大安區和平東路一段 9 號".to_owned(),
            tax_id: "24536806".to_owned(),
        },
        currency: Currency::parse("TWD")?,
        time_zone: chrono_tz::Asia::Taipei,
        language: Language::Zh,
        prices_include_tax: true,
        // The payload's recipes have no quantities: counting stock begins when somebody gives them.
        stock_policy: StockPolicy::Ignore,
        guest_orders: GuestOrders::Approve,
        order_rules: OrderRules { discount_cap: Some(Rate::from_basis_points(1_000)), ..OrderRules::default() },
    };
    let rate = Rate::from_basis_points(500);
    let tax = NewTaxClass { id: tx.new_id(), name: "營業稅".to_owned(), dine_in: rate, takeaway: rate };
    restaurants::create_in_tx(tx, &new, &[tax]).await?;
    let kitchen =
        Translated { own: "廚房".to_owned(), other: BTreeMap::from([(Language::En, "Kitchen".to_owned())]) };
    items::insert_station_in_tx(tx, &Station { id: tx.new_id(), name: kitchen }, 0).await?;
    Ok(items::changed_in_tx(tx).await?)
}

/// Puts the translations and a picture beside what was imported.
async fn translate(tx: &mut Tx) -> anyhow::Result<()> {
    let words: Words =
        serde_json::from_str(include_str!("breakfast_translations.json")).context("breakfast_translations.json")?;
    let setting = setting_in_tx(tx).await?;
    let snapshot = &setting.snapshot;
    for category in &snapshot.menu.categories {
        let code = snapshot.category_codes.get(&category.id).cloned().unwrap_or_default();
        if let Some(names) = words.categories.get(&code) {
            let mut category = category.clone();
            // The shop's own language is what stands on the board; the code's English was only a stand-in.
            if let Some(own) = names.get(&Language::Zh) {
                category.name.own.clone_from(own);
            }
            category.name.other.clone_from(names);
            items::rename_category_in_tx(tx, &category).await?;
        }
    }
    let by_name: HashMap<&str, &BTreeMap<Language, String>> = words
        .items
        .iter()
        .map(|(name, names)| (name.split_once("] ").map_or(name.as_str(), |(_, bare)| bare), names))
        .collect();
    for (item, active) in
        snapshot.menu.items.iter().map(|item| (item, true)).chain(snapshot.inactive.iter().map(|item| (item, false)))
    {
        let code = snapshot.category_codes.get(&item.category).cloned().unwrap_or_default();
        let listed = format!("[{code}] {}", item.name.own);
        let names = item.code.as_ref().and_then(|code| words.combos.get(code));
        let names = names.or_else(|| words.items.get(&listed)).or_else(|| by_name.get(item.name.own.as_str()).copied());
        let mut item = item.clone();
        item.name.other = names.cloned().unwrap_or_default();
        item.picture = words.pictures.get(&code).cloned();
        for option in item.slots.iter_mut().flat_map(|slot| &mut slot.options) {
            let bare = option.name.own.split_once("] ").map_or(option.name.own.as_str(), |(_, bare)| bare).to_owned();
            let names = words.options.get(&bare).or_else(|| by_name.get(bare.as_str()).copied());
            option.name.other = names.cloned().unwrap_or_default();
        }
        items::update_in_tx(tx, &item, active).await?;
        if item.is_combo() {
            items::replace_slots_in_tx(tx, item.id, &item.slots).await?;
        }
    }
    Ok(items::changed_in_tx(tx).await?)
}

/// One room with six tables in two rows.
async fn floor(tx: &mut Tx) -> anyhow::Result<()> {
    let name = Translated { own: "店內".to_owned(), other: BTreeMap::from([(Language::En, "Shop".to_owned())]) };
    let area = Area { id: tx.new_id(), name };
    tables::add_area_in_tx(tx, &area, 0).await?;
    for at in 0..6u32 {
        let table = Table {
            id: tx.new_id(),
            area: area.id,
            name: format!("A{}", at + 1),
            seats: 2 + 2 * (at % 2),
            shape: Shape::Square,
            x: 120 + 300 * (at % 3),
            y: 120 + 240 * (at / 3),
            width: 110,
            height: 110,
            seating: None,
        };
        tables::add_table_in_tx(tx, &table, &new_token()).await?;
    }
    Ok(())
}
