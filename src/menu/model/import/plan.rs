//! What a payload would change, in the order in which it can be written.

use crate::kernel::{
    currency::Currency,
    ids::{CategoryId, IngredientId, ItemId, OptionId, SlotId},
    money::Money,
    quantity::{Quantity, Unit},
    text::{Name, Paragraph},
};

use super::{
    catalogue::Catalogue,
    current::CurrentMenu,
    error::ImportError,
    file::ImportFile,
    name::{Code, Listed},
};

/// The changes that make the menu say what the file says. New things carry the ids they are to be written with, so
/// that every reference is a plain id. Printed, it is the dry run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub currency: Currency,
    pub categories: Vec<NewCategory>,
    pub items: Vec<ItemChange>,
    pub combos: Vec<ComboChange>,
    pub ingredients: Vec<NewIngredient>,
    pub recipes: Vec<RecipeChange>,
    pub unchanged: Unchanged,
    pub warnings: Vec<Warning>,
}

/// How many things of the file are already here as it wants them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unchanged {
    pub items: u32,
    pub combos: u32,
    pub ingredients: u32,
    pub recipes: u32,
}

/// Stands behind the categories that are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCategory {
    pub id: CategoryId,
    pub code: Code,
    pub name: Name,
    pub kind: CategoryKind,
}

/// What a category holds, for whoever chooses its station and course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CategoryKind {
    Dishes,
    Drinks,
    Combos,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemChange {
    Create(NewItem),
    Update(ItemUpdate),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewItem {
    pub id: ItemId,
    pub category: CategoryId,
    /// With the prefix, as the file names it; for showing.
    pub listed: Listed,
    pub name: Name,
    pub price: Money,
    pub is_active: bool,
}

/// At least one of the differences is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemUpdate {
    pub id: ItemId,
    pub listed: Listed,
    pub price: Option<Difference<Money>>,
    pub is_active: Option<Difference<bool>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference<T> {
    pub from: T,
    pub to: T,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ComboChange {
    Create(NewCombo),
    Update(ComboUpdate),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCombo {
    pub id: ItemId,
    pub category: CategoryId,
    pub code: Code,
    pub name: Name,
    pub description: Option<Paragraph>,
    pub price: Money,
    pub slots: Vec<NewSlot>,
}

/// Stands behind the slots that are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSlot {
    pub id: SlotId,
    pub name: Name,
    pub choose: u32,
    pub options: Vec<NewOption>,
}

/// Stands behind the options that are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOption {
    pub id: OptionId,
    pub code: Option<Code>,
    pub name: String,
    /// None when only this combo offers it.
    pub item: Option<ItemId>,
    pub pieces: u32,
}

/// At least one of the differences is there. Removals come before additions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComboUpdate {
    pub id: ItemId,
    pub code: Code,
    pub name: Option<Difference<String>>,
    pub price: Option<Difference<Money>>,
    pub slots_removed: Vec<Removed<SlotId>>,
    pub slots: Vec<SlotUpdate>,
    pub slots_added: Vec<NewSlot>,
}

/// Options keep their ids as long as they stand for the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotUpdate {
    pub id: SlotId,
    pub name: String,
    pub choose: Option<Difference<u32>>,
    pub options_removed: Vec<Removed<OptionId>>,
    pub options_recoded: Vec<Recoded>,
    pub options_added: Vec<NewOption>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed<Id> {
    pub id: Id,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recoded {
    pub id: OptionId,
    pub name: String,
    pub code: Difference<Option<String>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewIngredient {
    pub id: IngredientId,
    pub name: Name,
    pub unit: Unit,
}

/// Lines that an item's recipe gains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecipeChange {
    pub item: ItemId,
    pub listed: Listed,
    pub lines: Vec<NewLine>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLine {
    pub ingredient: IngredientId,
    pub name: String,
    pub unit: Unit,
    pub quantity: Quantity,
}

/// What is not refused but should be looked at. Warnings are given again when nothing changes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Warning {
    #[error("combo {combo}: no item is called {option:?}; it is an option of this combo alone, and takes no stock")]
    OptionAlone { combo: Code, option: String },
    #[error(
        "combo {combo}: {option:?} may be any of {count} items; it is an option of this combo alone, and takes no stock"
    )]
    OptionAmbiguous { combo: Code, option: String, count: usize },
    #[error("combo {combo}: {item:?} is off the menu but may be chosen")]
    OptionOffTheMenu { combo: Code, item: String },
    #[error("ingredient {ingredient} is counted in {} here; the file's {} is not taken over", here.as_str(), file.as_str())]
    UnitKept { ingredient: Name, here: Unit, file: Unit },
    #[error("ingredient {ingredient} stands in the file more than once")]
    IngredientRepeated { ingredient: Name },
    #[error("recipe of {item}: there is no ingredient {ingredient:?}; the line is left out")]
    IngredientUnknown { item: Listed, ingredient: String },
    #[error(
        "{lines} new recipe lines have no quantity in the file and take 1 of their unit; set them before counting stock"
    )]
    QuantitiesAssumed { lines: u32 },
}

/// Works out what `file` would change in `current`. The ids of new things come from `new_id`, in a fixed order.
pub fn plan(
    file: &ImportFile,
    current: &CurrentMenu,
    mut new_id: impl FnMut() -> uuid::Uuid,
) -> Result<Plan, ImportError> {
    let plan = Plan {
        currency: file.currency,
        categories: vec![],
        items: vec![],
        combos: vec![],
        ingredients: vec![],
        recipes: vec![],
        unchanged: Unchanged::default(),
        warnings: vec![],
    };
    let mut draft = Draft { file, current, plan, catalogue: Catalogue::default(), new_id: &mut new_id };
    draft.plan_items()?;
    draft.plan_combos()?;
    draft.plan_ingredients_and_recipes()?;
    Ok(draft.plan)
}

impl Plan {
    /// Whether applying it would write nothing. Warnings are no change.
    pub const fn is_empty(&self) -> bool {
        self.categories.is_empty()
            && self.items.is_empty()
            && self.combos.is_empty()
            && self.ingredients.is_empty()
            && self.recipes.is_empty()
    }
}

impl<T: PartialEq> Difference<T> {
    pub fn between(from: T, to: T) -> Option<Self> {
        if from == to { None } else { Some(Self { from, to }) }
    }
}

/// A plan in the making.
pub(super) struct Draft<'a> {
    pub file: &'a ImportFile,
    pub current: &'a CurrentMenu,
    pub plan: Plan,
    pub catalogue: Catalogue,
    new_id: &'a mut dyn FnMut() -> uuid::Uuid,
}

impl Draft<'_> {
    pub fn new_id<Id: From<uuid::Uuid>>(&mut self) -> Id {
        (self.new_id)().into()
    }
}
