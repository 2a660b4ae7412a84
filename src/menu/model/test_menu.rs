//! A small menu for the tests of prices and rules.

use uuid::Uuid;

use crate::kernel::{currency::Currency, ids::ModifierId, language::Language, money::Money};

use super::{Availability, Group, Item, Menu, Modifier, Pricing, Variant, selection::Selection};

pub fn id<T: From<Uuid>>(number: u128) -> T {
    Uuid::from_u128(number).into()
}

pub fn minor(minor: i64) -> Money {
    Money::from_minor(minor)
}

/// An item of category 1 without choices.
pub fn item(number: u128, price: i64, pricing: Pricing) -> Item {
    Item {
        id: id(number),
        category: id(1),
        tax_class: id(1),
        name: "Dish".into(),
        code: None,
        description: "".into(),
        price: minor(price),
        pricing,
        picture: None,
        allergens: vec![],
        diets: vec![],
        prep_s: 60,
        variants: vec![],
        groups: vec![],
        slots: vec![],
        availability: Availability::OnSale,
        left: None,
    }
}

pub fn size(number: u128, price: i64) -> Variant {
    Variant { id: id(number), name: "Size".into(), price: minor(price) }
}

pub fn modifier(number: u128, price: i64) -> Modifier {
    Modifier { id: id(number), name: "Extra".into(), price: minor(price), allergens: vec![], opens: None }
}

/// A group of up to nine, `included` of them free.
pub fn group(number: u128, included: u32, modifiers: Vec<Modifier>) -> Group {
    Group { id: id(number), name: "Extras".into(), min: 0, max: 9, included, modifiers }
}

pub fn menu(items: Vec<Item>, groups: Vec<Group>) -> Menu {
    Menu {
        currency: Currency::parse("EUR").expect("a currency"),
        prices_include_tax: true,
        language: Language::En,
        stations: vec![],
        categories: vec![],
        items,
        groups,
        tax_classes: vec![],
        rules: vec![],
        at: None,
    }
}

pub fn with(modifiers: &[u128]) -> Selection {
    Selection { modifiers: modifiers.iter().map(|number| id::<ModifierId>(*number)).collect(), ..Selection::default() }
}
