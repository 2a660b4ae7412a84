//! How far lines and orders are: every move is in the table, the status follows from the lines, an end is an end.

use proptest::prelude::*;

use super::{
    expected,
    histories::histories,
    lived::{Lived, Step},
};
use crate::{
    kernel::money::Money,
    orders::model::{
        Ending, Order, OrderStatus,
        command::OrderCommand,
        error::OrderError,
        line::{Line, LineState},
    },
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

    /// A completed order may still be refunded, corrected, opened again, cancelled or made out to somebody; nothing else
    /// changes it.
    #[test]
    fn a_completed_order_changes_only_by_what_is_for_completed_orders(history in histories()) {
        let completed = |step: &Step| step.before.status() == OrderStatus::Completed;
        for step in Lived::through(&history).steps.into_iter().filter(completed) {
            let lines = |order: &Order| order.lines.iter().map(|line| line.state).collect::<Vec<_>>();
            match &step.command {
                OrderCommand::Refund(_) | OrderCommand::CorrectTender { .. } | OrderCommand::SetBillTo { .. } => {
                    prop_assert_eq!(step.after.status(), OrderStatus::Completed);
                    prop_assert_eq!(lines(&step.after), lines(&step.before));
                }
                OrderCommand::Amend { .. } | OrderCommand::Reopen { .. } => {
                    prop_assert!(step.answer.is_ok() && step.after.is_open() && step.after.is_amending);
                    prop_assert_eq!(step.after.totals(), step.before.totals());
                }
                OrderCommand::Cancel { .. } => prop_assert_eq!(step.after.status(), OrderStatus::Cancelled),
                _ => {
                    prop_assert!(matches!(&step.answer, Err(OrderError::Closed)) || step.answer == Ok(vec![]));
                    prop_assert_eq!(step.after, step.before);
                }
            }
        }
    }

    #[test]
    fn a_cancelled_order_changes_no_more(history in histories()) {
        let cancelled = |step: &Step| step.before.status() == OrderStatus::Cancelled;
        for step in Lived::through(&history).steps.into_iter().filter(cancelled) {
            prop_assert!(step.answer.is_err() || step.answer == Ok(vec![]));
            prop_assert_eq!(step.after, step.before);
        }
    }

    /// Until it is served, a dish that waits for its course is none of the kitchen's, and is fired once.
    #[test]
    fn what_is_held_is_fired_before_anything_else(history in histories()) {
        for step in Lived::through(&history).steps {
            for was in step.before.lines.iter().filter(|line| line.state == LineState::Held) {
                let now = step.after.line(was.id).expect("what is ordered stays on the order");
                let is_fired = matches!(step.command, OrderCommand::Fire { .. });
                prop_assert!(now.state == LineState::Held || now.state == LineState::Voided || is_fired);
                prop_assert!(was.fired_at.is_none() && now.fired_at.is_some() == (now.state == LineState::Queued));
            }
        }
    }

    /// PRODUCT: an order completes itself when it is paid and all its lines are served or voided.
    #[test]
    fn a_paid_order_whose_dishes_are_all_out_is_complete(history in histories()) {
        for step in Lived::through(&history).steps {
            let order = &step.after;
            let is_out = |line: &Line| matches!(line.state, LineState::Served | LineState::Voided);
            if order.paid_at.is_some() && !order.is_amending && order.lines.iter().all(is_out) {
                prop_assert!(!order.is_open());
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
    let is_fired = !matches!(line.state, LineState::Draft | LineState::Held);
    prop_assert!(line.fired_at.is_some() == is_fired || line.state == LineState::Voided);
    prop_assert!(line.fired_at.is_none() || line.sent_at <= line.fired_at);
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
            let totals = order.totals();
            prop_assert!(totals.paid.is_zero() && totals.tips.is_zero() && totals.due.is_zero(), "nothing is kept");
            let given = order.refunds.iter().map(|refund| refund.given()).sum::<Money>();
            prop_assert_eq!(given, order.payments.iter().map(|payment| payment.received()).sum::<Money>());
            prop_assert!(order.sent_lines().next().is_none() && order.credits.is_empty());
        }
    }
    Ok(())
}
