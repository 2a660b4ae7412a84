use uuid::Uuid;

use super::*;
use crate::{
    kernel::{actor::Actor, currency::Currency, ids::OperationId, language::Language, money::Money, money::Rate},
    menu::model::{Availability, Category, Item, Pricing, TaxClass},
    orders::model::{Channel, evolve::opened, fact::Opened},
};

fn id<T: From<Uuid>>(number: u128) -> T {
    Uuid::from_u128(number).into()
}

fn moment() -> Moment {
    Moment { at: "2026-11-20T20:00:00Z".parse().unwrap(), by: Actor::Member(id(1)) }
}

fn item(number: u128, name: &str, minor: i64) -> Item {
    Item {
        id: id(number),
        category: id(10),
        tax_class: id(11),
        name: name.into(),
        code: None,
        description: "".into(),
        price: Money::from_minor(minor),
        pricing: Pricing::Fixed,
        picture: None,
        allergens: vec![],
        diets: vec![],
        prep_s: 300,
        variants: vec![],
        groups: vec![],
        slots: vec![],
        availability: Availability::OnSale,
        left: None,
    }
}

fn menu() -> Menu {
    let mut off = item(22, "Sea bass", 2_200);
    off.availability = Availability::OffSale { until: None };
    Menu {
        currency: Currency::parse("EUR").unwrap(),
        prices_include_tax: true,
        language: Language::En,
        stations: vec![],
        categories: vec![Category { id: id(10), name: "Mains".into(), station: id(12), course: 1 }],
        items: vec![item(20, "Flat white", 320), item(21, "Burrata", 1_200), off],
        groups: vec![],
        tax_classes: vec![TaxClass { id: id(11), name: "Food".to_owned(), dine_in: Rate::ZERO, takeaway: Rate::ZERO }],
        rules: vec![],
        at: None,
    }
}

fn order() -> Order {
    let fact = Opened {
        order: id(2),
        channel: Channel::DineIn,
        seating: None,
        table: None,
        currency: Currency::parse("EUR").unwrap(),
        prices_include_tax: true,
        rules: crate::restaurants::model::OrderRules::default(),
        covers: None,
    };
    opened(&fact, &moment())
}

fn state() -> OrderState {
    OrderState::new(order(), Arc::new(menu()))
}

fn operation(number: u128, command: OrderCommand) -> Operation {
    Operation { id: id::<OperationId>(number), command, approval: None }
}

fn add(line: u128, dish: u128) -> OrderCommand {
    OrderCommand::AddLine {
        line: id(line),
        item: id(dish),
        selection: Selection::default(),
        entered: Default::default(),
        quantity: 1,
        note: None,
        seat: None,
        course: None,
    }
}

fn count(line: u128, quantity: u32) -> OrderCommand {
    OrderCommand::SetQuantity { line: id(line), quantity }
}

fn send(lines: &[u128]) -> OrderCommand {
    OrderCommand::Send { lines: lines.iter().map(|line| id(*line)).collect(), hold: vec![] }
}

/// What the server makes of a batch.
fn served(mut order: Order, batch: &[Operation]) -> Order {
    for operation in batch {
        let step = Pending { operation: operation.clone(), moment: moment(), is_sending: true };
        perform(&mut order, &menu(), &step).unwrap();
    }
    order
}

#[test]
fn a_dish_is_shown_before_the_server_answers() {
    let mut state = state();
    state.accept(operation(100, add(50, 20)), moment()).unwrap();
    assert_eq!(state.order().totals().drafts, Money::from_minor(320));
    assert_eq!(state.waiting(), 1);
    let batch = state.take_batch();
    assert_eq!(state.take_batch(), vec![], "one request is under way at a time");
    state.confirm(served(order(), &batch));
    assert_eq!((state.order().lines.len(), state.waiting()), (1, 0));
}

