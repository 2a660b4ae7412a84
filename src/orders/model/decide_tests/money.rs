//! Prices, taxes and payments, worked out by hand.

use super::bistro::{
    A_COFFEE, A_WATER, AIOLI, BURGER, Bistro, COFFEE, EGGS, FRIES, KETCHUP, LARGE, LEAVES, LUNCH, MINT, SALAD, SMALL,
    WATER, add, advance, chosen, euros, id, send, void,
};
use crate::{
    menu::model::selection::Selection,
    orders::model::{
        Channel, PayState, Tender,
        command::{Capture, OrderCommand},
        fact::OrderFact,
        line::LineState,
    },
};

/// What one portion of this dish costs with this selection, in cents.
fn price(dish: u128, selection: Selection) -> i64 {
    let mut bistro = Bistro::open();
    bistro.done(add(1, dish, selection, 1));
    bistro.order.lines[0].unit_price.minor()
}

/// The bill as a receipt lists it: rate, net + tax.
fn receipt(bistro: &Bistro) -> String {
    let (totals, currency) = (bistro.order.totals(), bistro.order.currency);
    let digits = |money| currency.digits(money);
    let taxes: Vec<String> = totals
        .taxes
        .iter()
        .map(|share| format!("{}: {} + {}", share.rate.percent_text(), digits(share.net), digits(share.tax)))
        .collect();
    let [subtotal, tax, total] = [totals.subtotal, totals.tax, totals.total].map(digits);
    format!("lines {subtotal}; {}; tax {tax}; total {total}", taxes.join(", "))
}

#[test]
fn a_size_has_its_own_price() {
    assert_eq!(price(COFFEE, chosen(Some(SMALL), &[], &[])), 250);
    assert_eq!(price(COFFEE, chosen(Some(LARGE), &[], &[])), 320);
}

/// One side and one sauce are included, the cheapest ones:
/// - fries: 12.90
/// - fries and salad: the fries (1.50) are included, the salad is 2.00 more: 14.90
/// - two salads: 12.90 + 2.00 = 14.90
/// - fries, two ketchups, one aioli: one ketchup is included; 12.90 + 0.50 + 1.00 = 14.40
#[test]
fn included_extras_are_the_cheapest_ones() {
    assert_eq!(price(BURGER, chosen(None, &[FRIES], &[])), 1_290);
    assert_eq!(price(BURGER, chosen(None, &[FRIES, SALAD], &[])), 1_490);
    assert_eq!(price(BURGER, chosen(None, &[SALAD, SALAD], &[])), 1_490);
    assert_eq!(price(BURGER, chosen(None, &[AIOLI, FRIES, KETCHUP, KETCHUP], &[])), 1_440);
}

/// 11.00, with a coffee 1.00 more, with leaves 0.50 more for each: 11.00 + 1.00 + 2 × 0.50 = 13.00.
#[test]
fn a_combo_s_options_add_their_surcharges() {
    assert_eq!(price(LUNCH, chosen(None, &[], &[A_WATER, EGGS, EGGS])), 1_100);
    assert_eq!(price(LUNCH, chosen(None, &[], &[A_COFFEE, LEAVES, LEAVES])), 1_300);
}

/// Three small coffees and a burger with fries, taxes contained:
/// - coffees: 3 × 2.50 = 7.50 at 21 %: 7.50 × 21 / 121 = 1.3016.. = 1.30, net 6.20
/// - burger: 12.90 at 10 %: 12.90 × 10 / 110 = 1.1727.. = 1.17, net 11.73
/// - tax 1.30 + 1.17 = 2.47, total 7.50 + 12.90 = 20.40
#[test]
fn two_rates_on_one_bill_with_prices_that_contain_the_tax() {
    let mut bistro = Bistro::open();
    bistro.done(add(1, COFFEE, chosen(Some(SMALL), &[], &[]), 3));
    bistro.done(add(2, BURGER, chosen(None, &[FRIES], &[]), 1));
    bistro.done(send(&[1, 2]));
    assert_eq!(receipt(&bistro), "lines 20.40; 10 %: 11.73 + 1.17, 21 %: 6.20 + 1.30; tax 2.47; total 20.40");
}

/// The same with taxes on top:
/// - coffees: 7.50 × 21 % = 1.575 = 1.58 (half up)
/// - burger: 12.90 × 10 % = 1.29
/// - tax 2.87, total 20.40 + 2.87 = 23.27
#[test]
fn two_rates_on_one_bill_with_the_tax_on_top() {
    let mut bistro = Bistro::with(false, Channel::DineIn);
    bistro.done(add(1, COFFEE, chosen(Some(SMALL), &[], &[]), 3));
    bistro.done(add(2, BURGER, chosen(None, &[FRIES], &[]), 1));
    bistro.done(send(&[1, 2]));
    assert_eq!(receipt(&bistro), "lines 20.40; 10 %: 12.90 + 1.29, 21 %: 7.50 + 1.58; tax 2.87; total 23.27");
}

