//! Money back: whole, in part, dish by dish, and corrections of the tender.

use super::{
    bills::{burger, coffee, correct, credited, dishes, money_back, on_bill, part, percent, refund, refund_from},
    bistro::{Bistro, add, advance, cancel, euros, id},
};
use crate::orders::model::{
    OrderStatus, PayState, Tender,
    command::{OrderCommand, RefundOf},
    error::OrderError,
    fact::OrderFact,
    line::LineState,
};

/// Three coffees, 7.50 (6.20 + 1.30), and a burger, 12.90 (11.73 + 1.17), 20.40, settled on the terminal.
fn paid() -> Bistro {
    let mut bistro = Bistro::open().had(1, coffee(), 3).had(2, burger(), 1);
    bistro.take(1, Tender::Terminal, 2_040);
    bistro
}

/// S4-23, S4-06, S1-17: a completed order is refunded whole, tender by tender, and reads refunded.
#[test]
fn a_completed_order_is_refunded_tender_by_tender() {
    let mut bistro = Bistro::open().had(1, burger(), 1);
    bistro.done(advance(&[1], LineState::Served));
    bistro.take(1, Tender::Cash, 500);
    bistro.take_with_tip(2, Tender::Card, 790, 60);
    assert_eq!(bistro.order.status(), OrderStatus::Completed);
    let facts = bistro.done(refund(1, RefundOf::Whole));
    assert_eq!(money_back(&facts), [(1, 500, 0, 0), (2, 790, 60, 0)]);
    assert_eq!(credited(&facts), [(1_000, 1_173, 117)]);
    let totals = bistro.order.totals();
    assert_eq!(
        (totals.total, totals.credited, totals.paid, totals.due),
        (euros(1_290), euros(1_290), euros(0), euros(0))
    );
    assert_eq!((bistro.status(), bistro.order.pay_state()), ("completed", PayState::Refunded));
    assert_eq!(bistro.done(refund(1, RefundOf::Whole)), [], "the same refund again gives nothing");
    assert_eq!(bistro.refusal(refund(2, RefundOf::Whole)), OrderError::NothingPaid);
}

/// One coffee after the other: 2.50 each; tax 1.30 / 3 = 0.4333.. is 0.43, then half of the 0.87 left, 0.44 (half up),
/// then 0.43. Together they are the line: 6.20 + 1.30.
#[test]
fn portions_refunded_one_by_one_come_to_the_line() {
    let mut bistro = paid();
    let steps: Vec<_> = (1..=3).flat_map(|number| credited(&bistro.done(refund(number, dishes(&[(1, 1)]))))).collect();
    assert_eq!(steps, [(2_100, 207, 43), (2_100, 206, 44), (2_100, 207, 43)]);
    assert_eq!((bistro.order.totals().paid, bistro.order.pay_state()), (euros(1_290), PayState::PartlyRefunded));
    let none_left = OrderError::RefundQuantity { item: "Coffee".to_owned(), left: 0 };
    assert_eq!(bistro.refusal(refund(4, dishes(&[(1, 1)]))), none_left);
}

/// 10 % off the bill: the coffees are 6.75, the burger 11.61. What is given back for the burger is 11.61, not 12.90.
#[test]
fn a_dish_is_refunded_as_it_was_charged() {
    let mut bistro = Bistro::open().had(1, coffee(), 3).had(2, burger(), 1);
    bistro.done(on_bill(1, percent(1_000)));
    bistro.take(1, Tender::Cash, 1_836);
    assert_eq!(money_back(&bistro.done(refund(1, dishes(&[(2, 1)])))), [(1, 1_161, 0, 0)]);
}