#[test]
fn what_is_refused_here_is_not_queued() {
    let mut state = state();
    let refused = state.accept(operation(100, add(50, 22)), moment());
    assert_eq!(refused, Err(OrderError::OffSale { item: "Sea bass".to_owned() }));
    assert_eq!((state.order(), state.waiting()), (&order(), 0));
}

#[test]
fn what_is_done_while_a_request_is_under_way_stays_on_top_of_its_answer() {
    let mut state = state();
    state.accept(operation(100, add(50, 20)), moment()).unwrap();
    let batch = state.take_batch();
    state.accept(operation(101, add(51, 21)), moment()).unwrap();
    state.confirm(served(order(), &batch));
    assert_eq!((state.order().lines.len(), state.waiting()), (2, 1));
    assert_eq!(state.take_batch().len(), 1);
}

#[test]
fn an_answer_older_than_what_is_known_is_passed_over() {
    let mut state = state();
    let newer = served(order(), &[operation(100, add(50, 20))]);
    state.learn(newer.clone());
    state.learn(order());
    assert_eq!(state.order(), &newer);
}

#[test]
fn a_lost_answer_doubles_nothing() {
    let mut state = state();
    state.accept(operation(100, add(50, 20)), moment()).unwrap();
    let batch = state.take_batch();
    state.put_back();
    state.learn(served(order(), &batch));
    assert_eq!(state.order().lines.len(), 1);
    assert_eq!(state.take_batch(), batch, "it is repeated with the same ids");
}

#[test]
fn somebody_else_s_line_and_ours_are_both_kept() {
    let mut state = state();
    state.accept(operation(100, add(50, 20)), moment()).unwrap();
    state.learn(served(order(), &[operation(200, add(40, 21))]));
    let lines: Vec<LineId> = state.order().lines.iter().map(|line| line.id).collect();
    assert_eq!(lines, [id(40), id(50)]);
}

#[test]
fn a_refused_dish_takes_its_sending_with_it() {
    let mut state = state();
    state.accept(operation(100, add(50, 20)), moment()).unwrap();
    state.accept(operation(101, send(&[50])), moment()).unwrap();
    assert_eq!(state.take_batch().len(), 2);
    assert!(!state.refuse(), "which of the two is refused is found out one by one");
    assert_eq!(state.take_batch().len(), 1);
    assert!(state.refuse());
    assert_eq!((state.order(), state.waiting()), (&order(), 0));
}

#[test]
fn a_refused_sending_leaves_the_dishes_in_the_cart() {
    let mut state = state();
    state.accept(operation(100, add(50, 20)), moment()).unwrap();
    let batch = state.take_batch();
    state.confirm(served(order(), &batch));
    state.accept(operation(101, send(&[50])), moment()).unwrap();
    assert_eq!(state.order().drafts().count(), 0);
    state.take_batch();
    assert!(state.refuse());
    assert_eq!(state.order().drafts().count(), 1);
}

#[test]
fn quick_taps_on_a_count_are_one_operation() {
    let mut state = state();
    state.accept(operation(100, add(50, 20)), moment()).unwrap();
    for (number, quantity) in [(101, 2), (102, 3), (103, 4)] {
        state.accept(operation(number, count(50, quantity)), moment()).unwrap();
    }
    assert_eq!(state.waiting(), 2);
    assert_eq!(state.order().lines[0].quantity, 4);
    state.accept(operation(104, count(50, 1)), moment()).unwrap();
    assert_eq!(state.waiting(), 1, "back to where it was is nothing to send");
}

#[test]
fn only_this_screen_s_own_line_grows() {
    let mut state = state();
    state.learn(served(order(), &[operation(200, add(40, 20))]));
    assert!(state.line_to_grow(id(20), &Selection::default(), None, None).is_none());
    state.accept(operation(100, add(50, 20)), moment()).unwrap();
    let line = state.line_to_grow(id(20), &Selection::default(), None, None).map(|line| line.id);
    assert_eq!(line, Some(id(50)));
}
