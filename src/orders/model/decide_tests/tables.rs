//! The tables in full, to be read.

use super::bistro::{Bistro, MINT, add, advance, euros, id, note, send, void, waiter};
use crate::{
    menu::model::selection::Selection,
    orders::model::{command::OrderCommand, error::OrderError, line::LineState},
};

/// A table with a row and a column for each state of a line.
fn table(corner: &str, cell: impl Fn(LineState, LineState) -> &'static str) -> String {
    let heads = LineState::ALL.map(LineState::as_str);
    let mut rows = vec![row(corner, &heads)];
    rows.extend(LineState::ALL.map(|from| row(from.as_str(), &LineState::ALL.map(|to| cell(from, to)))));
    format!("\n{}\n", rows.join("\n"))
}

fn row(head: &str, cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|cell| format!(" {cell:<11}")).collect();
    format!("{head:<9} |{}", cells.trim_end())
}

/// An order of two lines in these states.
fn with_lines(states: [LineState; 2]) -> Bistro {
    let mut bistro = Bistro::open();
    for (number, state) in (1..).zip(states) {
        bistro.done(add(number, MINT, Selection::default(), 1));
        let line = bistro.order.lines.iter_mut().find(|line| line.id == id(number)).unwrap();
        line.state = state;
    }
    bistro
}

/// S1-17, S3-37: from the row's state to the column's.
#[test]
fn the_moves_of_a_line() {
    let moves = table("from", |from, to| if from.may_become(to) { to.as_str() } else { "-" });
    assert_eq!(moves, MOVES, "{moves}");
}

const MOVES: &str = "
from      | draft       held        queued      preparing   ready       served      voided
draft     | -           held        queued      -           -           -           -
held      | -           -           queued      -           -           -           voided
queued    | -           -           -           preparing   ready       served      voided
preparing | -           -           queued      -           ready       served      voided
ready     | -           -           queued      preparing   -           served      voided
served    | -           -           -           -           ready       -           voided
voided    | -           -           -           -           -           -           -
";

/// S1-17, S3-37: an order of two lines, one in the row's state, one in the column's.
#[test]
fn the_status_of_an_order() {
    let statuses = table("", |one, other| with_lines([one, other]).status());
    assert_eq!(statuses, STATUSES, "{statuses}");
}

const STATUSES: &str = "
          | draft       held        queued      preparing   ready       served      voided
draft     | pending     in_queue    in_queue    in_progress ready       ready       pending
held      | in_queue    in_queue    in_queue    in_progress in_progress in_progress in_queue
queued    | in_queue    in_queue    in_queue    in_progress in_progress in_progress in_queue
preparing | in_progress in_progress in_progress in_progress in_progress in_progress in_progress
ready     | ready       in_progress in_progress in_progress ready       ready       ready
served    | ready       in_progress in_progress in_progress ready       ready       ready
voided    | pending     in_queue    in_queue    in_progress ready       ready       pending
";

/// What a person may do to a line in the column's state: `yes`, `already` so, or a refusal's first word. What is held
/// is fired, not advanced: firing gives the kitchen its ticket.
#[test]
fn the_operations_on_a_line() {
    let to = |state| advance(&[1], state);
    let quantity = OrderCommand::SetQuantity { line: id(1), quantity: 2 };
    let mut rows = vec![row("", &LineState::ALL.map(LineState::as_str))];
    let remove = OrderCommand::RemoveLine { line: id(1) };
    let to_note = OrderCommand::SetNote { line: id(1), note: Some(note("hot")) };
    let seat = OrderCommand::SetSeat { line: id(1), seat: Some(2) };
    let course = OrderCommand::SetCourse { line: id(1), course: 2 };
    let fire = OrderCommand::Fire { lines: vec![id(1)] };
    let commands = [
        ("count", quantity),
        ("note", to_note),
        ("seat", seat),
        ("course", course),
        ("remove", remove),
        ("send", send(&[1])),
        ("fire", fire),
        ("void", void(1)),
    ];
    let advances = LineState::ALL.map(|state| (state.as_str(), to(state)));
    for (name, command) in commands.into_iter().chain(advances) {
        rows.push(row(name, &LineState::ALL.map(|state| answer(state, &command))));
    }
    let operations = format!("\n{}\n", rows.join("\n"));
    assert_eq!(operations, OPERATIONS, "{operations}");
}

fn answer(state: LineState, command: &OrderCommand) -> &'static str {
    match with_lines([state, LineState::Queued]).ask(waiter(), command) {
        Ok(facts) if facts.is_empty() => "already",
        Ok(_) => "yes",
        Err(OrderError::AlreadySent { .. }) => "sent",
        Err(OrderError::IllegalTransition { .. }) => "-",
        Err(other) => panic!("{other}"),
    }
}

const OPERATIONS: &str = "
          | draft       held        queued      preparing   ready       served      voided
count     | yes         sent        sent        sent        sent        sent        sent
note      | yes         sent        sent        sent        sent        sent        sent
seat      | yes         yes         yes         yes         yes         yes         yes
course    | yes         yes         sent        sent        sent        sent        sent
remove    | yes         sent        sent        sent        sent        sent        sent
send      | yes         already     already     already     already     already     already
fire      | -           yes         already     already     already     already     -
void      | -           yes         yes         yes         yes         yes         already
draft     | already     -           -           -           -           -           -
held      | -           already     -           -           -           -           -
queued    | -           -           already     yes         yes         -           -
preparing | -           -           yes         already     yes         -           -
ready     | -           -           yes         yes         already     yes         -
served    | -           -           yes         yes         yes         already     -
voided    | -           -           -           -           -           -           already
";

/// Nothing is owed before anything is sent, whatever is in the cart.
#[test]
fn a_cart_owes_nothing() {
    let bistro = with_lines([LineState::Draft, LineState::Voided]);
    assert_eq!(bistro.order.totals().due, euros(0));
}
