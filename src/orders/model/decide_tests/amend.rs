//! Paid bills that are changed, opened again, or cancelled.

use super::{
    bills::{amend, burger, coffee, credited, dishes, money_back, off, on_bill, part, percent, refund, reopen, split},
    bistro::{Bistro, MINT, add, advance, cancel, chosen, euros, id, note, send, void},
};
use crate::{
    menu::model::selection::Selection,
    orders::model::{
        Ending, OrderStatus, PayState, Tender,
        command::{OrderCommand, RefundOf, StockFate},
        error::OrderError,
        fact::OrderFact,
        line::LineState,
    },
};

fn mint() -> (u128, Selection) {
    (MINT, Selection::default())
}

/// A burger and a mint, 12.95, paid; the kitchen is at it.
fn paid() -> Bistro {
    let mut bistro = Bistro::open().sent(&[burger(), mint()]);
    bistro.take(1, Tender::Cash, 1_295);
    bistro
}

fn overpaid(number: u128) -> OrderCommand {
    refund(number, RefundOf::Overpaid)
}

/// S3-29: 12.95 paid, a coffee more: 2.50 is left to pay, and paying it ends the amendment. It was paid when it was
/// first paid.
#[test]
fn what_an_amendment_adds_is_paid() {
    let mut bistro = paid();
    let paid_at = bistro.order.paid_at;
    bistro.now += chrono::TimeDelta::minutes(5);
    assert_eq!(bistro.done(amend()), [OrderFact::Amended { reason: note("one more") }]);
    assert_eq!(bistro.done(amend()), [], "it is being changed already");
    bistro.done(add(3, coffee().0, coffee().1, 1));
    bistro.done(send(&[3]));
    assert_eq!((bistro.due(), bistro.order.pay_state()), (250, PayState::PartlyPaid));
    let facts = bistro.take(2, Tender::Terminal, 250);
    assert_eq!(facts[1..], [OrderFact::AmendmentEnded]);
    assert_eq!((bistro.order.pay_state(), bistro.order.paid_at), (PayState::Paid, paid_at));
}

/// S3-29, S3-43: the mint is taken back: 0.05 is given back. Only the mint is voided, so only its stock moves.
#[test]
fn what_an_amendment_leaves_too_much_is_given_back() {
    let mut bistro = paid();
    bistro.done(amend());
    let reason = note("spilt");
    let voided = OrderFact::LineVoided { line: id(2), from: LineState::Queued, reason, stock: None };
    assert_eq!(bistro.done(void(2)), [voided]);
    assert_eq!((bistro.due(), bistro.order.pay_state()), (-5, PayState::Paid));
    let facts = bistro.done(overpaid(1));
    assert_eq!((money_back(&facts), credited(&facts)), (vec![(1, 5, 0, 0)], vec![]));
    assert_eq!(facts.last(), Some(&OrderFact::AmendmentEnded));
    assert_eq!((bistro.due(), bistro.order.pay_state()), (0, PayState::PartlyRefunded));
    assert_eq!(bistro.refusal(overpaid(2)), OrderError::NothingPaid);
}

/// A discount forgotten: 10 % off 12.95 is 1.295 = 1.30, given back.
#[test]
fn a_forgotten_discount_is_given_afterwards() {
    let mut bistro = paid();
    bistro.done(amend());
    bistro.done(on_bill(1, percent(1_000)));
    assert_eq!(money_back(&bistro.done(overpaid(1))), [(1, 130, 0, 0)]);
    assert_eq!((bistro.order.totals().total, bistro.order.is_amending), (euros(1_165), false));
}

/// A completed order is opened again; nothing changed, it is completed again without a second receipt's worth.
#[test]
fn a_completed_order_is_opened_again() {
    let mut bistro = paid();
    bistro.done(advance(&[1, 2], LineState::Served));
    assert_eq!(bistro.order.status(), OrderStatus::Completed);
    bistro.done(reopen());
    assert_eq!((bistro.status(), bistro.order.closed.is_none()), ("ready", true));
    let facts = bistro.done(OrderCommand::Complete);
    assert_eq!(facts, [OrderFact::AmendmentEnded, OrderFact::Completed]);
    bistro.done(amend());
    bistro.done(void(2));
    assert_eq!(bistro.refusal(OrderCommand::Complete), OrderError::NotPaid);
    assert_eq!(bistro.done(overpaid(1))[1..], [OrderFact::AmendmentEnded, OrderFact::Completed]);
}

/// Somebody's dish is in the cart: the bill waits for it.
#[test]
fn an_amendment_ends_with_an_empty_cart() {
    let mut bistro = paid();
    bistro.done(amend());
    bistro.done(void(2));
    bistro.done(add(3, MINT, Selection::default(), 1));
    assert_eq!(bistro.done(overpaid(1)).len(), 1);
    assert!(bistro.order.is_amending);
    assert_eq!(bistro.refusal(OrderCommand::Complete), OrderError::UnsentLines { count: 1 });
}

#[test]
fn only_a_paid_bill_is_amended() {
    let mut bistro = Bistro::open().sent(&[burger()]);
    for command in [amend(), reopen()] {
        assert_eq!(bistro.refusal(command), OrderError::NotPaid);
    }
    bistro.done(cancel());
    for command in [amend(), reopen()] {
        assert_eq!(bistro.refusal(command), OrderError::Closed);
    }
}