/// Food taken away bears 5 %: 12.90 × 5 / 105 = 0.6142.. = 0.61, net 12.29.
#[test]
fn food_taken_away_bears_its_own_rate() {
    let bistro = Bistro::with(true, Channel::Takeaway).sent(&[(BURGER, chosen(None, &[FRIES], &[]))]);
    assert_eq!(receipt(&bistro), "lines 12.90; 5 %: 12.29 + 0.61; tax 0.61; total 12.90");
}

/// A mint's tax is 0.05 × 10 % = 0.005, half a cent, rounded up for each line:
/// - three lines of one: 3 × 0.01 = 0.03, total 0.18
/// - one line of three: 0.15 × 10 % = 0.015 = 0.02, total 0.17
#[test]
fn tax_is_rounded_half_up_line_by_line() {
    let mint = || (MINT, Selection::default());
    let three_lines = Bistro::with(false, Channel::DineIn).sent(&[mint(), mint(), mint()]);
    assert_eq!(receipt(&three_lines), "lines 0.15; 10 %: 0.15 + 0.03; tax 0.03; total 0.18");
    let mut one_line = Bistro::with(false, Channel::DineIn);
    one_line.done(add(1, MINT, Selection::default(), 3));
    one_line.done(send(&[1]));
    assert_eq!(receipt(&one_line), "lines 0.15; 10 %: 0.15 + 0.02; tax 0.02; total 0.17");
}

/// Drafts are shown apart, with their tax (0.05 + 0.01 on top); a voided line is not owed.
#[test]
fn only_what_is_sent_and_not_taken_back_is_owed() {
    let mint = || (MINT, Selection::default());
    let mut bistro = Bistro::with(false, Channel::DineIn).sent(&[mint(), mint()]);
    bistro.done(void(1));
    bistro.done(add(3, MINT, Selection::default(), 1));
    let totals = bistro.order.totals();
    assert_eq!((totals.total, totals.due, totals.drafts), (euros(6), euros(6), euros(6)));
}

/// 12.90 to pay: 5.00 by card, then 7.90 in cash out of a note of 20.00, which gives 12.10 back.
#[test]
fn a_bill_is_paid_in_parts_and_cash_gives_change() {
    let mut bistro = Bistro::open().sent(&[(BURGER, chosen(None, &[FRIES], &[]))]);
    assert_eq!(bistro.order.pay_state(), PayState::Unpaid);
    bistro.done(OrderCommand::Capture(Capture { tender: Tender::Card, ..bistro.cash(1, 500) }));
    assert_eq!((bistro.order.pay_state(), bistro.order.totals().due), (PayState::PartlyPaid, euros(790)));
    let rest = Capture { tendered: euros(2_000), ..bistro.cash(2, 790) };
    let facts = bistro.done(OrderCommand::Capture(rest));
    assert_eq!(facts.last(), Some(&OrderFact::Paid { total: euros(1_290) }));
    assert_eq!((bistro.order.pay_state(), bistro.order.payments[1].change()), (PayState::Paid, euros(1_210)));
    assert_eq!(bistro.done(OrderCommand::Capture(rest)), [], "the same payment again is taken once");
}

/// A glass of water for nothing: there is no money to take, so the order ends when it is served, or earlier by hand.
#[test]
fn an_order_that_costs_nothing_ends_by_itself() {
    let mut bistro = Bistro::open().sent(&[(WATER, Selection::default())]);
    let facts = bistro.done(advance(&[1], LineState::Served));
    assert_eq!(facts[1..], [OrderFact::Paid { total: euros(0) }, OrderFact::Completed]);

    let mut bistro = Bistro::open().sent(&[(WATER, Selection::default())]);
    let facts = bistro.done(OrderCommand::Complete);
    assert_eq!(facts, [OrderFact::Paid { total: euros(0) }, OrderFact::Completed]);
}

/// 12.90 + 0.05 ordered, 12.90 paid, the mint taken back: nothing is left to pay. As long as a dish waits in the
/// cart the bill stays open for it.
#[test]
fn a_bill_is_not_settled_over_a_dish_in_the_cart() {
    let mut bistro = Bistro::open().sent(&[(BURGER, chosen(None, &[FRIES], &[])), (MINT, Selection::default())]);
    bistro.done(OrderCommand::Capture(bistro.cash(1, 1_290)));
    bistro.done(add(3, MINT, Selection::default(), 1));
    assert_eq!(bistro.done(void(2)).len(), 1);
    assert_eq!((bistro.order.pay_state(), bistro.order.totals().due), (PayState::PartlyPaid, euros(0)));

    let mut sent = bistro.clone();
    sent.done(send(&[3]));
    assert_eq!(sent.order.totals().due, euros(5));

    let facts = bistro.done(OrderCommand::RemoveLine { line: id(3) });
    assert_eq!(facts, [OrderFact::LineRemoved { line: id(3) }, OrderFact::Paid { total: euros(1_290) }]);
}
