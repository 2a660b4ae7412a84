//! Every reason for which the engine refuses; each time the order stays as it was.

use super::bistro::{
    A_SOUP, A_WATER, BURGER, Bistro, EGGS, FRIES, LUNCH, MINT, SOUP, WATER, add, advance, cancel, chosen, euros, guest,
    id, note, send, void, waiter,
};
use crate::{
    menu::model::selection::Selection,
    orders::model::{
        Tender,
        command::{Capture, OrderCommand},
        decide::LINES_MAX,
        error::OrderError,
        line::LineState,
    },
};

fn mint() -> (u128, Selection) {
    (MINT, Selection::default())
}

fn burger() -> (u128, Selection) {
    (BURGER, chosen(None, &[FRIES], &[]))
}

fn set_quantity(line: u128, quantity: u32) -> OrderCommand {
    OrderCommand::SetQuantity { line: id(line), quantity }
}

fn set_note(line: u128, text: &str) -> OrderCommand {
    OrderCommand::SetNote { line: id(line), note: Some(note(text)) }
}

fn remove(line: u128) -> OrderCommand {
    OrderCommand::RemoveLine { line: id(line) }
}

#[test]
fn a_closed_order_takes_nothing_more() {
    let mut bistro = Bistro::open().sent(&[mint()]);
    bistro.done(cancel());
    let pay = OrderCommand::Capture(bistro.cash(1, 5));
    let further = [
        add(2, MINT, Selection::default(), 1),
        send(&[1]),
        advance(&[1], LineState::Served),
        pay,
        OrderCommand::Complete,
    ];
    for command in further {
        assert_eq!(bistro.refusal(command), OrderError::Closed);
    }
}

#[test]
fn a_paid_order_takes_no_further_round() {
    let mut bistro = Bistro::open().sent(&[mint()]);
    bistro.pay_all();
    let pay = OrderCommand::Capture(bistro.cash(2, 5));
    for command in [add(2, MINT, Selection::default(), 1), pay] {
        assert_eq!(bistro.refusal(command), OrderError::Paid);
    }
    assert_eq!(bistro.done(send(&[1])), [], "what was sent before is sent");
}

#[test]
fn a_line_that_is_not_there_cannot_be_changed() {
    let mut bistro = Bistro::open().sent(&[mint()]);
    let commands = [set_quantity(7, 2), set_note(7, "hot"), send(&[1, 7]), advance(&[1, 7], LineState::Ready), void(7)];
    for command in commands {
        assert_eq!(bistro.refusal(command), OrderError::LineUnknown);
    }
}

#[test]
fn a_dish_that_left_the_menu_is_neither_added_nor_sent() {
    let mut bistro = Bistro::open();
    assert_eq!(bistro.refusal(add(1, 7, Selection::default(), 1)), OrderError::ItemUnknown);
    bistro.done(add(1, MINT, Selection::default(), 1));
    bistro.menu.items.retain(|item| item.id != id(MINT));
    assert_eq!(bistro.refusal(send(&[1])), OrderError::ItemUnknown);
    bistro.menu.tax_classes.clear();
    assert_eq!(bistro.refusal(add(2, WATER, Selection::default(), 1)), OrderError::ItemUnknown);
    bistro.menu.categories.clear();
    assert_eq!(bistro.refusal(add(2, WATER, Selection::default(), 1)), OrderError::ItemUnknown);
}

#[test]
fn a_dish_that_is_off_is_neither_added_nor_sent_until_its_time_is_over() {
    let mut bistro = Bistro::open();
    let off = || OrderError::OffSale { item: "Soup".to_owned() };
    assert_eq!(bistro.refusal(add(1, SOUP, Selection::default(), 1)), off());
    bistro.now += chrono::TimeDelta::minutes(30);
    bistro.done(add(1, SOUP, Selection::default(), 1));
    bistro.now -= chrono::TimeDelta::seconds(1);
    assert_eq!(bistro.refusal(send(&[1])), off());
}

#[test]
fn a_combo_is_off_with_a_dish_that_fills_it() {
    let mut bistro = Bistro::open();
    let lunch = add(1, LUNCH, chosen(None, &[], &[A_WATER, EGGS, A_SOUP]), 1);
    let off = || OrderError::OffSale { item: "Soup".to_owned() };
    assert_eq!(bistro.refusal(lunch.clone()), off());
    bistro.now += chrono::TimeDelta::minutes(30);
    bistro.done(lunch);
    bistro.now -= chrono::TimeDelta::seconds(1);
    assert_eq!(bistro.refusal(send(&[1])), off());
}

#[test]
fn a_line_takes_1_to_999_portions() {
    let mut bistro = Bistro::open();
    for quantity in [0, 1_000, u32::MAX] {
        let error = bistro.refusal(add(1, MINT, Selection::default(), quantity));
        assert_eq!(error, OrderError::Quantity { max: 999 });
    }
    bistro.done(add(1, MINT, Selection::default(), 999));
    assert_eq!(bistro.refusal(set_quantity(1, 1_000)), OrderError::Quantity { max: 999 });
    assert_eq!(bistro.refusal(set_quantity(1, 0)), OrderError::Quantity { max: 999 });
}

/// Lines taken back count: they stay on the order.
#[test]
fn an_order_takes_300_lines() {
    let mut bistro = Bistro::open().sent(&[mint()]);
    bistro.done(void(1));
    for number in 2..=300 {
        bistro.done(add(number, MINT, Selection::default(), 1));
    }
    assert_eq!(bistro.refusal(add(301, MINT, Selection::default(), 1)), OrderError::TooManyLines { max: LINES_MAX });
    assert_eq!(bistro.done(add(300, MINT, Selection::default(), 1)), [], "a repeat is no further line");
}