#[test]
fn a_paid_bill_changes_only_while_it_is_amended() {
    let mut bistro = paid();
    let changes = [
        add(3, MINT, Selection::default(), 1),
        on_bill(1, off(1)),
        split(&[(1, crate::orders::model::split::Part::Even)]),
    ];
    for command in &changes {
        assert_eq!(bistro.refusal(command.clone()), OrderError::Paid);
    }
    assert_eq!(bistro.refusal(void(2)), OrderError::MoneyTaken);
    bistro.done(amend());
    for command in changes {
        assert!(!bistro.clone().done(command).is_empty());
    }
}

/// Two of three coffees were refunded: the line is not taken back as well.
#[test]
fn what_was_refunded_is_not_taken_back_too() {
    let mut bistro = Bistro::open().had(1, coffee(), 3).had(2, burger(), 1);
    bistro.pay_all();
    bistro.done(refund(1, dishes(&[(1, 2)])));
    bistro.done(amend());
    assert_eq!(bistro.refusal(void(1)), OrderError::AlreadyRefunded { item: "Coffee".to_owned() });
    bistro.done(void(2));
    assert_eq!(bistro.due(), -1_290);
}

/// Three coffees, 7.50, and a burger, 12.90. The coffees are refunded, 5.00 in all remains to be credited of the
/// burger's rate alone: half the bill off would leave 3.75 of coffee against 7.50 credited, though 10.20 is more than
/// 7.50 in all. An amount credited counts at each rate too: the burger cannot be taken back then.
#[test]
fn a_bill_is_not_made_smaller_than_what_was_credited_at_any_rate() {
    let bistro = || {
        let mut bistro = Bistro::open().had(1, coffee(), 3).had(2, burger(), 1);
        bistro.pay_all();
        bistro
    };
    let mut by_dish = bistro();
    by_dish.done(refund(1, dishes(&[(1, 3)])));
    by_dish.done(amend());
    assert_eq!(by_dish.refusal(on_bill(1, percent(5_000))), OrderError::MoneyTaken);
    let mut by_amount = bistro();
    by_amount.done(refund(1, part(200)));
    by_amount.done(amend());
    assert_eq!(by_amount.refusal(void(2)), OrderError::MoneyTaken);
}

/// S3-42, S3-37: a paid order is cancelled: what came in goes back where it came from, tips too, and the dishes go
/// back to stock although the kitchen was at them, unless somebody says waste.
#[test]
fn cancelling_a_paid_order_gives_everything_back() {
    let mut bistro = Bistro::open().sent(&[burger(), mint()]);
    bistro.take(1, Tender::Cash, 1_000);
    bistro.take_with_tip(2, Tender::Card, 295, 100);
    bistro.done(advance(&[1], LineState::Preparing));
    let mut wasted = bistro.clone();
    let facts = bistro.done(cancel());
    let reason = note("they left");
    let voided = |line, from| OrderFact::LineVoided {
        line: id(line),
        from,
        reason: reason.clone(),
        stock: Some(StockFate::Return),
    };
    assert_eq!(facts[..2], [voided(1, LineState::Preparing), voided(2, LineState::Queued)]);
    assert_eq!(money_back(&facts), [(1, 1_000, 0, 0), (2, 295, 100, 0)]);
    assert_eq!(facts.last(), Some(&OrderFact::Cancelled { reason: reason.clone() }));
    let totals = bistro.order.totals();
    assert_eq!((totals.total, totals.paid, totals.tips, totals.due), (euros(0), euros(0), euros(0), euros(0)));
    assert_eq!((bistro.status(), bistro.order.pay_state()), ("cancelled", PayState::Refunded));
    assert_eq!(bistro.done(cancel()), []);
    let facts = wasted.done(OrderCommand::Cancel { reason, stock: Some(StockFate::Waste) });
    assert!(matches!(facts[0], OrderFact::LineVoided { stock: Some(StockFate::Waste), .. }));
}

/// S3-42: completed too, and what was credited before is not given back twice.
#[test]
fn a_completed_order_is_cancelled_with_what_is_still_kept() {
    let mut bistro = paid();
    bistro.done(advance(&[1, 2], LineState::Served));
    bistro.done(refund(1, part(295)));
    assert_eq!(money_back(&bistro.done(cancel())), [(1, 1_000, 0, 0)]);
    let how = bistro.order.closed.clone().map(|closure| closure.how);
    assert_eq!(how, Some(Ending::Cancelled { reason: note("they left") }));
    assert_eq!((bistro.order.totals().credited, bistro.due()), (euros(0), 0));
}

/// 5.00 of 12.95 was paid when they left: it goes back; what was begun is waste, as nobody said otherwise.
#[test]
fn a_part_paid_order_is_cancelled_with_its_money() {
    let mut bistro =
        Bistro::open().sent(&[burger(), (super::bistro::BURGER, chosen(None, &[super::bistro::SALAD], &[]))]);
    bistro.take(1, Tender::Cash, 500);
    let facts = bistro.done(cancel());
    assert!(matches!(facts[0], OrderFact::LineVoided { stock: None, .. }));
    assert_eq!(money_back(&facts), [(1, 500, 0, 0)]);
    assert_eq!((bistro.order.pay_state(), bistro.order.paid_at), (PayState::Refunded, None));
}
