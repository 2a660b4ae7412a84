//! Whether a dish can be had right now, as the guest is told.

use std::collections::BTreeMap;

use crate::{
    kernel::ids::ItemId,
    menu::model::{Availability, Item, Menu},
};

/// From this many portions down the guest is told how many are left.
const FEW_MAX: u32 = 10;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sale {
    Plenty,
    /// The stock makes only so many more.
    Few(u32),
    SoldOut,
}

impl Sale {
    pub fn of(item: &Item) -> Self {
        match (item.availability, item.left) {
            (Availability::OffSale { .. }, _) | (Availability::OnSale, Some(0)) => Self::SoldOut,
            (Availability::OnSale, Some(left)) if left <= FEW_MAX => Self::Few(left),
            (Availability::OnSale, _) => Self::Plenty,
        }
    }

    pub const fn is_sold_out(self) -> bool {
        matches!(self, Self::SoldOut)
    }
}

/// What changes on a menu during an evening, apart from what does not.
pub fn sales_of(menu: &Menu) -> BTreeMap<ItemId, Sale> {
    menu.items.iter().map(|item| (item.id, Sale::of(item))).collect()
}

/// Whether two menus differ in nothing but when they were made and what is left of each dish.
pub fn is_same_card(known: &Menu, fresh: &Menu) -> bool {
    let mut fresh = fresh.clone();
    fresh.at = known.at;
    for (item, known) in fresh.items.iter_mut().zip(&known.items) {
        item.availability = known.availability;
        item.left = known.left;
    }
    fresh == *known
}
