//! What comes off which line, with the arithmetic written out.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::promotions::model::bill::sum_of;

fn id<T: From<Uuid>>(number: u128) -> T {
    Uuid::from_u128(number).into()
}

/// A line of `quantity` portions at `price` each; the category's number is the item's tens.
fn line(number: u128, item: u128, quantity: u32, price: i64) -> BillLine {
    let amount = Money::from_minor(price).times(quantity);
    BillLine { line: id(number), item: id(item), category: id(item / 10), quantity, amount }
}

fn items(numbers: &[u128]) -> Targets {
    Targets { items: numbers.iter().map(|number| id(*number)).collect(), categories: vec![] }
}

fn category(number: u128) -> Targets {
    Targets { items: vec![], categories: vec![id(number)] }
}

const fn rate(basis_points: i32) -> Rate {
    Rate::from_basis_points(basis_points)
}

const FREE: Rate = rate(10_000);

fn off(effect: &Effect, bill: &[BillLine]) -> Vec<(u128, i64)> {
    let discounts = line_discounts(effect, bill);
    discounts.iter().map(|discount| (discount.line.uuid().as_u128(), discount.amount.minor())).collect()
}

/// 10 % of 3.33 + 3.33 + 3.34 = 10.00 is 1.00: 0.333, 0.333, 0.334 become 0.33, 0.33, 0.34.
#[test]
fn a_percentage_of_the_bill_is_rounded_once() {
    let bill = [line(1, 11, 1, 333), line(2, 12, 1, 333), line(3, 13, 1, 334)];
    assert_eq!(off(&Effect::OrderPercent(rate(1_000)), &bill), [(1, 33), (2, 33), (3, 34)]);
}

/// 5.00 off 12.00 + 6.00 = 18.00: 3.33… and 1.66… become 3.33 and 1.67. Off a bill of 3.00 only 3.00 come.
#[test]
fn an_amount_is_never_more_than_the_bill() {
    let five = Effect::OrderAmount(Money::from_minor(500));
    assert_eq!(off(&five, &[line(1, 11, 1, 1_200), line(2, 12, 2, 300)]), [(1, 333), (2, 167)]);
    assert_eq!(off(&five, &[line(1, 11, 1, 300), line(2, 12, 1, 0)]), [(1, 300)]);
    assert_eq!(off(&five, &[]), []);
}

/// Half price on category 1: 2 × 3.25 = 6.50, so 3.25; the wine of category 2 stays.
#[test]
fn a_percentage_of_dishes_leaves_the_others() {
    let half = Effect::ItemsPercent { of: category(1), rate: rate(5_000) };
    assert_eq!(off(&half, &[line(1, 11, 2, 325), line(2, 21, 1, 400)]), [(1, 325)]);
}

/// One coffee is free: of a large one at 3.90 and two small ones at 3.20 it is a small one.
#[test]
fn the_cheapest_portion_is_the_free_one() {
    let free = Effect::FreeItems { of: items(&[11]), count: 1 };
    let bill = [line(1, 11, 1, 390), line(2, 11, 2, 320), line(3, 12, 1, 100)];
    assert_eq!(off(&free, &bill), [(2, 320)]);
    let two = Effect::FreeItems { of: items(&[11]), count: 2 };
    assert_eq!(off(&two, &[line(1, 11, 1, 390)]), [(1, 390)], "no more than there are");
}

/// Three for two. Pizzas at 12.00, 10.00, 9.00: the 9.00 one is free. With a fourth still one; with six two, the cheapest.
#[test]
fn three_for_two() {
    let offer = Effect::BuyGet { buy: category(1), buy_count: 2, get: category(1), get_count: 1, rate: FREE };
    let pizza = |number, price| line(number, 11, 1, price);
    assert_eq!(off(&offer, &[pizza(1, 1_200), pizza(2, 900)]), []);
    assert_eq!(off(&offer, &[pizza(1, 1_200), pizza(2, 900), pizza(3, 1_000)]), [(2, 900)]);
    assert_eq!(off(&offer, &[line(1, 11, 4, 1_000)]), [(1, 1_000)]);
    assert_eq!(off(&offer, &[line(1, 11, 4, 1_000), line(2, 11, 2, 800)]), [(2, 1_600)]);
}

/// A burger brings a beer at half price: 2.90 × 50 % = 1.45, for each burger one beer and no more.
#[test]
fn one_dish_may_bring_another() {
    let offer = Effect::BuyGet { buy: items(&[11]), buy_count: 1, get: items(&[21]), get_count: 1, rate: rate(5_000) };
    assert_eq!(off(&offer, &[line(1, 11, 1, 1_200), line(2, 21, 3, 290)]), [(2, 145)]);
    assert_eq!(off(&offer, &[line(1, 11, 3, 1_200), line(2, 21, 1, 290)]), [(2, 145)]);
    assert_eq!(off(&offer, &[line(2, 21, 3, 290)]), []);
}

