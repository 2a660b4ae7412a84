//! The bistro's content file, as it is written.

use serde::Deserialize;

#[derive(Deserialize)]
pub struct Content {
    pub ingredients: Vec<Ingredient>,
    pub stations: Vec<Named>,
    pub categories: Vec<Category>,
    pub modifier_groups: Vec<Group>,
    pub items: Vec<Item>,
    pub combos: Vec<Combo>,
    pub rooms: Vec<Named>,
    pub tables: Vec<Table>,
    pub customers: Vec<Customer>,
    pub staff: Vec<Staff>,
    pub history: History,
}

#[derive(Deserialize)]
pub struct Ingredient {
    pub key: String,
    pub name: String,
    pub unit: String,
    /// Euros per unit.
    pub cost: String,
    pub on_hand: String,
    pub threshold: String,
    #[serde(default)]
    pub allergens: Vec<String>,
}

#[derive(Deserialize)]
pub struct Named {
    pub key: String,
    pub name: String,
    pub es: String,
}

#[derive(Deserialize)]
pub struct Category {
    pub key: String,
    pub name: String,
    pub es: String,
    pub station: String,
    pub course: u8,
}

/// Ingredient and quantity.
pub type Recipe = Vec<(String, String)>;

#[derive(Deserialize)]
pub struct Group {
    pub key: String,
    pub name: String,
    pub es: String,
    pub min: u32,
    pub max: u32,
    pub included: u32,
    pub modifiers: Vec<Modifier>,
}

#[derive(Deserialize)]
pub struct Modifier {
    pub name: String,
    pub es: String,
    pub price_minor: i64,
    #[serde(default)]
    pub recipe: Recipe,
    #[serde(default)]
    pub allergens: Vec<String>,
    /// The group it opens; that group stands before its own.
    pub opens: Option<String>,
}

#[derive(Deserialize)]
pub struct Item {
    pub sku: String,
    pub category: String,
    pub name: String,
    pub es: String,
    pub description: String,
    pub description_es: String,
    pub price_minor: i64,
    /// As the menu stores it; fixed unless said. Of an item by weight the price and the recipe are those of a kilogram.
    pub pricing: Option<String>,
    pub tax: String,
    #[serde(default)]
    pub diets: Vec<String>,
    pub prep_s: u32,
    pub picture: String,
    #[serde(default)]
    pub variants: Vec<Variant>,
    #[serde(default)]
    pub groups: Vec<String>,
    #[serde(default)]
    pub recipe: Recipe,
}

#[derive(Deserialize)]
pub struct Variant {
    pub key: String,
    pub name: String,
    pub es: String,
    pub price_minor: i64,
    #[serde(default)]
    pub recipe: Recipe,
}

#[derive(Deserialize)]
pub struct Combo {
    pub code: String,
    pub name: String,
    pub es: String,
    pub description: String,
    pub description_es: String,
    pub price_minor: i64,
    pub category: String,
    pub tax: String,
    pub picture: String,
    pub slots: Vec<Slot>,
}

#[derive(Deserialize)]
pub struct Slot {
    pub name: String,
    pub es: String,
    pub choose: u32,
    pub options: Vec<SlotOption>,
}

#[derive(Deserialize)]
pub struct SlotOption {
    pub sku: String,
    pub variant: Option<String>,
    pub surcharge_minor: i64,
}

#[derive(Deserialize)]
pub struct Table {
    pub name: String,
    pub room: String,
    pub seats: u32,
    pub shape: String,
    pub x: u32,
    pub y: u32,
    pub w: u32,
    pub h: u32,
}

#[derive(Deserialize)]
pub struct Customer {
    pub name: String,
    pub email: String,
    pub phone: String,
}

#[derive(Deserialize)]
pub struct Staff {
    pub username: String,
    pub name: String,
    pub role: String,
    pub pin: String,
}

#[derive(Deserialize)]
pub struct History {
    pub hour_weights: std::collections::BTreeMap<String, u32>,
    /// From Monday.
    pub weekday_weights: Vec<u32>,
    pub sku_weights: std::collections::BTreeMap<String, u32>,
}