#[test]
fn what_is_sent_is_voided_not_changed() {
    let mut bistro = Bistro::open().sent(&[mint()]);
    for command in [set_quantity(1, 2), set_note(1, "hot"), remove(1)] {
        assert_eq!(bistro.refusal(command), OrderError::AlreadySent { item: "Mint".to_owned() });
    }
}

#[test]
fn a_guest_changes_own_drafts_and_staff_any() {
    let mut bistro = Bistro::open();
    bistro.ask(guest(1), &add(1, MINT, Selection::default(), 1)).unwrap();
    for command in [set_quantity(1, 2), set_note(1, "hot"), remove(1)] {
        assert_eq!(bistro.refusal_of(guest(2), command), OrderError::NotYours { item: "Mint".to_owned() });
    }
    for by in [guest(1), waiter()] {
        assert!(bistro.clone().ask(by, &remove(1)).is_ok());
    }
}

#[test]
fn sending_nothing_is_refused() {
    assert_eq!(Bistro::open().refusal(send(&[])), OrderError::NothingToSend);
}

/// The table of moves is printed in full beside; here each refusal names the dish and both states.
#[test]
fn an_illegal_move_names_both_states() {
    let illegal = |from, to| OrderError::IllegalTransition { item: "Mint".to_owned(), from, to };
    let mut bistro = Bistro::open();
    bistro.done(add(1, MINT, Selection::default(), 1));
    assert_eq!(bistro.refusal(void(1)), illegal(LineState::Draft, LineState::Voided));
    assert_eq!(bistro.refusal(advance(&[1], LineState::Queued)), illegal(LineState::Draft, LineState::Queued));
    bistro.done(send(&[1]));
    assert_eq!(bistro.refusal(advance(&[1], LineState::Voided)), illegal(LineState::Queued, LineState::Voided));
    bistro.done(advance(&[1], LineState::Served));
    assert_eq!(bistro.refusal(advance(&[1], LineState::Queued)), illegal(LineState::Served, LineState::Queued));
    bistro.done(void(1));
    assert_eq!(bistro.refusal(advance(&[1], LineState::Ready)), illegal(LineState::Voided, LineState::Ready));
}

#[test]
fn an_act_on_several_lines_is_refused_whole() {
    let mut bistro = Bistro::open().sent(&[mint(), mint()]);
    bistro.done(void(2));
    let error = bistro.refusal(advance(&[1, 2], LineState::Ready));
    assert_eq!(
        error,
        OrderError::IllegalTransition { item: "Mint".to_owned(), from: LineState::Voided, to: LineState::Ready }
    );
}

#[test]
fn money_waits_until_everything_is_sent() {
    let mut bistro = Bistro::open().sent(&[mint()]);
    for number in [2, 3] {
        bistro.done(add(number, MINT, Selection::default(), 1));
    }
    let pay = OrderCommand::Capture(bistro.cash(1, 5));
    for command in [pay, OrderCommand::Complete] {
        assert_eq!(bistro.refusal(command), OrderError::UnsentLines { count: 2 });
    }
}

#[test]
fn money_is_taken_for_the_bill_that_was_seen() {
    let mut bistro = Bistro::open().sent(&[mint()]);
    let seen = bistro.cash(1, 5);
    bistro.done(add(2, MINT, Selection::default(), 1));
    bistro.done(send(&[2]));
    assert_eq!(bistro.refusal(OrderCommand::Capture(seen)), OrderError::BillChanged { due: euros(10) });
}

#[test]
fn money_that_does_not_fit_the_bill_is_refused() {
    let mut bistro = Bistro::open().sent(&[burger()]);
    let cash = bistro.cash(1, 1_290);
    let capture = |amount, tendered, tender| {
        OrderCommand::Capture(Capture { amount: euros(amount), tendered: euros(tendered), tender, ..cash })
    };
    let refused = [
        (capture(1_291, 1_291, Tender::Cash), OrderError::AmountTooHigh { due: euros(1_290) }),
        (capture(0, 0, Tender::Cash), OrderError::AmountNotPositive),
        (capture(-1, 100, Tender::Cash), OrderError::AmountNotPositive),
        (capture(1_290, 1_289, Tender::Cash), OrderError::TenderedTooLow),
        (capture(1_290, 1_289, Tender::Card), OrderError::TenderedTooLow),
        (capture(1_290, 1_291, Tender::Card), OrderError::ChangeNotCash),
    ];
    for (command, expected) in refused {
        assert_eq!(bistro.refusal(command), expected);
    }
}

#[test]
fn an_order_that_owes_or_never_asked_for_anything_is_not_completed() {
    assert_eq!(Bistro::open().refusal(OrderCommand::Complete), OrderError::NotPaid);
    assert_eq!(Bistro::open().sent(&[mint()]).refusal(OrderCommand::Complete), OrderError::NotPaid);
    let mut taken_back = Bistro::open().sent(&[mint()]);
    taken_back.done(void(1));
    assert_eq!(taken_back.refusal(OrderCommand::Complete), OrderError::NotPaid);
}

/// 12.90 and 0.05 ordered, 1.00 paid: taking the burger back would leave 0.95 that nobody owes. Once all is paid, not
/// even the free water is taken back.
#[test]
fn what_is_paid_for_is_refunded_before_it_is_taken_back() {
    let mut bistro = Bistro::open().sent(&[burger(), mint(), (WATER, Selection::default())]);
    bistro.done(OrderCommand::Capture(bistro.cash(1, 100)));
    assert_eq!(bistro.refusal(void(1)), OrderError::MoneyTaken);
    bistro.pay_all();
    for command in [void(2), void(3)] {
        assert_eq!(bistro.refusal(command), OrderError::MoneyTaken);
    }
}
