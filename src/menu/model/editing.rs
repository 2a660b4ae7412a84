//! The menu as its editor sees it.

use serde::{Deserialize, Serialize};

use crate::kernel::{
    channel::Channel,
    ids::{CategoryId, ItemId, PriceRuleId, TaxClassId},
    money::Money,
    schedule::Window,
    text::Name,
};

use super::{
    Allergen, Diet, Item, Menu, Pricing,
    rule::{Effect, Scope},
};

/// The menu with what is not shown to guests, and what each dish costs to make.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct EditableMenu {
    /// Active items only; see `rows` for the rest.
    pub menu: Menu,
    pub rows: Vec<ItemRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct ItemRow {
    pub item: Item,
    /// Inactive items are kept for the books, not offered.
    pub active: bool,
    /// What the recipe of one portion costs; none without a recipe.
    pub cost: Option<Money>,
}

/// An item as the editor's form holds it. Variants, modifiers and recipes have editors of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct ItemForm {
    /// None makes a new item.
    pub id: Option<ItemId>,
    pub category: CategoryId,
    pub tax_class: TaxClassId,
    pub name: String,
    pub description: String,
    /// As typed: `12.50`.
    pub price: String,
    #[serde(default)]
    pub pricing: Pricing,
    pub prep_minutes: u32,
    pub allergens: Vec<Allergen>,
    pub diets: Vec<Diet>,
    pub active: bool,
}

/// A price rule as its form holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct PriceRuleForm {
    /// None makes a new rule.
    pub id: Option<PriceRuleId>,
    #[cfg_attr(feature = "ssr", schema(value_type = String))]
    pub name: Name,
    pub scope: Scope,
    pub window: Window,
    pub channel: Option<Channel>,
    pub effect: Effect,
}

/// For how long an item goes off sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum OffSaleFor {
    Hour,
    /// Until the business day ends.
    Today,
    UntilRestored,
}