/// 5.00 of 20.40: 5.00 × 7.50 / 20.40 = 1.838.. to the coffees, 3.161.. to the burger, so 1.84 and 3.16:
/// - coffees: tax 1.84 × 1.30 / 7.50 = 0.318.. = 0.32, net 1.52
/// - burger: tax 3.16 × 1.17 / 12.90 = 0.286.. = 0.29, net 2.87
#[test]
fn an_amount_is_refunded_at_the_rates_of_the_bill() {
    let mut bistro = paid();
    let facts = bistro.done(refund(1, part(500)));
    assert_eq!(credited(&facts), [(1_000, 287, 29), (2_100, 152, 32)]);
    assert_eq!(money_back(&facts), [(1, 500, 0, 0)]);
    let rest = bistro.done(refund(2, part(1_540)));
    assert_eq!(credited(&rest), [(1_000, 1_173 - 287, 117 - 29), (2_100, 620 - 152, 130 - 32)]);
}

/// Prices with the tax on top round line by line: ten mints of 0.05 with 0.01 each are 0.50 + 0.10. Of 0.59 the tax is
/// 0.59 × 0.10 / 0.60 = 0.098.. = 0.10, net 0.49: no more of either than was charged.
#[test]
fn no_more_tax_is_credited_than_was_charged() {
    let mut bistro = Bistro::with(false, crate::orders::model::Channel::DineIn);
    for line in 1..=10 {
        bistro = bistro.had(line, (super::bistro::MINT, Default::default()), 1);
    }
    bistro.take(1, Tender::Cash, 60);
    assert_eq!(credited(&bistro.done(refund(1, part(59)))), [(1_000, 49, 10)]);
    assert_eq!(credited(&bistro.done(refund(2, part(1)))), [(1_000, 1, 0)]);
}

/// 5.00 came in cash, then 15.40 on the terminal: without a word the last goes back first; or as somebody says.
#[test]
fn money_goes_back_to_the_payments_that_are_named() {
    let mut bistro = Bistro::open().had(1, coffee(), 3).had(2, burger(), 1);
    bistro.take(1, Tender::Cash, 500);
    bistro.take(2, Tender::Terminal, 1_540);
    let mut silent = bistro.clone();
    assert_eq!(money_back(&silent.done(refund(1, part(1_600)))), [(2, 1_540, 0, 0), (1, 60, 0, 0)]);
    let named = bistro.done(refund_from(1, part(600), &[(1, 500), (2, 100)]));
    assert_eq!(money_back(&named), [(1, 500, 0, 0), (2, 100, 0, 0)]);
    let kept_of_cash = OrderError::RefundTooHigh { kept: euros(0) };
    assert_eq!(bistro.refusal(refund_from(2, part(1), &[(1, 1)])), kept_of_cash);
}

#[test]
fn no_more_is_given_back_than_is_kept() {
    let mut bistro = paid();
    bistro.done(refund(1, part(40)));
    let kept = || OrderError::RefundTooHigh { kept: euros(2_000) };
    let refused = [
        (refund(2, part(2_001)), kept()),
        (refund(2, part(0)), OrderError::AmountNotPositive),
        (refund(2, part(-1)), OrderError::AmountNotPositive),
        (refund_from(2, part(5), &[(1, 4)]), OrderError::RefundSplitWrong { amount: euros(5) }),
        (refund_from(2, part(5), &[(1, 0)]), OrderError::AmountNotPositive),
        (refund_from(2, part(5), &[(7, 5)]), OrderError::PaymentUnknown),
        (refund_from(2, part(5), &[(1, 2), (1, 3)]), kept()),
        (refund(2, RefundOf::Overpaid), OrderError::NothingPaid),
    ];
    for (command, expected) in refused {
        assert_eq!(bistro.refusal(command), expected);
    }
}

/// 12.00 of the bill was credited as an amount: less is left of each dish's rate than the dish cost.
#[test]
fn dishes_and_amounts_together_stay_within_the_bill() {
    let mut bistro = paid();
    bistro.done(refund(1, part(1_200)));
    assert_eq!(bistro.refusal(refund(2, dishes(&[(2, 1)]))), OrderError::RefundTooHigh { kept: euros(840) });
    assert_eq!(money_back(&bistro.done(refund(2, dishes(&[(1, 1)])))), [(1, 250, 0, 0)]);
}

