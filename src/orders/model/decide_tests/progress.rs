//! How an order goes on: who does what when, and what follows by itself.

use super::bistro::{
    BURGER, Bistro, FRIES, MINT, SALAD, add, advance, cancel, chosen, euros, guest, id, note, send, void, waiter,
};
use crate::{
    menu::model::selection::Selection,
    orders::model::{
        Ending,
        command::OrderCommand,
        fact::OrderFact,
        line::LineState::{Preparing, Queued, Ready, Served, Voided},
    },
};

fn mint() -> (u128, Selection) {
    (MINT, Selection::default())
}

fn burger() -> (u128, Selection) {
    (BURGER, chosen(None, &[FRIES], &[]))
}

/// S1-17, S3-37: pending, in queue, in progress (the sources' preparing), ready, completed. The least advanced dish
/// decides. The order ends by itself when it is paid and everything is served.
#[test]
fn an_order_goes_from_pending_to_completed() {
    let mut bistro = Bistro::open();
    let mut seen = vec![bistro.status()];
    for number in [1, 2] {
        bistro.done(add(number, MINT, Selection::default(), 1));
    }
    let kitchen = [advance(&[1], Preparing), advance(&[1], Ready), advance(&[2], Ready)];
    for command in [send(&[1, 2])].into_iter().chain(kitchen) {
        bistro.done(command);
        seen.push(bistro.status());
    }
    bistro.pay_all();
    bistro.done(advance(&[1], Served));
    seen.push(bistro.status());
    let last = bistro.done(advance(&[2], Served));
    seen.push(bistro.status());
    assert_eq!(last, [OrderFact::LineAdvanced { line: id(2), from: Ready, to: Served }, OrderFact::Completed]);
    assert_eq!(seen, ["pending", "in_queue", "in_progress", "in_progress", "ready", "ready", "completed"]);
}

#[test]
fn a_served_order_ends_with_its_payment() {
    let mut bistro = Bistro::open().sent(&[mint()]);
    bistro.done(advance(&[1], Served));
    assert_eq!(bistro.status(), "ready");
    let facts = bistro.pay_all();
    assert_eq!(facts[1..], [OrderFact::Paid { total: euros(5) }, OrderFact::Completed]);
}

/// S1-17: cancelled is an end. S3-37: an order may be cancelled however far the kitchen is.
#[test]
fn an_unpaid_order_is_cancelled_with_everything_that_was_sent() {
    let mut bistro = Bistro::open().sent(&[mint(), burger()]);
    bistro.done(advance(&[2], Served));
    bistro.done(add(3, MINT, Selection::default(), 1));
    let facts = bistro.done(cancel());
    let reason = note("they left");
    let voided = |line, from| OrderFact::LineVoided { line: id(line), from, reason: reason.clone(), stock: None };
    assert_eq!(facts, [voided(1, Queued), voided(2, Served), OrderFact::Cancelled { reason: reason.clone() }]);
    let closure = bistro.order.closed.clone().unwrap();
    assert_eq!((bistro.status(), closure.by, closure.how), ("cancelled", waiter(), Ending::Cancelled { reason }));
}

/// The answer got lost, the client asks again: whatever ended the order may be repeated.
#[test]
fn the_operation_that_ended_an_order_may_be_repeated() {
    let mut cancelled = Bistro::open().sent(&[mint()]);
    let mut handed_over = Bistro::open().sent(&[mint()]);
    handed_over.pay_all();
    let mut served = handed_over.clone();
    let mut voided = Bistro::open().sent(&[burger(), mint()]);
    voided.done(advance(&[1], Served));
    voided.done(OrderCommand::Capture(voided.cash(1, 1_290)));
    let mut removed = voided.clone();
    removed.done(add(3, MINT, Selection::default(), 1));
    removed.done(void(2));
    let lasts = [
        (&mut cancelled, cancel()),
        (&mut handed_over, OrderCommand::Complete),
        (&mut served, advance(&[1], Served)),
        (&mut voided, void(2)),
        (&mut removed, OrderCommand::RemoveLine { line: id(3) }),
    ];
    for (bistro, last) in lasts {
        bistro.done(last.clone());
        assert!(!bistro.order.is_open(), "{last:?}");
        assert_eq!(bistro.done(last), []);
    }
}

