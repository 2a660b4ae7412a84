//! Discounts and comps, worked out by hand.

use super::{
    bills::{burger, cap, coffee, off, on_bill, on_line, percent},
    bistro::{Bistro, LARGE, MINT, add, advance, chosen, euros, id, send, void},
};
use crate::{
    kernel::money::Rate,
    menu::model::selection::Selection,
    orders::model::{
        Channel, PayState, Tender, adjust::Value, command::OrderCommand, error::OrderError, fact::OrderFact,
        line::LineState,
    },
};

fn remove(adjustment: u128) -> OrderCommand {
    OrderCommand::RemoveDiscount { adjustment: id(adjustment) }
}

/// A large coffee, 3.20, with 10 % off: 0.32 off, 2.88 left; tax 2.88 × 21 / 121 = 0.4998.. = 0.50, net 2.38.
#[test]
fn tax_is_on_what_a_discount_leaves() {
    let mut bistro = Bistro::open().sent(&[(super::bistro::COFFEE, chosen(Some(LARGE), &[], &[]))]);
    bistro.done(on_line(1, 1, percent(1_000)));
    assert_eq!(bistro.bill(), "3.20 - 0.32 + 0.00; 21 %: 2.38 + 0.50; total 2.88");
}

/// The tax on top: 12.90 less 1.29 is 11.61; tax 11.61 × 10 % = 1.161 = 1.16, total 12.77.
#[test]
fn the_same_with_the_tax_on_top() {
    let mut bistro = Bistro::with(false, Channel::DineIn).sent(&[burger()]);
    bistro.done(on_line(1, 1, percent(1_000)));
    assert_eq!(bistro.bill(), "12.90 - 1.29 + 0.00; 10 %: 11.61 + 1.16; total 12.77");
}

/// Three mints, 0.15: 10 % is 0.015, half a cent rounded up: 0.02 off.
#[test]
fn half_a_cent_off_is_a_cent() {
    let mut bistro = Bistro::open().had(1, (MINT, Selection::default()), 3);
    bistro.done(on_line(1, 1, percent(1_000)));
    assert_eq!(bistro.order.totals().discount, euros(2));
}

#[test]
fn no_more_is_taken_off_than_there_is() {
    let mut bistro = Bistro::open().sent(&[coffee(), burger()]);
    bistro.done(on_line(1, 1, off(500)));
    assert_eq!(bistro.bill(), "15.40 - 2.50 + 0.00; 10 %: 11.73 + 1.17, 21 %: 0.00 + 0.00; total 12.90");
    bistro.done(on_bill(2, off(99_999)));
    assert_eq!(bistro.order.totals().total, euros(0));
}

/// Three coffees, 7.50, and a burger, 12.90; 5.00 off the bill of 20.40:
/// - coffees: 5.00 × 7.50 / 20.40 = 1.8382.., burger: 5.00 × 12.90 / 20.40 = 3.1617..; the odd cent goes to the
///   larger remainder: 1.84 and 3.16
/// - coffees 5.66: tax 5.66 × 21 / 121 = 0.9823.. = 0.98, net 4.68
/// - burger 9.74: tax 9.74 × 10 / 110 = 0.8854.. = 0.89, net 8.85
#[test]
fn a_discount_of_the_bill_is_divided_among_the_lines() {
    let mut bistro = Bistro::open().had(1, coffee(), 3).had(2, burger(), 1);
    bistro.done(on_bill(1, off(500)));
    assert_eq!(bistro.bill(), "20.40 - 5.00 + 0.00; 10 %: 8.85 + 0.89, 21 %: 4.68 + 0.98; total 15.40");
    let discounts: Vec<i64> = bistro.order.figures().lines.iter().map(|line| line.discount.minor()).collect();
    assert_eq!(discounts, [184, 316]);
}

/// 12.90: 10 % is 1.29, then 1.00 leaves 10.61; 1.00 first, then 10 % of 11.90, 1.19, leaves 10.71.
#[test]
fn discounts_act_in_the_order_they_were_given() {
    let mut percent_first = Bistro::open().sent(&[burger()]);
    let mut amount_first = percent_first.clone();
    percent_first.done(on_bill(1, percent(1_000)));
    percent_first.done(on_bill(2, off(100)));
    amount_first.done(on_bill(1, off(100)));
    amount_first.done(on_bill(2, percent(1_000)));
    assert_eq!((percent_first.due(), amount_first.due()), (1_061, 1_071));
}

/// A comp is the house's: the dish stays on the bill at its price, and nothing of it is owed.
#[test]
fn a_dish_on_the_house_costs_nothing() {
    let mut bistro = Bistro::open().sent(&[coffee(), burger()]);
    bistro.done(on_line(1, 2, Value::Comp));
    assert_eq!((bistro.order.totals().discount, bistro.due()), (euros(1_290), 250));
    bistro.done(on_bill(2, Value::Comp));
    assert_eq!(bistro.due(), 0);
    assert_eq!(bistro.order.paid_at, None, "something may be added until it has been eaten");
    let facts = bistro.done(advance(&[1, 2], LineState::Served));
    assert_eq!(facts[2..], [OrderFact::Paid { total: euros(0) }, OrderFact::Completed]);
}

