//! Which rule makes a price, with the arithmetic written out.

use super::*;
use crate::{
    kernel::{
        schedule::{TimeOfDay, Weekdays},
        time::UtcOffset,
    },
    menu::model::test_menu::{id, item, menu, minor, size},
};

/// Fridays are the 20th; Saturday is the 21st.
fn at(text: &str) -> LocalMoment {
    UtcOffset(0).moment(format!("2026-11-{text}:00Z").parse().unwrap())
}

fn rule(number: u128, scope: Scope, effect: Effect) -> PriceRule {
    PriceRule { id: id(number), name: "Happy hour".to_owned(), scope, window: Window::ALWAYS, channel: None, effect }
}

fn percent(basis_points: i32) -> Effect {
    Effect::PercentOff(Rate::from_basis_points(basis_points))
}

/// Beer at 3.25 and wine at 4.00; weekdays from 17:00 to 19:00 drinks are 20 % off.
fn happy_hour() -> Menu {
    let weekdays = Window {
        weekdays: Weekdays::WORKING,
        from: TimeOfDay::new(17, 0),
        to: TimeOfDay::new(19, 0),
        ..Window::ALWAYS
    };
    let mut menu = menu(vec![item(1, 325, Pricing::Fixed), item(2, 400, Pricing::Fixed)], vec![]);
    menu.rules = vec![PriceRule { window: weekdays, ..rule(1, Scope::Category(id(1)), percent(2_000)) }];
    menu
}

/// 3.25 less 20 % of it, 0.65, is 2.60; outside the hours and on Saturdays it is 3.25.
#[test]
fn happy_hour_begins_and_ends_by_itself() {
    let menu = happy_hour();
    let price = |text| menu.rule_price(&menu.items[0], at(text), Channel::DineIn);
    assert_eq!(price("20T16:59"), minor(325));
    assert_eq!(price("20T17:00"), minor(260));
    assert_eq!(price("20T18:59"), minor(260));
    assert_eq!(price("20T19:00"), minor(325));
    assert_eq!(price("21T18:00"), minor(325));
}

#[test]
fn a_rule_may_be_for_one_way_of_ordering() {
    let mut menu = happy_hour();
    menu.rules[0].channel = Some(Channel::DineIn);
    let price = |channel| menu.rule_price(&menu.items[0], at("20T18:00"), channel);
    assert_eq!((price(Channel::DineIn), price(Channel::Takeaway)), (minor(260), minor(325)));
}

/// Drinks are half price, but this one only 10 % off: 4.00 - 0.40 = 3.60. Everything else does not matter to either.
#[test]
fn the_narrower_rule_wins() {
    let mut menu = happy_hour();
    menu.rules = vec![
        rule(1, Scope::Everything, percent(9_000)),
        rule(2, Scope::Category(id(1)), percent(5_000)),
        rule(3, Scope::Item(id(2)), percent(1_000)),
    ];
    let price = |at_item: usize| menu.rule_price(&menu.items[at_item], at("20T12:00"), Channel::DineIn);
    assert_eq!((price(0), price(1)), (minor(162), minor(360)), "3.25 less 1.63");
}

/// Of two rules for one category the lower price wins whatever their order; of equal prices the older rule.
#[test]
fn of_equal_rules_the_lowest_price_wins() {
    let mut menu = happy_hour();
    menu.rules = vec![
        rule(7, Scope::Category(id(1)), percent(1_000)),
        rule(6, Scope::Category(id(1)), Effect::Price(minor(250))),
        rule(5, Scope::Category(id(1)), Effect::Price(minor(250))),
    ];
    for _ in 0..3 {
        menu.rules.rotate_left(1);
        let found = menu.rule_for(&menu.items[0], at("20T12:00"), Channel::DineIn).map(|rule| rule.id);
        assert_eq!(found, Some(id(5)));
    }
}

/// Sizes keep their distance: 25 % off 3.00 and 5.20 is 2.25 and 3.90. One price for all of them is no price.
#[test]
fn percents_hold_for_every_size() {
    let mut menu =
        menu(vec![Item { variants: vec![size(1, 300), size(2, 520)], ..item(1, 300, Pricing::Fixed) }], vec![]);
    menu.rules = vec![rule(1, Scope::Item(id(1)), percent(2_500))];
    let now = menu.item_at(&menu.items[0], at("20T12:00"), Channel::DineIn);
    let prices: Vec<_> = now.variants.iter().map(|variant| variant.price).collect();
    assert_eq!((now.price, prices), (minor(225), vec![minor(225), minor(390)]));
    menu.rules[0].effect = Effect::Price(minor(200));
    assert_eq!(menu.rule_for(&menu.items[0], at("20T12:00"), Channel::DineIn), None);
}

/// A kilogram may be cheaper for an hour, 64.00 - 12.80 = 51.20; a typed price is what was typed.
#[test]
fn typed_prices_have_no_rules() {
    let items = [Pricing::Weight, Pricing::Open, Pricing::Market].map(|pricing| item(1, 6_400, pricing));
    let mut menu = menu(items.to_vec(), vec![]);
    menu.rules = vec![rule(1, Scope::Everything, percent(2_000))];
    let prices: Vec<_> =
        menu.items.iter().map(|item| menu.rule_price(item, at("20T12:00"), Channel::DineIn).minor()).collect();
    assert_eq!(prices, [5_120, 6_400, 6_400]);
}
