//! The service charge by rule, and what people leave beyond the bill.

use super::{
    bills::{burger, coffee, dishes, money_back, on_bill, percent, refund, service_for_six, waive},
    bistro::{Bistro, add, advance, cancel, euros, send},
};
use crate::{
    kernel::money::Money,
    orders::model::{
        Channel, PayState, Tender,
        command::{Capture, OrderCommand, RefundOf},
        error::OrderError,
        fact::OrderFact,
        line::LineState,
    },
};

fn covers(covers: u32) -> OrderCommand {
    OrderCommand::SetCovers { covers }
}

/// Six people, a burger and a coffee, 15.40; 10 % is 1.54, which holds 1.54 × 21 / 121 = 0.2672.. = 0.27 of tax:
/// - 10 %: 11.73 + 1.17 (the burger)
/// - 21 %: 2.07 + 0.43 (the coffee) and 1.27 + 0.27 (the service)
#[test]
fn a_large_party_is_charged_for_service() {
    let bistro = Bistro::open().under(service_for_six()).party_of(6).sent(&[burger(), coffee()]);
    assert_eq!(bistro.bill(), "15.40 - 0.00 + 1.54; 10 %: 11.73 + 1.17, 21 %: 3.34 + 0.70; total 16.94");
}

/// The tax on top: 1.54 × 21 % = 0.3234 = 0.32, so service comes to 1.86; 12.90 + 1.29 + 2.50 + 0.53 + 1.86 = 19.08.
#[test]
fn the_tax_of_the_service_comes_on_top_too() {
    let bistro = Bistro::with(false, Channel::DineIn).under(service_for_six()).party_of(6).sent(&[burger(), coffee()]);
    assert_eq!(bistro.order.totals().total, euros(1_908));
}

#[test]
fn nobody_else_is() {
    let small = Bistro::open().under(service_for_six()).party_of(5).sent(&[burger()]);
    let counter = Bistro::open().under(service_for_six()).sent(&[burger()]);
    let no_rule = Bistro::open().party_of(6).sent(&[burger()]);
    for bistro in [small, counter, no_rule] {
        assert_eq!(bistro.due(), 1_290);
    }
}

/// 10 % off 15.40 leaves 13.86; 10 % of that is 1.386 = 1.39.
#[test]
fn service_is_for_what_discounts_leave() {
    let mut bistro = Bistro::open().under(service_for_six()).party_of(6).sent(&[burger(), coffee()]);
    bistro.done(on_bill(1, percent(1_000)));
    assert_eq!(bistro.due(), 1_540 - 154 + 139);
}

/// Two more join a party of four: from then on it is a large one.
#[test]
fn a_party_that_grows_is_charged_from_then_on() {
    let mut bistro = Bistro::open().under(service_for_six()).party_of(4);
    assert_eq!(bistro.done(covers(6)).len(), 1, "nothing is ordered yet");
    bistro.done(covers(4));
    bistro.done(add(1, burger().0, burger().1, 1));
    bistro.done(send(&[1]));
    assert_eq!(bistro.due(), 1_290);
    assert!(matches!(bistro.done(covers(6))[..], [OrderFact::CoversChanged { .. }, OrderFact::ServiceAdded { .. }]));
    assert_eq!((bistro.due(), bistro.done(covers(6))), (1_419, vec![]));
}

/// Somebody took it off: neither a further round nor a further guest puts it on again.
#[test]
fn service_that_was_taken_off_does_not_come_back() {
    let mut bistro = Bistro::open().under(service_for_six()).party_of(6).sent(&[burger()]);
    bistro.done(waive());
    assert_eq!((bistro.due(), bistro.done(waive())), (1_290, vec![]));
    bistro.done(add(2, coffee().0, coffee().1, 1));
    bistro.done(send(&[2]));
    bistro.done(covers(7));
    assert_eq!(bistro.due(), 1_540);
}

/// 14.19 with service, 12.91 paid: without the service a cent would be too much. 12.90 paid: it is settled without it,
/// and the answer may be asked for again.
#[test]
fn service_is_not_taken_off_below_what_was_paid() {
    let mut bistro = Bistro::open().under(service_for_six()).party_of(6).sent(&[burger()]);
    bistro.done(advance(&[1], LineState::Served));
    let mut paid_more = bistro.clone();
    paid_more.take(1, Tender::Cash, 1_291);
    assert_eq!(paid_more.refusal(waive()), OrderError::MoneyTaken);
    bistro.take(1, Tender::Cash, 1_290);
    assert_eq!(bistro.done(waive())[1..], [OrderFact::Paid { total: euros(1_290) }, OrderFact::Completed]);
    assert_eq!(bistro.done(waive()), []);
}

