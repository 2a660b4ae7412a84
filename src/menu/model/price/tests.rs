//! What portions cost, with the arithmetic written out.

use proptest::prelude::*;

use super::*;
use crate::{
    kernel::money::Money,
    menu::model::{
        Menu,
        selection::{Selection, SelectionError},
        test_menu::{group, id, item, menu, minor, modifier, size, with},
    },
};

fn grams(grams: i64) -> Entered {
    Entered::Weight(Quantity::from_milli(grams * 1_000))
}

fn price(menu: &Menu, selection: &Selection, entered: Entered) -> Result<Money, PriceError> {
    let item = &menu.items[0];
    portion_price(item, &selection.check(menu, item).unwrap(), entered)
}

/// Three sauces at 0.50, 1.00 and 1.50 with one included: the cheapest is free, 1.00 + 1.50 = 2.50.
#[test]
fn the_cheapest_choices_are_the_included_ones() {
    let sauces = [modifier(1, 150), modifier(2, 50), modifier(3, 100)];
    assert_eq!(charged(&sauces.iter().collect::<Vec<_>>(), 1), minor(250));
    assert_eq!(charged(&[], 1), Money::ZERO);
}

/// Steak at 18.00. Side: fries +1.00 open "Dip"; dips at 0.60 and 0.90, one included.
/// Fries with both dips: 18.00 + 1.00 + 0.90 = 19.90, the 0.60 one is free.
/// Fries twice ask for dips twice, two are included: 18.00 + 2.00 + 0 = 20.00.
#[test]
fn a_modifier_opens_one_further_group() {
    let fries = Modifier { opens: Some(id(2)), ..modifier(11, 100) };
    let side = group(1, 0, vec![fries, modifier(12, 0)]);
    let dips = Group { max: 2, ..group(2, 1, vec![modifier(21, 60), modifier(22, 90)]) };
    let steak = Item { groups: vec![id(1)], ..item(1, 1_800, Pricing::Fixed) };
    let menu = menu(vec![steak], vec![side, dips]);
    let of = |chosen: &[u128]| price(&menu, &with(chosen), Entered::None);
    assert_eq!(of(&[11, 21, 22]), Ok(minor(1_990)));
    assert_eq!(of(&[22, 21, 11]), Ok(minor(1_990)), "the order of the taps makes no difference");
    assert_eq!(of(&[11, 11, 21, 22]), Ok(minor(2_000)));
    assert_eq!(of(&[11, 11, 21, 21, 22, 22]), Ok(minor(2_180)), "60 and 60 are free, 90 and 90 are not");

    let unasked = with(&[12, 21]).check(&menu, &menu.items[0]).map(|_| ());
    assert_eq!(unasked, Err(SelectionError::ModifierUnknown { item: "Dish".to_owned() }));
    let too_many = with(&[11, 21, 21, 22]).check(&menu, &menu.items[0]).map(|_| ());
    let refused = SelectionError::TooMany { item: "Dish".to_owned(), group: "Extras".to_owned(), max: 2 };
    assert_eq!(too_many, Err(refused));

    let mut taken_back = with(&[12, 21, 22]);
    taken_back.prune(&menu, &menu.items[0]);
    assert_eq!(taken_back, with(&[12]));
}

/// What an opened group insists on is asked as soon as it is opened, and not before.
#[test]
fn an_opened_group_may_be_required() {
    let open = Modifier { opens: Some(id(2)), ..modifier(11, 0) };
    let dips = Group { min: 1, max: 1, ..group(2, 0, vec![modifier(21, 60)]) };
    let dish = Item { groups: vec![id(1)], ..item(1, 500, Pricing::Fixed) };
    let menu = menu(vec![dish], vec![group(1, 0, vec![open]), dips]);
    assert!(with(&[]).check(&menu, &menu.items[0]).is_ok());
    let missing = SelectionError::TooFew { item: "Dish".to_owned(), group: "Extras".to_owned(), min: 1 };
    assert_eq!(with(&[11]).check(&menu, &menu.items[0]).map(|_| ()), Err(missing));
    assert_eq!(price(&menu, &with(&[11, 21]), Entered::None), Ok(minor(560)));
}

/// A group that only an opened group's modifier would open is not asked: one level, no more.
#[test]
fn an_opened_group_opens_nothing() {
    let first = Modifier { opens: Some(id(2)), ..modifier(11, 0) };
    let second = Modifier { opens: Some(id(3)), ..modifier(21, 0) };
    let groups = vec![group(1, 0, vec![first]), group(2, 0, vec![second]), group(3, 0, vec![modifier(31, 0)])];
    let dish = Item { groups: vec![id(1)], ..item(1, 500, Pricing::Fixed) };
    let menu = menu(vec![dish], groups);
    assert!(with(&[11, 21]).check(&menu, &menu.items[0]).is_ok());
    assert!(with(&[11, 21, 31]).check(&menu, &menu.items[0]).is_err());
}

