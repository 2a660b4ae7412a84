//! The menu as its editor sees it.

use serde::{Deserialize, Serialize};

use crate::kernel::{
    channel::Channel,
    ids::{CategoryId, GroupId, IngredientId, ItemId, OptionId, PriceRuleId, SlotId, StationId, TaxClassId, VariantId},
    money::Money,
    quantity::Quantity,
    schedule::Window,
    text::Name,
};

use super::{
    Allergen, Diet, Item, Menu, Pricing,
    choice_forms::VariantForm,
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

/// An item as the editor's form holds it. Recipes have an editor of their own.
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
    /// Its sizes in order; none leaves them as they are.
    #[serde(default)]
    pub variants: Option<Vec<VariantForm>>,
    /// The groups of modifiers that it asks for, in order; none leaves them as they are.
    #[serde(default)]
    pub groups: Option<Vec<GroupId>>,
}

/// A category as its form holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct CategoryForm {
    pub name: String,
    /// Where its dishes are made; none is the first station.
    #[serde(default)]
    pub station: Option<StationId>,
    /// Which course its dishes belong to unless someone says otherwise: 1 to 9.
    #[cfg_attr(feature = "ssr", schema(minimum = 1, maximum = 9))]
    pub course: u8,
}

/// A station as its form holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct StationForm {
    pub name: String,
}

/// What a portion takes of an ingredient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct RecipeLine {
    pub ingredient: IngredientId,
    /// In thousandths of the ingredient's unit, more than nothing.
    pub quantity: Quantity,
}

/// What a portion takes; an empty list takes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct RecipeForm {
    pub lines: Vec<RecipeLine>,
}

/// A combo as its form holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct ComboForm {
    /// What imports and other programs know it by: one combo's alone.
    pub code: String,
    pub category: CategoryId,
    pub tax_class: TaxClassId,
    pub name: String,
    #[serde(default)]
    pub description: String,
    pub price: Money,
    #[cfg_attr(feature = "ssr", schema(minimum = 1, maximum = 120))]
    pub prep_minutes: u32,
    pub active: bool,
    /// What it asks for, in order.
    pub slots: Vec<SlotForm>,
}

/// One choice of a combo. What keeps its id keeps its translations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct SlotForm {
    /// None makes a new one.
    #[serde(default)]
    pub id: Option<SlotId>,
    pub name: String,
    /// How many options are chosen; the same one may be chosen twice.
    #[cfg_attr(feature = "ssr", schema(minimum = 1, maximum = 9))]
    pub choose: u32,
    pub options: Vec<OptionForm>,
}

/// One thing that fills a slot: an item of the menu, or something that the combo alone offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct OptionForm {
    /// None makes a new one.
    #[serde(default)]
    pub id: Option<OptionId>,
    #[serde(default)]
    pub code: Option<String>,
    /// None is the item's name; without an item there must be one.
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub item: Option<ItemId>,
    /// One of the item's.
    #[serde(default)]
    pub variant: Option<VariantId>,
    #[cfg_attr(feature = "ssr", schema(minimum = 1, maximum = 20))]
    pub pieces: u32,
    #[serde(default)]
    pub surcharge: Money,
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
