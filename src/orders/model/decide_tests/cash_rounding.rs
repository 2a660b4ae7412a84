//! Cash where the smallest coin is not a cent.

use super::{
    bills::{burger, coins, correct, money_back, part, refund},
    bistro::{Bistro, COFFEE, LARGE, MINT, cancel, chosen, euros},
};
use crate::{
    menu::model::selection::Selection,
    orders::model::{
        Channel, PayState, Tender,
        command::{Capture, OrderCommand, RefundOf},
        error::OrderError,
    },
};

/// The tax on top, for odd cents: a burger is 14.19, a large coffee 3.20 + 0.67 = 3.87, a mint 0.06.
fn bistro(coin: i64) -> Bistro {
    Bistro::with(false, Channel::DineIn).under(coins(coin))
}

fn large() -> (u128, Selection) {
    (COFFEE, chosen(Some(LARGE), &[], &[]))
}

fn mint() -> (u128, Selection) {
    (MINT, Selection::default())
}

/// 14.19 is paid with 14.20, 3.87 with 3.85; both settle the bill.
#[test]
fn cash_that_settles_the_bill_is_rounded_to_the_smallest_coin() {
    for (dish, due, rounding) in [(burger(), 1_419, 1), (large(), 387, -2)] {
        let mut bistro = bistro(5).sent(&[dish]);
        let handed_over = euros(2_000);
        let capture = Capture { tendered: handed_over, ..bistro.cash(1, due) };
        bistro.done(OrderCommand::Capture(capture));
        let payment = &bistro.order.payments[0];
        assert_eq!((payment.amount, payment.rounding), (euros(due), euros(rounding)));
        assert_eq!(payment.change(), euros(2_000 - due - rounding));
        assert_eq!((bistro.order.pay_state(), bistro.due()), (PayState::Paid, 0));
    }
}

#[test]
fn what_is_handed_over_covers_the_rounded_amount() {
    let mut bistro = bistro(5).sent(&[burger()]);
    assert_eq!(bistro.refusal(OrderCommand::Capture(bistro.cash(1, 1_419))), OrderError::TenderedTooLow);
    let short = Capture { tip: euros(100), tendered: euros(1_519), ..bistro.cash(1, 1_419) };
    assert_eq!(bistro.refusal(OrderCommand::Capture(short)), OrderError::TenderedTooLow);
}

/// 10.00 of 14.19 in cash is exact; the rest, 4.19, is settled with 4.20. By card it is 4.19.
#[test]
fn a_part_and_a_card_are_exact() {
    let mut bistro = bistro(5).sent(&[burger()]);
    bistro.take(1, Tender::Cash, 1_000);
    let mut by_card = bistro.clone();
    by_card.take(2, Tender::Terminal, 419);
    let capture = Capture { tendered: euros(420), ..bistro.cash(2, 419) };
    bistro.done(OrderCommand::Capture(capture));
    let roundings =
        |bistro: &Bistro| bistro.order.payments.iter().map(|paid| paid.rounding.minor()).collect::<Vec<_>>();
    assert_eq!((roundings(&bistro), roundings(&by_card)), (vec![0, 1], vec![0, 0]));
}

/// One mint, 0.06, where the smallest coin is 1.00: nothing is handed over, and the bill is settled.
#[test]
fn less_than_half_a_coin_is_nothing() {
    let mut bistro = bistro(100).sent(&[mint()]);
    let capture = Capture { tendered: euros(0), ..bistro.cash(1, 6) };
    bistro.done(OrderCommand::Capture(capture));
    assert_eq!((bistro.order.payments[0].received(), bistro.due()), (euros(0), 0));
}

/// 14.19 was paid with 14.20: all of it goes back as 14.20, refunded or cancelled.
#[test]
fn everything_goes_back_as_it_was_rounded() {
    let mut bistro = bistro(5).sent(&[burger()]);
    bistro.done(OrderCommand::Capture(Capture { tendered: euros(1_420), ..bistro.cash(1, 1_419) }));
    let mut cancelled = bistro.clone();
    assert_eq!(money_back(&bistro.done(refund(1, RefundOf::Whole))), [(1, 1_419, 0, 1)]);
    assert_eq!(money_back(&cancelled.done(cancel())), [(1, 1_419, 0, 1)]);
}

/// Two mints, 0.10 with the tax in it, paid with 0.10. Given back in parts: 0.03 is 0.05 in coins; 0.06 in all is
/// still 0.05, so nothing; 0.09 is 0.10, so 0.05; the last cent has been given already. 0.10 in all.
#[test]
fn refunds_in_parts_come_to_no_more_than_was_paid() {
    let mut bistro = Bistro::open().under(coins(5)).had(1, mint(), 2);
    bistro.take(1, Tender::Cash, 10);
    let mut given = vec![];
    for (number, minor) in [(1, 3), (2, 3), (3, 3), (4, 1)] {
        bistro.done(refund(number, part(minor)));
        given.push(bistro.order.refunds.last().unwrap().given().minor());
    }
    assert_eq!(given, [5, 0, 5, 0]);
    assert_eq!(bistro.order.pay_state(), PayState::Refunded);
}

/// 12.93 of a dearer bill paid in cash exactly: 12.92 back is 12.90 in coins, the last cent brings the 0.03.
#[test]
fn what_was_paid_exactly_goes_back_exactly() {
    let mut bistro = Bistro::open().under(coins(5)).sent(&[burger(), (MINT, Selection::default())]);
    bistro.take(1, Tender::Cash, 1_293);
    bistro.take(2, Tender::Terminal, 2);
    bistro.done(super::bills::refund_from(1, part(1_292), &[(1, 1_292)]));
    bistro.done(super::bills::refund_from(2, part(1), &[(1, 1)]));
    let given: Vec<i64> = bistro.order.refunds.iter().map(|refund| refund.given().minor()).collect();
    assert_eq!(given, [1_290, 3]);
}

/// Coins were given for it: that it was no cash cannot be.
#[test]
fn a_rounded_payment_keeps_its_tender() {
    let mut bistro = bistro(5).sent(&[burger()]);
    bistro.done(OrderCommand::Capture(Capture { tendered: euros(1_420), ..bistro.cash(1, 1_419) }));
    assert_eq!(bistro.refusal(correct(1, Tender::Terminal)), OrderError::TenderFixed);
}