#[test]
fn a_line_added_twice_is_there_once_as_it_was_first() {
    let mut bistro = Bistro::open();
    bistro.ask(guest(1), &add(1, BURGER, chosen(None, &[FRIES], &[]), 2)).unwrap();
    assert_eq!(bistro.ask(guest(1), &add(1, BURGER, chosen(None, &[SALAD], &[]), 9)), Ok(vec![]));
    assert_eq!((bistro.order.lines.len(), bistro.order.lines[0].quantity), (1, 2));
}

/// Another phone has sent one of them meanwhile: the rest goes, nothing goes twice.
#[test]
fn sending_again_sends_only_what_was_left() {
    let mut bistro = Bistro::open();
    for number in [1, 2] {
        bistro.done(add(number, MINT, Selection::default(), 1));
    }
    bistro.done(send(&[2]));
    let facts = bistro.done(send(&[1, 2, 1]));
    assert_eq!(facts, [OrderFact::LinesSent { lines: vec![id(1)] }]);
}

/// Two phones at one table: each keeps its line, in the order of their ids, whoever's request came first.
#[test]
fn two_phones_lose_no_line() {
    let (mut one, mut other) = (Bistro::open(), Bistro::open());
    let (early, late) = (add(1, MINT, Selection::default(), 1), add(2, BURGER, chosen(None, &[FRIES], &[]), 1));
    one.ask(guest(1), &early).unwrap();
    one.ask(guest(2), &late).unwrap();
    other.ask(guest(2), &late).unwrap();
    other.ask(guest(1), &early).unwrap();
    assert_eq!(one.order.lines.len(), 2);
    assert_eq!(one.order, other.order);
}

/// The times of steps taken back are forgotten; those before them stay.
#[test]
fn a_recalled_dish_forgets_the_steps_it_lost() {
    let mut bistro = Bistro::open().sent(&[mint()]);
    let sent_at = bistro.now;
    bistro.now += chrono::TimeDelta::minutes(2);
    bistro.done(advance(&[1], Preparing));
    let started_at = bistro.now;
    bistro.now += chrono::TimeDelta::minutes(5);
    bistro.done(advance(&[1], Ready));
    bistro.done(advance(&[1], Preparing));
    let line = &bistro.order.lines[0];
    assert_eq!((line.sent_at, line.started_at, line.ready_at), (Some(sent_at), Some(started_at), None));
}

/// A bar pours and serves at once: the steps between are taken in the same moment.
#[test]
fn a_dish_may_skip_steps_forward() {
    let mut bistro = Bistro::open().sent(&[mint()]);
    bistro.done(advance(&[1], Served));
    let line = &bistro.order.lines[0];
    assert_eq!(
        (line.started_at, line.ready_at, line.served_at),
        (Some(bistro.now), Some(bistro.now), Some(bistro.now))
    );
}

/// Serving the last dish of a paid order ends it, taking one back keeps it open: whoever comes first wins.
#[test]
fn an_undo_that_comes_after_the_end_is_refused() {
    let mut bistro = Bistro::open().sent(&[mint(), mint()]);
    bistro.pay_all();
    bistro.done(advance(&[1], Served));
    let mut undone = bistro.clone();
    undone.done(advance(&[1], Ready));
    undone.done(advance(&[2], Served));
    assert_eq!(undone.status(), "ready");
    bistro.done(advance(&[2], Served));
    assert_eq!(bistro.status(), "completed");
    assert_eq!(bistro.refusal(advance(&[1], Ready)).to_string(), "This order is closed.");
}

#[test]
fn a_voided_dish_stays_on_the_order() {
    let mut bistro = Bistro::open().sent(&[mint()]);
    bistro.done(void(1));
    assert_eq!((bistro.order.lines[0].state, bistro.status()), (Voided, "pending"));
    assert_eq!(bistro.done(void(1)), []);
}
