//! Dishes moved to another order, and orders put together.

use super::{
    bills::{burger, coffee, evenly, off, on_bill, on_line, percent, service_for_six, waive},
    bistro::{Bistro, MINT, add, advance, cancel, euros, id, send, void},
};
use crate::{
    kernel::currency::Currency,
    menu::model::selection::Selection,
    orders::model::{
        Channel, Ending, Moment, Order, PayState, Tender,
        command::OrderCommand,
        decide::{LINES_MAX, moves::move_lines},
        error::OrderError,
        evolve::evolve,
        fact::OrderFact,
        line::LineState,
    },
};

/// Another table's order.
fn other() -> Bistro {
    let mut bistro = Bistro::open();
    bistro.order.id = id(2);
    bistro
}

fn refused(from: &Bistro, to: &Bistro, lines: &[u128]) -> OrderError {
    let lines: Vec<_> = lines.iter().copied().map(id).collect();
    move_lines(&from.order, &to.order, &lines).expect_err("it is refused")
}

/// Moves them, and answers what happened to the one and to the other.
fn moved(from: &mut Bistro, to: &mut Bistro, lines: &[u128]) -> (Vec<OrderFact>, Vec<OrderFact>) {
    let lines: Vec<_> = lines.iter().copied().map(id).collect();
    let (leaving, joining) = move_lines(&from.order, &to.order, &lines).unwrap();
    let moment = Moment { at: from.now, by: super::bistro::waiter() };
    for fact in &leaving {
        evolve(&mut from.order, fact, &moment);
    }
    for fact in &joining {
        evolve(&mut to.order, fact, &moment);
    }
    (leaving, joining)
}

fn numbers(order: &Order) -> Vec<u128> {
    order.lines.iter().map(|line| line.id.uuid().as_u128()).collect()
}

/// The burger goes to the other table half eaten and with its discount: 12.90 less 1.29 here is 11.61 there.
#[test]
fn a_dish_is_moved_as_it_is_with_its_discount() {
    let (mut from, mut to) = (Bistro::open().sent(&[coffee(), burger()]), other());
    from.done(on_line(1, 2, percent(1_000)));
    from.done(advance(&[2], LineState::Served));
    let line = from.order.lines[1].clone();
    let (leaving, _) = moved(&mut from, &mut to, &[2, 2]);
    assert_eq!(leaving, [OrderFact::LinesMovedOut { lines: vec![id(2)], to: id(2) }]);
    assert_eq!((from.due(), to.due(), &to.order.lines[0]), (250, 1_161, &line));
    assert_eq!((from.order.adjustments.len(), to.order.sent_at), (0, line.sent_at));
    moved(&mut to, &mut from, &[2]);
    assert_eq!((numbers(&from.order), from.due()), (vec![1, 2], 1_411));
}

/// Two tables put together: the one ends in the other. What is in the cart comes along, what was taken back stays.
#[test]
fn an_order_that_nothing_is_left_on_ends_in_the_other() {
    let (mut from, mut to) = (Bistro::open().sent(&[coffee(), burger()]), other());
    from.done(void(1));
    from.done(add(3, MINT, Selection::default(), 1));
    let (leaving, _) = moved(&mut from, &mut to, &[2, 3]);
    assert_eq!(leaving[1..], [OrderFact::Merged { into: id(2) }]);
    let how = from.order.closed.clone().map(|closure| closure.how);
    assert_eq!((from.status(), how), ("cancelled", Some(Ending::Merged { into: id(2) })));
    assert_eq!((numbers(&from.order), numbers(&to.order), to.due()), (vec![1], vec![2, 3], 1_290));
    assert_eq!(refused(&from, &to, &[1]), OrderError::Closed);
}

/// 5.00 off the bill is the bill's: it stays, for what stays.
#[test]
fn a_discount_of_the_bill_stays_with_the_bill() {
    let (mut from, mut to) = (Bistro::open().sent(&[coffee(), burger()]), other());
    from.done(on_bill(1, off(500)));
    moved(&mut from, &mut to, &[2]);
    assert_eq!((from.due(), to.due()), (0, 1_290));
}

