//! The menu as one value: what a screen draws, what the engine prices from, what an importer compares with.

pub mod choice_forms;
pub mod editing;
#[cfg(feature = "ssr")]
pub mod free_text;
#[cfg(feature = "ssr")]
pub mod import;
pub mod price;
pub mod rule;
pub mod selection;
#[cfg(test)]
mod test_menu;
pub mod words;

use serde::{Deserialize, Serialize};

use crate::kernel::{
    currency::Currency,
    ids::{CategoryId, GroupId, ItemId, ModifierId, OptionId, SlotId, StationId, TaxClassId, VariantId},
    language::Language,
    money::{Money, Rate},
    quantity::Quantity,
    schedule::LocalMoment,
    time::Timestamp,
};

use self::{rule::PriceRule, words::Translated};

/// The whole menu of one restaurant at one moment. Lists are in the order they are shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Menu {
    #[cfg_attr(feature = "ssr", schema(value_type = String))]
    pub currency: Currency,
    /// Whether prices contain the tax (most of the world) or it comes on top.
    pub prices_include_tax: bool,
    /// The language names are written in when no translation fits.
    pub language: Language,
    pub stations: Vec<Station>,
    pub categories: Vec<Category>,
    pub items: Vec<Item>,
    pub groups: Vec<Group>,
    pub tax_classes: Vec<TaxClass>,
    /// Prices that hold at certain hours.
    #[serde(default)]
    pub rules: Vec<PriceRule>,
    /// When this copy was made for a screen, on the restaurant's clock.
    #[serde(default)]
    pub at: Option<LocalMoment>,
}

/// Where something is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Station {
    pub id: StationId,
    pub name: Translated,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Category {
    pub id: CategoryId,
    pub name: Translated,
    pub station: StationId,
    /// Which course its dishes belong to unless someone says otherwise: 1 first.
    pub course: u8,
}

/// A dish or drink, or a combo when it has slots.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ssr", schema(as = MenuItem))]
pub struct Item {
    pub id: ItemId,
    pub category: CategoryId,
    pub tax_class: TaxClassId,
    pub name: Translated,
    /// What an import knows it by besides its name: a SKU, a combo's code.
    pub code: Option<String>,
    pub description: Translated,
    /// Without variants the price; with them the lowest, for "from 3.20". See `pricing` for what it is the price of.
    pub price: Money,
    #[serde(default)]
    pub pricing: Pricing,
    /// File stem of its picture.
    pub picture: Option<String>,
    pub allergens: Vec<Allergen>,
    pub diets: Vec<Diet>,
    /// How long the kitchen should need, in seconds.
    pub prep_s: u32,
    pub variants: Vec<Variant>,
    pub groups: Vec<GroupId>,
    pub slots: Vec<Slot>,
    pub availability: Availability,
    /// How many portions the stock still makes; none when nothing limits it.
    pub left: Option<u32>,
}