/// Buy a coffee, get any drink: with a coffee at 3.00 and a tea at 4.00 the tea is the one that is got.
#[test]
fn what_has_to_be_bought_is_not_given_away() {
    let offer = Effect::BuyGet { buy: items(&[11]), buy_count: 1, get: category(1), get_count: 1, rate: FREE };
    assert_eq!(off(&offer, &[line(1, 11, 1, 300), line(2, 12, 1, 400)]), [(2, 400)]);
    assert_eq!(off(&offer, &[line(1, 11, 2, 300)]), [(1, 300)]);
    assert_eq!(off(&offer, &[line(1, 11, 1, 300)]), []);
}

/// Three portions for 10.00 together, as an earlier discount left them: 3.34, 3.33, 3.33; the cheapest is 3.33.
#[test]
fn a_portion_is_worth_its_part_of_the_line() {
    let left = BillLine { amount: Money::from_minor(1_000), ..line(1, 11, 3, 400) };
    assert_eq!(off(&Effect::FreeItems { of: items(&[11]), count: 1 }, &[left]), [(1, 333)]);
}

fn bills() -> impl Strategy<Value = Vec<BillLine>> {
    let line = (0u128..30, 0u32..6, 0i64..3_000);
    prop::collection::vec(line, 0..8).prop_map(|lines| {
        (0u128..).zip(lines).map(|(number, (item, quantity, price))| line_of(number, item, quantity, price)).collect()
    })
}

/// Amounts that an earlier discount has made uneven.
fn line_of(number: u128, item: u128, quantity: u32, price: i64) -> BillLine {
    let full = line(number, item, quantity, price);
    BillLine { amount: Money::from_minor((full.amount.minor() - 7).max(0)), ..full }
}

fn targets() -> impl Strategy<Value = Targets> {
    (prop::collection::vec(0u128..30, 0..4), prop::collection::vec(0u128..3, 0..2)).prop_map(|(items, categories)| {
        Targets { items: items.into_iter().map(id).collect(), categories: categories.into_iter().map(id).collect() }
    })
}

fn effects() -> impl Strategy<Value = Effect> {
    let rates = (1i32..=10_000).prop_map(Rate::from_basis_points);
    let buy_get = (targets(), 1u32..4, targets(), 1u32..4, rates.clone());
    prop_oneof![
        rates.clone().prop_map(Effect::OrderPercent),
        (1i64..20_000).prop_map(|minor| Effect::OrderAmount(Money::from_minor(minor))),
        (targets(), rates).prop_map(|(of, rate)| Effect::ItemsPercent { of, rate }),
        (targets(), 1u32..5).prop_map(|(of, count)| Effect::FreeItems { of, count }),
        buy_get.prop_map(|(buy, buy_count, get, get_count, rate)| Effect::BuyGet {
            buy,
            buy_count,
            get,
            get_count,
            rate
        }),
    ]
}

proptest! {
    /// Never negative, never nothing, never more than the line; each line once, in the bill's order.
    #[test]
    fn a_discount_stays_within_its_line(bill in bills(), effect in effects()) {
        let discounts = line_discounts(&effect, &bill);
        let mut rest = bill.iter();
        for discount in &discounts {
            let line = rest.find(|line| line.line == discount.line);
            prop_assert!(line.is_some_and(|line| Money::ZERO < discount.amount && discount.amount <= line.amount));
        }
        let total: Money = discounts.iter().map(|discount| discount.amount).sum();
        prop_assert!(total <= sum_of(&bill));
    }

    /// The parts add up to what was promised for the whole.
    #[test]
    fn nothing_is_lost_in_the_parts(bill in bills(), basis_points in 1i32..=10_000, minor in 1i64..20_000) {
        let total = |effect| line_discounts(&effect, &bill).iter().map(|discount| discount.amount).sum::<Money>();
        let rate = Rate::from_basis_points(basis_points);
        prop_assert_eq!(total(Effect::OrderPercent(rate)), sum_of(&bill).share(rate));
        let amount = Money::from_minor(minor);
        prop_assert_eq!(total(Effect::OrderAmount(amount)), amount.min(sum_of(&bill)));
    }

    /// The same bill in another order of lines saves the same.
    #[test]
    fn the_order_of_the_lines_does_not_matter(bill in bills(), effect in effects()) {
        let total = |bill: &[BillLine]| line_discounts(&effect, bill).iter().map(|one| one.amount).sum::<Money>();
        let reversed: Vec<BillLine> = bill.iter().rev().copied().collect();
        prop_assert_eq!(total(&bill), total(&reversed));
    }
}
