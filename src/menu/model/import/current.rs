//! The menu here, as far as an import needs to know it.

use crate::kernel::{
    ids::{CategoryId, IngredientId, ItemId, OptionId, SlotId},
    money::Money,
    quantity::Unit,
};

/// Everything of one restaurant, active or not. Lists are in the order they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CurrentMenu {
    pub categories: Vec<CurrentCategory>,
    /// Without the combos.
    pub items: Vec<CurrentItem>,
    pub combos: Vec<CurrentCombo>,
    pub ingredients: Vec<CurrentIngredient>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CurrentCategory {
    pub id: CategoryId,
    pub code: Option<String>,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CurrentItem {
    pub id: ItemId,
    pub category: CategoryId,
    pub code: Option<String>,
    pub name: String,
    pub price: Money,
    pub is_active: bool,
    /// What its recipe takes; the lines of its variants and modifiers do not matter.
    pub recipe: Vec<IngredientId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CurrentCombo {
    pub id: ItemId,
    pub category: CategoryId,
    pub code: String,
    pub name: String,
    pub price: Money,
    pub slots: Vec<CurrentSlot>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CurrentSlot {
    pub id: SlotId,
    pub name: String,
    pub choose: u32,
    pub options: Vec<CurrentOption>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CurrentOption {
    pub id: OptionId,
    pub code: Option<String>,
    pub name: String,
    /// None when only this combo offers it.
    pub item: Option<ItemId>,
    pub pieces: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CurrentIngredient {
    pub id: IngredientId,
    pub name: String,
    pub unit: Unit,
}
