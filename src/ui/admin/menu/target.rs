//! What the editor is open for.

use crate::kernel::ids::ItemId;

/// From what stands after `/admin/menu/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    Nothing,
    New,
    Item(ItemId),
    /// A list of other parts instead of the items.
    Categories,
    Extras,
    Places,
    Rules,
    /// An address that names no item.
    Unknown,
}

/// Where the list alone is.
pub const LIST: &str = "/admin/menu";
/// Where a new item is made.
pub const NEW: &str = "/admin/menu/new";

/// Where the categories are.
pub const CATEGORIES: &str = "/admin/menu/categories";
/// Where the groups of extras are.
pub const EXTRAS: &str = "/admin/menu/extras";
/// Where stations and tax classes are.
pub const PLACES: &str = "/admin/menu/stations";
/// Where the price rules are.
pub const RULES: &str = "/admin/menu/rules";

impl Target {
    /// Whether the editor is open.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::New | Self::Item(_) | Self::Unknown)
    }

    /// Where the list is that it belongs to.
    pub const fn list(self) -> &'static str {
        match self {
            Self::Nothing | Self::New | Self::Item(_) | Self::Unknown => LIST,
            Self::Categories => CATEGORIES,
            Self::Extras => EXTRAS,
            Self::Places => PLACES,
            Self::Rules => RULES,
        }
    }

    pub fn of(param: Option<&str>) -> Self {
        match param {
            None | Some("") => Self::Nothing,
            Some("new") => Self::New,
            Some("categories") => Self::Categories,
            Some("extras") => Self::Extras,
            Some("stations") => Self::Places,
            Some("rules") => Self::Rules,
            Some(id) => id.parse().map_or(Self::Unknown, Self::Item),
        }
    }
}

/// Where an item's editor is.
pub fn href_of(id: ItemId) -> String {
    format!("{LIST}/{id}")
}
