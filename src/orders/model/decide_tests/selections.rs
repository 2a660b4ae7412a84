//! What may be chosen of a dish, and what may not.

use super::bistro::{
    A_COFFEE, A_WATER, AIOLI, BURGER, Bistro, COFFEE, EGGS, FRIES, KETCHUP, LARGE, LEAVES, LUNCH, MINT, SALAD, SMALL,
    add, chosen, euros, id, send,
};
use crate::{
    menu::model::selection::{Selection, SelectionError},
    orders::model::error::OrderError,
};

/// The refusal of one portion of this dish with this selection.
fn refusal(dish: u128, selection: Selection) -> SelectionError {
    match Bistro::open().refusal(add(1, dish, selection, 1)) {
        OrderError::Selection(error) => error,
        other => panic!("{other}"),
    }
}

/// The choices as they are read aloud in the kitchen.
fn details(dish: u128, selection: Selection) -> String {
    let mut bistro = Bistro::open();
    bistro.done(add(1, dish, selection, 1));
    let details = &bistro.order.lines[0].details;
    details.iter().map(|detail| format!("{} × {}", detail.count, detail.name.own)).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_dish_in_sizes_needs_one_of_its_own() {
    let item = || "Coffee".to_owned();
    assert_eq!(refusal(COFFEE, Selection::default()), SelectionError::VariantMissing { item: item() });
    assert_eq!(refusal(COFFEE, chosen(Some(99), &[], &[])), SelectionError::VariantUnknown { item: item() });
    let error = refusal(MINT, chosen(Some(SMALL), &[], &[]));
    assert_eq!(error, SelectionError::VariantUnknown { item: "Mint".to_owned() });
}

#[test]
fn a_group_keeps_its_least_and_its_most() {
    let (item, side, sauce) = (|| "Burger".to_owned(), || "Side".to_owned(), || "Sauce".to_owned());
    let none = refusal(BURGER, Selection::default());
    assert_eq!(none, SelectionError::TooFew { item: item(), group: side(), min: 1 });
    let three = refusal(BURGER, chosen(None, &[FRIES, FRIES, SALAD], &[]));
    assert_eq!(three, SelectionError::TooMany { item: item(), group: side(), max: 2 });
    let four = refusal(BURGER, chosen(None, &[FRIES, KETCHUP, KETCHUP, AIOLI, AIOLI], &[]));
    assert_eq!(four, SelectionError::TooMany { item: item(), group: sauce(), max: 3 });
}

#[test]
fn an_extra_belongs_to_the_dish() {
    let unknown = |item: &str| SelectionError::ModifierUnknown { item: item.to_owned() };
    assert_eq!(refusal(MINT, chosen(None, &[KETCHUP], &[])), unknown("Mint"));
    assert_eq!(refusal(BURGER, chosen(None, &[FRIES, 99], &[])), unknown("Burger"));
}

#[test]
fn a_combo_asks_for_exactly_as_many_as_it_says() {
    let item = || "Lunch".to_owned();
    let one_side = refusal(LUNCH, chosen(None, &[], &[A_WATER, EGGS]));
    assert_eq!(one_side, SelectionError::TooFew { item: item(), group: "Sides".to_owned(), min: 2 });
    let two_drinks = refusal(LUNCH, chosen(None, &[], &[A_WATER, A_COFFEE, EGGS, EGGS]));
    assert_eq!(two_drinks, SelectionError::TooMany { item: item(), group: "Drink".to_owned(), max: 1 });
}

#[test]
fn an_option_belongs_to_its_slot() {
    let unknown = |item: &str| SelectionError::OptionUnknown { item: item.to_owned() };
    let eggs_to_drink = (A_WATER.0, EGGS.1);
    let extra = refusal(LUNCH, chosen(None, &[], &[A_WATER, EGGS, EGGS, eggs_to_drink]));
    assert_eq!(extra, unknown("Lunch"));
    assert_eq!(refusal(MINT, chosen(None, &[], &[A_WATER])), unknown("Mint"));
}

#[test]
fn the_kitchen_reads_each_choice_once_with_its_count() {
    assert_eq!(details(COFFEE, chosen(Some(LARGE), &[], &[])), "1 × Large");
    assert_eq!(details(BURGER, chosen(None, &[FRIES, AIOLI, FRIES], &[])), "2 × Fries, 1 × Aioli");
    assert_eq!(details(LUNCH, chosen(None, &[], &[EGGS, A_COFFEE, EGGS])), "1 × Coffee, 4 × Egg");
    assert_eq!(details(LUNCH, chosen(None, &[], &[LEAVES, A_WATER, EGGS])), "1 × Water, 1 × Leaves, 2 × Egg");
}

/// A line keeps the words and the price it was ordered with.
#[test]
fn a_price_that_changes_later_does_not_change_the_line() {
    let mut bistro = Bistro::open();
    bistro.done(add(1, MINT, Selection::default(), 1));
    let line = bistro.order.lines[0].clone();
    let mint = bistro.menu.items.iter_mut().find(|item| item.id == id(MINT)).unwrap();
    (mint.price, mint.name) = (euros(900), "Peppermint".into());
    bistro.done(send(&[1]));
    let sent = &bistro.order.lines[0];
    assert_eq!((&sent.name, sent.unit_price), (&line.name, line.unit_price));
}