/// Whether an item can be ordered now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum Availability {
    OnSale,
    /// 86: off sale until this moment, or until someone restores it.
    OffSale {
        #[cfg_attr(feature = "ssr", schema(value_type = Option<String>, format = DateTime))]
        until: Option<Timestamp>,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Variant {
    pub id: VariantId,
    pub name: Translated,
    pub price: Money,
}

/// Modifiers offered together, with how many may be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ssr", schema(as = ModifierGroup))]
pub struct Group {
    pub id: GroupId,
    pub name: Translated,
    pub min: u32,
    pub max: u32,
    /// How many choices cost nothing: the cheapest ones.
    pub included: u32,
    pub modifiers: Vec<Modifier>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Modifier {
    pub id: ModifierId,
    pub name: Translated,
    pub price: Money,
    pub allergens: Vec<Allergen>,
    /// The group that is asked once this is chosen: "Fries" asks for a dip. That group's modifiers open no other.
    #[serde(default)]
    pub opens: Option<GroupId>,
}

/// One choice a combo asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ssr", schema(as = ComboSlot))]
pub struct Slot {
    pub id: SlotId,
    pub name: Translated,
    /// How many options must be chosen; the same one may be chosen twice.
    pub choose: u32,
    pub options: Vec<SlotOption>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ssr", schema(as = ComboOption))]
pub struct SlotOption {
    pub id: OptionId,
    /// What an import knows it by: A to G.
    #[serde(default)]
    pub code: Option<String>,
    pub name: Translated,
    /// The item it stands for; none when only this combo offers it.
    pub item: Option<ItemId>,
    pub variant: Option<VariantId>,
    pub pieces: u32,
    pub surcharge: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct TaxClass {
    pub id: TaxClassId,
    pub name: String,
    pub dine_in: Rate,
    pub takeaway: Rate,
}

/// What one portion takes from stock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Need {
    pub ingredient: crate::kernel::ids::IngredientId,
    pub quantity: Quantity,
}

/// Whose recipe it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecipeOf {
    Item(ItemId),
    Variant(VariantId),
    Modifier(ModifierId),
}

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
        pub enum $name { $($(#[$variant_meta])* $variant,)+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.as_str() == text)
            }
        }
    };
}

words! {
    /// The fourteen allergens of Regulation (EU) 1169/2011, annex II.
    Allergen {
        Gluten = "gluten",
        Crustaceans = "crustaceans",
        Eggs = "eggs",
        Fish = "fish",
        Peanuts = "peanuts",
        Soybeans = "soybeans",
        Milk = "milk",
        Nuts = "nuts",
        Celery = "celery",
        Mustard = "mustard",
        Sesame = "sesame",
        Sulphites = "sulphites",
        Lupin = "lupin",
        Molluscs = "molluscs",
    }
}

words! {
    /// What a guest filters by.
    Diet {
        Vegetarian = "vegetarian",
        Vegan = "vegan",
        GlutenFree = "gluten_free",
    }
}

words! {
    /// How the price of a portion is found.
    #[derive(Default)]
    Pricing {
        #[default]
        Fixed = "fixed",
        /// Typed each time: an open item.
        Open = "open",
        /// Weighed: the item's price is that of a kilogram.
        Weight = "weight",
        /// Typed each time; the item's price is the suggestion.
        Market = "market",
    }
}

impl Pricing {
    /// Whether somebody has to weigh it or to say the price: guests cannot order it by themselves.
    pub const fn needs_staff(self) -> bool {
        !matches!(self, Self::Fixed)
    }
}

impl Menu {
    pub fn item(&self, id: ItemId) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    pub fn category(&self, id: CategoryId) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == id)
    }

    pub fn group(&self, id: GroupId) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// The groups an item offers, in its order.
    pub fn groups_of<'a>(&'a self, item: &'a Item) -> impl Iterator<Item = &'a Group> {
        item.groups.iter().filter_map(|id| self.group(*id))
    }

    /// The groups that are asked with these modifiers chosen, each with how many times: the item's own, and behind
    /// them those that the chosen modifiers open, once for each modifier. A group asked twice takes and includes twice
    /// as many. What the modifiers of an opened group would open is not asked.
    pub fn asked_groups<'a>(&'a self, item: &'a Item, modifiers: &[ModifierId]) -> Vec<(&'a Group, u32)> {
        let mut asked: Vec<(&Group, u32)> = vec![];
        for group in self.groups_of(item) {
            let find = |id: &ModifierId| group.modifiers.iter().find(|modifier| modifier.id == *id);
            let opened = modifiers.iter().filter_map(find).filter_map(|modifier| self.group(modifier.opens?));
            for group in [group].into_iter().chain(opened) {
                match asked.iter_mut().find(|(known, _)| known.id == group.id) {
                    Some((_, times)) => *times += 1,
                    None => asked.push((group, 1)),
                }
            }
        }
        asked
    }

    pub fn items_in(&self, category: CategoryId) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.category == category)
    }
}

impl Item {
    pub const fn is_combo(&self) -> bool {
        !self.slots.is_empty()
    }

    /// Whether one tap can add it: nothing has to be chosen.
    pub fn needs_choice(&self, menu: &Menu) -> bool {
        !self.variants.is_empty()
            || self.is_combo()
            || self.pricing.needs_staff()
            || menu.groups_of(self).any(|group| 0 < group.min)
    }

    pub fn is_on_sale(&self, now: Timestamp) -> bool {
        match self.availability {
            Availability::OnSale => true,
            Availability::OffSale { until } => until.is_some_and(|until| until <= now),
        }
    }
}
