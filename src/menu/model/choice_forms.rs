//! What is chosen of a dish, as its forms hold it: sizes, and groups of modifiers.

use serde::{Deserialize, Serialize};

use crate::kernel::{
    ids::{GroupId, ModifierId, VariantId},
    money::Money,
};

use super::Allergen;

/// The sizes of a dish, in the order they are shown. Without any it has the one price of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct VariantsForm {
    pub variants: Vec<VariantForm>,
}

/// One size. What keeps its id keeps its recipe, its translations and its place in combos.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct VariantForm {
    /// None makes a new one.
    #[serde(default)]
    pub id: Option<VariantId>,
    pub name: String,
    pub price: Money,
}

/// Modifiers that are offered together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ssr", schema(as = ModifierGroupForm))]
pub struct GroupForm {
    pub name: String,
    /// How many have to be chosen; more than none makes the group required.
    #[cfg_attr(feature = "ssr", schema(minimum = 0, maximum = 20))]
    pub min: u32,
    #[cfg_attr(feature = "ssr", schema(minimum = 1, maximum = 20))]
    pub max: u32,
    /// How many choices cost nothing: the cheapest ones.
    #[serde(default)]
    #[cfg_attr(feature = "ssr", schema(minimum = 0, maximum = 20))]
    pub included: u32,
    /// In the order they are shown.
    pub modifiers: Vec<ModifierForm>,
}

/// One modifier. What keeps its id keeps its recipe and its translations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct ModifierForm {
    /// None makes a new one.
    #[serde(default)]
    pub id: Option<ModifierId>,
    pub name: String,
    #[serde(default)]
    pub price: Money,
    #[serde(default)]
    pub allergens: Vec<Allergen>,
    /// The group that is asked once this is chosen; its own modifiers open no further one.
    #[serde(default)]
    pub opens: Option<GroupId>,
}

/// The groups that a dish asks for, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ssr", schema(as = ItemModifierGroups))]
pub struct ItemGroupsForm {
    pub groups: Vec<GroupId>,
}
