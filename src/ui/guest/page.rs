//! The pages of one table, by their address.

use crate::kernel::ids::ItemId;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    Menu,
    Item(ItemId),
    Order,
    Unknown,
}

impl Page {
    /// Of what follows the table's code: nothing, `order`, `item/…`.
    pub fn of(page: Option<&str>, id: Option<&str>) -> Self {
        match (page, id) {
            (None | Some(""), _) => Self::Menu,
            (Some("order"), None) => Self::Order,
            (Some("item"), Some(id)) => id.parse().map_or(Self::Unknown, Self::Item),
            _ => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_one_page() {
        let id = uuid::Uuid::from_u128(7);
        assert_eq!(Page::of(None, None), Page::Menu);
        assert_eq!(Page::of(Some("order"), None), Page::Order);
        assert_eq!(Page::of(Some("item"), Some(&id.to_string())), Page::Item(id.into()));
        assert_eq!(Page::of(Some("item"), Some("burger")), Page::Unknown);
        assert_eq!(Page::of(Some("item"), None), Page::Unknown);
        assert_eq!(Page::of(Some("order"), Some("1")), Page::Unknown);
    }
}