#[test]
fn a_discount_goes_with_its_dish_and_comes_off_again() {
    let mut bistro = Bistro::open().sent(&[coffee(), burger()]);
    bistro.done(on_line(1, 2, percent(5_000)));
    assert_eq!(bistro.done(on_line(1, 2, percent(9_000))), [], "the same discount again is given once");
    assert_eq!(bistro.due(), 250 + 645);
    bistro.done(void(2));
    assert_eq!(bistro.due(), 250);
    bistro.done(on_bill(2, off(100)));
    assert_eq!(bistro.done(remove(2)), [OrderFact::AdjustmentRemoved { adjustment: id(2) }]);
    assert_eq!((bistro.due(), bistro.done(remove(2))), (250, vec![]));
}

/// A cap of 15 %. A bill of 12.90: 15 % is 1.935, so 1.94 may be taken off and 1.95 not, in the cart as on the bill.
/// Once 1.29 is off, another 10 % of what is left, 1.16, makes 2.45.
#[test]
fn above_the_cap_somebody_has_to_approve() {
    let above = Err(OrderError::DiscountAboveCap { cap: Rate::from_basis_points(1_500) });
    let mut bistro = Bistro::open().under(cap(1_500));
    bistro.done(add(1, super::bistro::BURGER, burger().1, 1));
    assert_eq!(bistro.ask_within_cap(&on_line(1, 1, off(195))), above);
    bistro.done(send(&[1]));
    for refused in [off(195), percent(1_501)] {
        assert_eq!(bistro.ask_within_cap(&on_line(1, 1, refused)), above);
        assert_eq!(bistro.ask_within_cap(&on_bill(1, refused)), above);
    }
    for given in [off(194), percent(1_500)] {
        assert!(bistro.ask_within_cap(&on_line(1, 1, given)).is_ok());
        assert!(bistro.ask_within_cap(&on_bill(1, given)).is_ok());
    }
    bistro.done(on_line(1, 1, percent(1_000)));
    assert_eq!(bistro.ask_within_cap(&on_bill(2, percent(1_000))), above);
    assert_eq!(bistro.done(on_bill(2, percent(1_000))).len(), 1, "with approval it may be given");
    assert_eq!(bistro.due(), 1_290 - 129 - 116);
}

/// What is on the house is neither bound by the cap nor does it use it up.
#[test]
fn a_comp_is_no_matter_of_the_cap() {
    let mut bistro = Bistro::open().under(cap(1_000)).sent(&[coffee(), burger()]);
    let comp = on_line(1, 1, Value::Comp);
    assert!(bistro.ask_within_cap(&comp).is_ok());
    bistro.done(comp);
    assert!(bistro.ask_within_cap(&on_line(2, 2, percent(1_000))).is_ok());
}

/// 12.90 with 10.00 paid: 2.91 off would leave a cent that nobody owes. 2.90 settles the bill, and served as it is,
/// that ends it; asked again it is done already.
#[test]
fn a_discount_leaves_what_was_paid() {
    let mut bistro = Bistro::open().sent(&[burger()]);
    bistro.done(advance(&[1], LineState::Served));
    bistro.take(1, Tender::Cash, 1_000);
    for value in [off(291), Value::Comp] {
        assert_eq!(bistro.refusal(on_bill(1, value)), OrderError::MoneyTaken);
    }
    let facts = bistro.done(on_bill(1, off(290)));
    assert_eq!(facts[1..], [OrderFact::Paid { total: euros(1_000) }, OrderFact::Completed]);
    assert_eq!((bistro.order.pay_state(), bistro.done(on_bill(1, off(290)))), (PayState::Paid, vec![]));
}

#[test]
fn a_discount_that_makes_no_sense_is_refused() {
    let mut bistro = Bistro::open().sent(&[coffee(), burger()]);
    bistro.done(void(2));
    for value in [off(0), off(-1), percent(0)] {
        assert_eq!(bistro.refusal(on_bill(1, value)), OrderError::AmountNotPositive);
    }
    for line in [2, 7] {
        assert_eq!(bistro.refusal(on_line(1, line, percent(1_000))), OrderError::LineUnknown);
    }
    for number in 1..=50 {
        bistro.done(on_bill(number, off(1)));
    }
    assert_eq!(bistro.refusal(on_bill(51, off(1))), OrderError::TooManyDiscounts { max: 50 });
}

#[test]
fn a_paid_bill_takes_and_loses_no_discount() {
    let mut bistro = Bistro::open().sent(&[burger()]);
    bistro.done(on_bill(1, off(90)));
    bistro.pay_all();
    for command in [on_bill(2, off(1)), remove(1)] {
        assert_eq!(bistro.refusal(command), OrderError::Paid);
    }
}