/// Turbot at 64.00 a kilogram. 340 g: 64.00 × 0.340 = 21.76. 333 g: 21.312, so 21.31; with a sauce at 0.90: 22.21.
#[test]
fn an_item_by_weight_costs_its_part_of_a_kilogram() {
    let sauces = group(1, 0, vec![modifier(11, 90)]);
    let turbot = Item { groups: vec![id(1)], ..item(1, 6_400, Pricing::Weight) };
    let menu = menu(vec![turbot], vec![sauces]);
    assert_eq!(price(&menu, &with(&[]), grams(340)), Ok(minor(2_176)));
    assert_eq!(price(&menu, &with(&[11]), grams(333)), Ok(minor(2_221)));
    // Half a cent goes up: 64.00 × 0.0078125 = 0.50 exactly, a gram less is 0.4928, so 0.49.
    assert_eq!(price(&menu, &with(&[]), Entered::Weight(Quantity::from_milli(7_813))), Ok(minor(50)));
    let name = || "Dish".to_owned();
    assert_eq!(price(&menu, &with(&[]), Entered::None), Err(PriceError::WeightMissing { item: name() }));
    assert_eq!(price(&menu, &with(&[]), grams(0)), Err(PriceError::WeightOutOfRange { item: name() }));
    assert_eq!(price(&menu, &with(&[]), grams(-5)), Err(PriceError::WeightOutOfRange { item: name() }));
    assert_eq!(price(&menu, &with(&[]), grams(100_001)), Err(PriceError::WeightOutOfRange { item: name() }));
    let typed = Entered::Price(minor(500));
    assert_eq!(price(&menu, &with(&[]), typed), Err(PriceError::NotAsked { item: name() }));
}

/// Sizes of an item by weight have prices per kilogram of their own: 250 g at 30.00 is 7.50.
#[test]
fn a_size_by_weight_has_its_own_price() {
    let ham = Item { variants: vec![size(1, 2_000), size(2, 3_000)], ..item(1, 2_000, Pricing::Weight) };
    let menu = menu(vec![ham], vec![]);
    let selection = Selection { variant: Some(id(2)), ..Selection::default() };
    assert_eq!(price(&menu, &selection, grams(250)), Ok(minor(750)));
}

/// What is typed is the price; extras come on top: 28.00 + 0.90 = 28.90.
#[test]
fn open_items_and_market_prices_cost_what_was_typed() {
    let sauces = group(1, 0, vec![modifier(11, 90)]);
    for pricing in [Pricing::Open, Pricing::Market] {
        let dish = Item { groups: vec![id(1)], ..item(1, 2_500, pricing) };
        let menu = menu(vec![dish], vec![sauces.clone()]);
        let typed = |amount: i64| price(&menu, &with(&[11]), Entered::Price(Money::from_minor(amount)));
        assert_eq!(typed(2_800), Ok(minor(2_890)));
        let (missing, out) = (
            PriceError::PriceMissing { item: "Dish".to_owned() },
            PriceError::PriceOutOfRange { item: "Dish".to_owned() },
        );
        assert_eq!(price(&menu, &with(&[]), Entered::None), Err(missing), "the suggestion has to be confirmed");
        for wrong in [0, -1, 100_000_000] {
            assert_eq!(typed(wrong), Err(out.clone()), "{wrong}");
        }
        assert_eq!(price(&menu, &with(&[]), grams(5)), Err(PriceError::NotAsked { item: "Dish".to_owned() }));
    }
}

/// Nobody types a price for a dish that has one.
#[test]
fn a_fixed_price_is_not_typed() {
    let menu = menu(vec![item(1, 500, Pricing::Fixed)], vec![]);
    assert_eq!(price(&menu, &with(&[]), Entered::None), Ok(minor(500)));
    let typed = price(&menu, &with(&[]), Entered::Price(minor(1)));
    assert_eq!(typed, Err(PriceError::NotAsked { item: "Dish".to_owned() }));
}

proptest! {
    /// Two weights together cost what they cost apart, but for a cent of rounding each.
    #[test]
    fn weights_add_up(per_kilogram in 0i64..1_000_000, first in 1i64..50_000, second in 1i64..50_000) {
        let menu = menu(vec![item(1, per_kilogram, Pricing::Weight)], vec![]);
        let of = |weight| price(&menu, &with(&[]), grams(weight)).unwrap().minor();
        let apart = of(first) + of(second);
        prop_assert!((apart - of(first + second)).abs() <= 1);
        prop_assert!(0 <= of(first) && of(first) <= of(first + second));
    }
}
