//! Courses that wait, are fired and go to their seats.

use super::{
    bills::{burger, coffee},
    bistro::{BURGER, Bistro, MINT, add, advance, euros, guest, id, void},
};
use crate::{
    menu::model::selection::Selection,
    orders::model::{
        Tender,
        command::OrderCommand,
        error::OrderError,
        fact::OrderFact,
        line::LineState::{Draft, Held, Preparing, Queued, Served, Voided},
    },
};

fn send_and_hold(lines: &[u128], hold: &[u128]) -> OrderCommand {
    let ids = |numbers: &[u128]| numbers.iter().copied().map(id).collect();
    OrderCommand::Send { lines: ids(lines), hold: ids(hold) }
}

fn fire(lines: &[u128]) -> OrderCommand {
    OrderCommand::Fire { lines: lines.iter().copied().map(id).collect() }
}

fn seat(line: u128, seat: Option<u8>) -> OrderCommand {
    OrderCommand::SetSeat { line: id(line), seat }
}

fn course(line: u128, course: u8) -> OrderCommand {
    OrderCommand::SetCourse { line: id(line), course }
}

/// A coffee now, a burger later.
fn in_two_courses() -> Bistro {
    let mut bistro = Bistro::open();
    for (line, (dish, selection)) in [(1, coffee()), (2, burger())] {
        bistro.done(add(line, dish, selection, 1));
    }
    bistro.done(send_and_hold(&[1, 2], &[2]));
    bistro
}

/// What waits is ordered and owed, and the kitchen does not have it yet.
#[test]
fn a_held_course_is_owed_and_waits() {
    let mut bistro = Bistro::open();
    for (line, (dish, selection)) in [(1, coffee()), (2, burger())] {
        bistro.done(add(line, dish, selection, 1));
    }
    let facts = bistro.done(send_and_hold(&[1, 2], &[2]));
    assert_eq!(facts, [OrderFact::LinesSent { lines: vec![id(1)] }, OrderFact::LinesHeld { lines: vec![id(2)] }]);
    assert_eq!(bistro.done(send_and_hold(&[1, 2], &[2])), []);
    let (now, later) = (&bistro.order.lines[0], &bistro.order.lines[1]);
    assert_eq!((now.state, now.sent_at, now.fired_at), (Queued, Some(bistro.now), Some(bistro.now)));
    assert_eq!((later.state, later.sent_at, later.fired_at), (Held, Some(bistro.now), None));
    assert_eq!((bistro.status(), bistro.due()), ("in_queue", 1_540));
}

/// Fired twenty minutes later, once.
#[test]
fn a_course_is_fired_when_it_is_its_turn() {
    let mut bistro = in_two_courses();
    let sent_at = bistro.now;
    bistro.now += chrono::TimeDelta::minutes(20);
    assert_eq!(bistro.done(fire(&[2, 2, 1])), [OrderFact::LinesFired { lines: vec![id(2)] }]);
    let line = &bistro.order.lines[1];
    assert_eq!((line.state, line.sent_at, line.fired_at), (Queued, Some(sent_at), Some(bistro.now)));
    assert_eq!(bistro.done(fire(&[2])), []);
}

/// The bill is paid before the last course: it is fired and served all the same, and then the order is complete.
#[test]
fn a_paid_order_still_gets_its_courses() {
    let mut bistro = in_two_courses();
    bistro.done(advance(&[1], Served));
    bistro.take(1, Tender::Terminal, 1_540);
    assert!(bistro.order.is_open());
    bistro.done(fire(&[2]));
    assert_eq!(bistro.done(advance(&[2], Served)).last(), Some(&OrderFact::Completed));
}

/// It goes to the kitchen by being fired, which makes its ticket; it may be taken back before that.
#[test]
fn a_held_course_is_not_advanced() {
    let mut bistro = in_two_courses();
    for to in [Queued, Preparing, Served] {
        let illegal = OrderError::IllegalTransition { item: "Burger".to_owned(), from: Held, to };
        assert_eq!(bistro.refusal(advance(&[2], to)), illegal);
    }
    bistro.done(void(2));
    assert_eq!((bistro.order.lines[1].state, bistro.order.totals().due), (Voided, euros(250)));
}

#[test]
fn only_what_is_ordered_is_fired() {
    let mut bistro = in_two_courses();
    bistro.done(add(3, MINT, Selection::default(), 1));
    bistro.done(void(1));
    let illegal = |item: &str, from| OrderError::IllegalTransition { item: item.to_owned(), from, to: Queued };
    assert_eq!(bistro.refusal(fire(&[2, 3])), illegal("Mint", Draft));
    assert_eq!(bistro.refusal(fire(&[1])), illegal("Coffee", Voided));
    assert_eq!(bistro.refusal(fire(&[7])), OrderError::LineUnknown);
}

/// A dish is of its category's course unless somebody says otherwise, until the kitchen has it.
#[test]
fn a_dish_changes_its_course_until_the_kitchen_has_it() {
    let mut bistro = in_two_courses();
    assert_eq!(bistro.order.lines[1].course, 1);
    assert_eq!(bistro.done(course(2, 3)), [OrderFact::LineCourseChanged { line: id(2), from: 1, to: 3 }]);
    assert_eq!(bistro.done(course(2, 3)), []);
    assert_eq!(bistro.refusal(course(1, 2)), OrderError::AlreadySent { item: "Coffee".to_owned() });
    for number in [0, 10] {
        assert_eq!(bistro.refusal(course(2, number)), OrderError::Course { max: 9 });
    }
}

/// Whose dish it is may be said at any time.
#[test]
fn a_dish_gets_its_seat_at_any_time() {
    let mut bistro = in_two_courses();
    bistro.done(advance(&[1], Served));
    assert_eq!(bistro.done(seat(1, Some(4))), [OrderFact::LineSeatChanged { line: id(1), seat: Some(4) }]);
    assert_eq!(bistro.done(seat(1, Some(4))), []);
    bistro.done(seat(1, None));
    for number in [0, 100] {
        assert_eq!(bistro.refusal(seat(2, Some(number))), OrderError::Seat { max: 99 });
    }
}

#[test]
fn seat_and_course_are_checked_when_a_dish_is_added() {
    let mut bistro = Bistro::open();
    let (_, selection) = burger();
    let added = |seat, course| OrderCommand::AddLine {
        line: id(1),
        item: id(BURGER),
        selection: selection.clone(),
        entered: Default::default(),
        quantity: 1,
        note: None,
        seat,
        course,
    };
    assert_eq!(bistro.refusal(added(Some(0), None)), OrderError::Seat { max: 99 });
    assert_eq!(bistro.refusal(added(None, Some(10))), OrderError::Course { max: 9 });
    bistro.done(added(Some(99), Some(9)));
    assert_eq!((bistro.order.lines[0].seat, bistro.order.lines[0].course), (Some(99), 9));
}

#[test]
fn a_guest_seats_own_dishes_only() {
    let mut bistro = Bistro::open();
    bistro.ask(guest(1), &add(1, MINT, Selection::default(), 1)).unwrap();
    for command in [seat(1, Some(1)), course(1, 2)] {
        assert_eq!(bistro.refusal_of(guest(2), command.clone()), OrderError::NotYours { item: "Mint".to_owned() });
        assert!(bistro.ask(guest(1), &command).is_ok());
    }
}