#[test]
fn a_paid_bill_keeps_its_service_and_gets_none() {
    let mut bistro = Bistro::open().under(service_for_six()).party_of(6).sent(&[burger()]);
    bistro.pay_all();
    assert_eq!(bistro.refusal(waive()), OrderError::Paid);
    let mut small = Bistro::open().under(service_for_six()).party_of(2).sent(&[burger()]);
    small.pay_all();
    assert_eq!(small.done(covers(6)).len(), 1);
    assert_eq!(small.due(), 0);
}

#[test]
fn a_party_has_1_to_99_guests() {
    for number in [0, 100] {
        assert_eq!(Bistro::open().refusal(covers(number)), OrderError::Covers { max: 99 });
    }
}

/// 12.90 on the terminal and 1.50 for the staff: 14.40 is charged, 12.90 settles the bill, and the sale knows no tip.
#[test]
fn a_tip_is_beside_the_bill() {
    let mut bistro = Bistro::open().sent(&[burger()]);
    bistro.take_with_tip(1, Tender::Terminal, 1_290, 150);
    let totals = bistro.order.totals();
    assert_eq!(
        (totals.total, totals.paid, totals.tips, totals.due),
        (euros(1_290), euros(1_290), euros(150), euros(0))
    );
    assert_eq!(bistro.order.payments[0].received(), euros(1_440));
    let sold: Money = bistro.order.sale().values().map(|part| part.gross()).sum();
    assert_eq!(sold, euros(1_290));
}

/// 20.00 handed over for 12.90 and 1.10: 6.00 back.
#[test]
fn cash_beyond_bill_and_tip_is_change() {
    let mut bistro = Bistro::open().sent(&[burger()]);
    let capture = Capture { tip: euros(110), tendered: euros(2_000), ..bistro.cash(1, 1_290) };
    bistro.done(OrderCommand::Capture(capture));
    assert_eq!(bistro.order.payments[0].change(), euros(600));
}

#[test]
fn a_tip_has_to_be_handed_over_too() {
    let mut bistro = Bistro::open().sent(&[burger()]);
    let tip = |tip, tendered, tender| {
        let capture = bistro.capture(1, tender, 1_290);
        OrderCommand::Capture(Capture { tip: euros(tip), tendered: euros(tendered), ..capture })
    };
    let refused = [
        (tip(100, 1_389, Tender::Cash), OrderError::TenderedTooLow),
        (tip(100, 1_389, Tender::Terminal), OrderError::TenderedTooLow),
        (tip(100, 1_391, Tender::Terminal), OrderError::ChangeNotCash),
        (tip(-1, 1_289, Tender::Cash), OrderError::AmountNotPositive),
    ];
    for (command, expected) in refused {
        assert_eq!(bistro.refusal(command), expected);
    }
}

/// 12.90 and 1.50: the dish goes back without the tip; what is left of the payment, the tip, goes back with the rest
/// of it, or when the order is cancelled.
#[test]
fn a_tip_goes_back_with_everything_and_only_then() {
    let mut bistro = Bistro::open().sent(&[burger()]);
    bistro.take_with_tip(1, Tender::Terminal, 1_290, 150);
    let mut whole = bistro.clone();
    assert_eq!(money_back(&whole.done(refund(1, RefundOf::Whole))), [(1, 1_290, 150, 0)]);
    assert_eq!(money_back(&bistro.done(refund(1, dishes(&[(1, 1)])))), [(1, 1_290, 0, 0)]);
    assert_eq!((bistro.order.totals().tips, bistro.order.pay_state()), (euros(150), PayState::Refunded));
    let mut cancelled = bistro.clone();
    assert_eq!(money_back(&bistro.done(refund(2, RefundOf::Whole))), [(1, 0, 150, 0)]);
    assert_eq!(money_back(&cancelled.done(cancel())), [(1, 0, 150, 0)]);
    for bistro in [&mut bistro, &mut cancelled] {
        assert_eq!(bistro.order.totals().tips, euros(0));
    }
    assert_eq!(bistro.refusal(refund(3, RefundOf::Whole)), OrderError::NothingPaid);
}
