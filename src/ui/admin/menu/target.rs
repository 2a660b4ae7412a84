//! What the editor is open for.

use crate::kernel::ids::ItemId;

/// From what stands after `/admin/menu/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    Nothing,
    New,
    Item(ItemId),
    /// The list of price rules instead of the items.
    Rules,
    /// An address that names no item.
    Unknown,
}

/// Where the list alone is.
pub const LIST: &str = "/admin/menu";
/// Where a new item is made.
pub const NEW: &str = "/admin/menu/new";

/// Where the price rules are.
pub const RULES: &str = "/admin/menu/rules";

impl Target {
    /// Whether the editor is open.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Nothing | Self::Rules)
    }

    pub fn of(param: Option<&str>) -> Self {
        match param {
            None | Some("") => Self::Nothing,
            Some("new") => Self::New,
            Some("rules") => Self::Rules,
            Some(id) => id.parse().map_or(Self::Unknown, Self::Item),
        }
    }
}

/// Where an item's editor is.
pub fn href_of(id: ItemId) -> String {
    format!("{LIST}/{id}")
}
