//! How far lines and orders are: every move is in the table, the status follows from the lines, an end is an end.

use proptest::prelude::*;

use super::{
    expected,
    histories::histories,
    lived::{Lived, Step},
};
use crate::orders::model::{
    Ending, Order, OrderStatus,
    error::OrderError,
    line::{Line, LineState},
};

proptest! {
    #[test]
    fn every_move_of_a_line_is_in_the_table(history in histories()) {
        for step in Lived::through(&history).steps {
            prop_assert!(step.after.lines.is_sorted_by(|a, b| a.id < b.id), "each line once, in the order of their ids");
            for line in &step.after.lines {
                match step.before.line(line.id) {
                    None => prop_assert_eq!(line.state, LineState::Draft),
                    Some(was) => prop_assert!(
                        was.state == line.state || was.state.may_become(line.state),
                        "{:?} became {:?}", was.state, line.state
                    ),
                }
            }
            let gone = step.before.lines.iter().filter(|line| step.after.line(line.id).is_none());
            for line in gone {
                prop_assert_eq!(line.state, LineState::Draft, "only a draft is taken off the order");
            }
        }
    }

    #[test]
    fn the_status_follows_from_the_lines(history in histories()) {
        for step in Lived::through(&history).steps {
            prop_assert_eq!(step.after.status(), expected::status(&step.after));
        }
    }

    #[test]
    fn a_line_s_times_tell_how_far_it_came(history in histories()) {
        for step in Lived::through(&history).steps {
            for line in &step.after.lines {
                times_are_in_order(line)?;
            }
        }
    }

    #[test]
    fn a_closed_order_changes_no_more(history in histories()) {
        let closed = |step: &Step| !step.before.is_open();
        for step in Lived::through(&history).steps.into_iter().filter(closed) {
            prop_assert!(matches!(&step.answer, Err(OrderError::Closed)) || step.answer == Ok(vec![]));
            prop_assert_eq!(step.after, step.before);
        }
    }

    /// PRODUCT: an order completes itself when it is paid and all its lines are served or voided.
    #[test]
    fn a_paid_order_whose_dishes_are_all_out_is_complete(history in histories()) {
        for step in Lived::through(&history).steps {
            let order = &step.after;
            let is_out = |line: &Line| matches!(line.state, LineState::Served | LineState::Voided);
            if order.paid_at.is_some() && order.lines.iter().all(is_out) {
                prop_assert_eq!(order.status(), OrderStatus::Completed);
            }
            ended_soundly(order)?;
        }
    }

    #[test]
    fn each_fact_is_counted_and_nothing_else_moves_the_version(history in histories()) {
        let lived = Lived::through(&history);
        prop_assert_eq!(lived.order.version as usize, lived.facts.len());
        for step in &lived.steps {
            prop_assert_eq!(step.before == step.after, step.before.version == step.after.version);
        }
    }
}

/// A step's time is there exactly when the line has come that far, and no step is earlier than the one before it.
fn times_are_in_order(line: &Line) -> Result<(), TestCaseError> {
    prop_assert_eq!(line.sent_at.is_some(), line.state != LineState::Draft);
    let steps = [
        (LineState::Preparing, line.started_at),
        (LineState::Ready, line.ready_at),
        (LineState::Served, line.served_at),
    ];
    let mut latest = Some(line.added_at).max(line.sent_at);
    for (state, time) in steps {
        prop_assert!(line.state == LineState::Voided || time.is_some() == (state <= line.state));
        prop_assert!(time.is_none() || latest <= time);
        latest = latest.max(time);
    }
    Ok(())
}

fn ended_soundly(order: &Order) -> Result<(), TestCaseError> {
    match order.closed.as_ref().map(|closure| &closure.how) {
        None => prop_assert!(!matches!(order.status(), OrderStatus::Completed | OrderStatus::Cancelled)),
        Some(Ending::Completed) => {
            prop_assert!(order.paid_at.is_some() && order.totals().due.is_zero());
            prop_assert!(order.drafts().next().is_none());
        }
        Some(Ending::Merged { .. }) => prop_assert!(false, "one order alone is merged into none"),
        Some(Ending::Cancelled { .. }) => {
            prop_assert!(order.totals().paid.is_zero() && order.sent_lines().next().is_none());
        }
    }
    Ok(())
}
