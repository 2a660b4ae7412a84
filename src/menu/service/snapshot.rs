//! The menu as it is now. Read once per change and process: the version's row says whether what is held is current.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex},
};

use crate::{
    kernel::{
        currency::Currency,
        ids::{ItemId, RestaurantId},
        language::Language,
    },
    menu::{
        model::{Item, Menu},
        store::{
            read::{self, ItemRow, Recipes},
            rules,
        },
    },
    platform::db::Tx,
};

/// The menu with everything that guests do not see.
#[derive(Clone, Debug)]
pub struct Snapshot {
    version: i64,
    /// Active items only, without how many are left.
    pub menu: Menu,
    pub inactive: Vec<Item>,
    pub recipes: Recipes,
    /// The codes of categories, as imports know them.
    pub category_codes: HashMap<crate::kernel::ids::CategoryId, String>,
}

/// What the restaurant says about its menu.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    pub currency: Currency,
    pub prices_include_tax: bool,
    pub language: Language,
}

static HELD: LazyLock<Mutex<HashMap<RestaurantId, Arc<Snapshot>>>> = LazyLock::new(Mutex::default);

/// The current menu of this transaction's restaurant.
pub async fn snapshot_in_tx(tx: &mut Tx, frame: Frame) -> sqlx::Result<Arc<Snapshot>> {
    let restaurant = tx.restaurant();
    let version = read::version(tx.conn(), restaurant).await?;
    let held = HELD.lock().expect("nothing panics while it holds the menus").get(&restaurant).cloned();
    if let Some(held) = held.filter(|held| held.version == version) {
        return Ok(held);
    }
    let fresh = Arc::new(load(tx, restaurant, frame, version).await?);
    // Another act may give this version to another menu when this transaction, with its own changes, does not commit.
    if !tx.has_written().await? {
        HELD.lock().expect("nothing panics while it holds the menus").insert(restaurant, fresh.clone());
    }
    Ok(fresh)
}

/// A change that commits between two of the queries may bring parts of an item that the first one did not see; they are
/// left out, and the version tells the next reader to load anew.
async fn load(tx: &mut Tx, restaurant: RestaurantId, frame: Frame, version: i64) -> sqlx::Result<Snapshot> {
    let mut items = read::items(tx.conn(), restaurant).await?;
    let at: HashMap<ItemId, usize> = items.iter().enumerate().map(|(at, row)| (row.item.id, at)).collect();
    for (item, variant) in read::variants(tx.conn(), restaurant).await? {
        if let Some(&at) = at.get(&item) {
            items[at].item.variants.push(variant);
        }
    }
    for row in &mut items {
        row.item.price = row.item.variants.iter().map(|variant| variant.price).min().unwrap_or(row.item.price);
    }
    for (item, group) in read::item_groups(tx.conn(), restaurant).await? {
        if let Some(&at) = at.get(&item) {
            items[at].item.groups.push(group);
        }
    }
    for (item, slot) in read::slots(tx.conn(), restaurant).await? {
        if let Some(&at) = at.get(&item) {
            items[at].item.slots.push(slot);
        }
    }
    let (active, inactive): (Vec<ItemRow>, Vec<ItemRow>) = items.into_iter().partition(|row| row.active);
    let categories = read::categories(tx.conn(), restaurant).await?;
    let codes = categories.iter().filter_map(|(category, code)| Some((category.id, code.clone()?))).collect();
    Ok(Snapshot {
        version,
        menu: Menu {
            currency: frame.currency,
            prices_include_tax: frame.prices_include_tax,
            language: frame.language,
            stations: read::stations(tx.conn(), restaurant).await?,
            categories: categories.into_iter().map(|(category, _)| category).collect(),
            items: active.into_iter().map(|row| row.item).collect(),
            groups: read::groups(tx.conn(), restaurant).await?,
            tax_classes: read::tax_classes(tx.conn(), restaurant).await?,
            rules: rules::list(tx.conn(), restaurant).await?,
            at: None,
        },
        inactive: inactive.into_iter().map(|row| row.item).collect(),
        recipes: read::recipes(tx.conn(), restaurant).await?,
        category_codes: codes,
    })
}