#[test]
fn portions_that_are_not_there_are_not_refunded() {
    let mut bistro = paid();
    let quantity = |left| OrderError::RefundQuantity { item: "Coffee".to_owned(), left };
    let refused = [
        (dishes(&[(1, 4)]), quantity(3)),
        (dishes(&[(1, 0)]), quantity(3)),
        (dishes(&[(1, 1), (1, 1)]), quantity(3)),
        (dishes(&[(7, 1)]), OrderError::LineUnknown),
        (dishes(&[]), OrderError::AmountNotPositive),
    ];
    for (what, expected) in refused {
        assert_eq!(bistro.refusal(refund(1, what)), expected);
    }
    bistro.done(refund(1, dishes(&[(1, 2)])));
    assert_eq!(bistro.refusal(refund(2, dishes(&[(1, 2)]))), quantity(1));
}

/// Before a bill is settled it is changed, not refunded; where nothing came in nothing goes back; what was cancelled
/// has gone back already.
#[test]
fn only_a_settled_bill_is_refunded() {
    let mut bistro = Bistro::open().had(1, burger(), 1);
    assert_eq!(bistro.refusal(refund(1, RefundOf::Whole)), OrderError::NothingPaid);
    bistro.take(1, Tender::Cash, 500);
    for what in [RefundOf::Whole, part(100), dishes(&[(1, 1)])] {
        assert_eq!(bistro.refusal(refund(1, what)), OrderError::NotPaid);
    }
    bistro.done(cancel());
    assert_eq!(bistro.refusal(refund(2, RefundOf::Whole)), OrderError::Closed);
}

/// The wrong key: 12.90 was keyed in as 20.00 in cash and came on the terminal. There is no change then; asked again
/// it is so already.
#[test]
fn a_wrongly_chosen_tender_is_corrected() {
    let mut bistro = Bistro::open().had(1, burger(), 1);
    bistro.done(advance(&[1], LineState::Served));
    let cash = crate::orders::model::command::Capture { tendered: euros(2_000), ..bistro.cash(1, 1_290) };
    bistro.done(OrderCommand::Capture(cash));
    assert_eq!(bistro.order.payments[0].change(), euros(710));
    let facts = bistro.done(correct(1, Tender::Terminal));
    let reason = super::bistro::note("wrong key");
    let (payment, from, to) = (id(1), Tender::Cash, Tender::Terminal);
    assert_eq!(facts, [OrderFact::TenderCorrected { payment, from, to, reason }]);
    assert_eq!((bistro.order.payments[0].tender, bistro.order.payments[0].change()), (Tender::Terminal, euros(0)));
    assert_eq!((bistro.status(), bistro.done(correct(1, Tender::Terminal))), ("completed", vec![]));
}

/// What the gateway charged is no mistake of the keys, and what went back went back as it was.
#[test]
fn a_tender_that_stands_is_not_corrected() {
    let mut bistro = Bistro::open().had(1, burger(), 1);
    bistro.take(1, Tender::Card, 500);
    bistro.take(2, Tender::Cash, 790);
    let refused = [
        (correct(1, Tender::Cash), OrderError::TenderFixed),
        (correct(2, Tender::Card), OrderError::TenderFixed),
        (correct(7, Tender::Cash), OrderError::PaymentUnknown),
    ];
    for (command, expected) in refused {
        assert_eq!(bistro.refusal(command), expected);
    }
    bistro.done(refund(1, part(1)));
    assert_eq!(bistro.refusal(correct(2, Tender::Terminal)), OrderError::TenderFixed);
}

/// A refund leaves the bill closed to further dishes.
#[test]
fn a_refunded_order_takes_no_further_round() {
    let mut bistro = paid();
    bistro.done(refund(1, dishes(&[(2, 1)])));
    assert_eq!(bistro.refusal(add(3, coffee().0, coffee().1, 1)), OrderError::Paid);
}