/// 15.40, of which 2.50 was paid: the burger may go, the coffee was paid for. What is left is settled, which a person
/// says.
#[test]
fn what_was_paid_for_stays() {
    let (mut from, mut to) = (Bistro::open().sent(&[coffee(), burger()]), other());
    from.take(1, Tender::Cash, 250);
    assert_eq!(refused(&from, &to, &[1, 2]), OrderError::MoneyTaken);
    let mut more = from.clone();
    more.take(2, Tender::Cash, 1);
    assert_eq!(refused(&more, &to, &[2]), OrderError::MoneyTaken);
    moved(&mut from, &mut to, &[2]);
    assert_eq!((from.due(), to.due()), (0, 1_290));
    let facts = from.done(OrderCommand::Complete);
    assert_eq!(facts, [OrderFact::Paid { total: euros(250) }, OrderFact::Completed]);
    assert_eq!(from.order.pay_state(), PayState::Paid);
}

/// A party of six sits down at a free table with what it ordered at the bar: 12.90 and 1.29 for service. Where it was
/// taken off before, it does not come back.
#[test]
fn what_joins_a_large_party_bears_its_service() {
    let bar = Bistro::open().under(service_for_six()).sent(&[burger()]);
    let table = || {
        let mut bistro = Bistro::open().under(service_for_six()).party_of(6);
        bistro.order.id = id(2);
        bistro
    };
    let (mut from, mut to) = (bar, table());
    let (_, joining) = moved(&mut from, &mut to, &[1]);
    assert!(matches!(joining[..], [OrderFact::LinesMovedIn { .. }, OrderFact::ServiceAdded { .. }]));
    assert_eq!(to.due(), 1_419);
    let (mut waived, mut to) = (Bistro::open().under(service_for_six()).party_of(6).sent(&[burger()]), table());
    waived.done(waive());
    moved(&mut waived, &mut to, &[1]);
    assert_eq!(to.due(), 1_290);
    let mut in_the_cart = Bistro::open().under(service_for_six());
    in_the_cart.done(add(1, MINT, Selection::default(), 1));
    let mut to = table();
    assert_eq!(moved(&mut in_the_cart, &mut to, &[1]).1.len(), 1, "nothing is ordered yet");
}

#[test]
fn a_move_names_dishes_and_another_order() {
    let (mut from, to) = (Bistro::open().sent(&[coffee(), burger()]), other());
    assert_eq!(refused(&from, &to, &[]), OrderError::NothingToMove);
    assert_eq!(refused(&from, &from, &[1]), OrderError::NothingToMove);
    from.done(void(2));
    for line in [2, 7] {
        assert_eq!(refused(&from, &to, &[1, line]), OrderError::LineUnknown);
    }
}

#[test]
fn dishes_move_between_orders_of_one_kind() {
    let from = Bistro::open().sent(&[coffee()]);
    let with_tax_on_top = Bistro::with(false, Channel::DineIn);
    let takeaway = Bistro::with(true, Channel::Takeaway);
    let mut abroad = other();
    abroad.order.currency = Currency::parse("USD").unwrap();
    for mut to in [with_tax_on_top, takeaway, abroad] {
        to.order.id = id(2);
        assert_eq!(refused(&from, &to, &[1]), OrderError::OrdersDiffer);
    }
}

#[test]
fn dishes_move_between_open_bills() {
    let from = Bistro::open().sent(&[coffee()]);
    let mut split = other().sent(&[burger()]);
    let (mut paid, mut closed) = (split.clone(), split.clone());
    split.done(evenly(&[1, 2]));
    paid.pay_all();
    closed.done(cancel());
    let refusals = [(split, OrderError::IsSplit), (paid, OrderError::Paid), (closed, OrderError::Closed)];
    for (other, expected) in refusals {
        assert_eq!(refused(&from, &other, &[1]), expected);
        assert_eq!(refused(&other, &from, &[1]), expected);
    }
}

#[test]
fn an_order_takes_300_lines_from_others_too() {
    let (mut from, mut to) = (Bistro::open().sent(&[coffee(), burger()]), other());
    for number in 10..309 {
        to.done(add(number, MINT, Selection::default(), 1));
    }
    assert_eq!(refused(&from, &to, &[1, 2]), OrderError::TooManyLines { max: LINES_MAX });
    moved(&mut from, &mut to, &[1]);
    assert_eq!(to.order.lines.len(), LINES_MAX);
    to.done(send(&[10]));
}
