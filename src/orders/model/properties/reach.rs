//! The histories are worth their time: between them they come to every fact, every status and nearly every refusal.

use std::collections::{BTreeSet, HashSet};

use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};

use super::{
    histories::histories,
    lived::{Lived, Step},
    people::pairs,
};
use crate::{
    kernel::{error::AppError, fact::FactKind},
    orders::model::{OrderStatus, PayState, command::OrderCommand, error::OrderError},
};

/// What no operation on one order brings about.
const OF_TWO_ORDERS_OR_A_TABLE: [FactKind; 4] =
    [FactKind::LinesMovedIn, FactKind::LinesMovedOut, FactKind::OrderMerged, FactKind::OrderTableChanged];

/// The same values each time: how much is reached must not depend on luck.
fn samples<S: Strategy>(strategy: &S, count: usize) -> Vec<S::Value> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

#[test]
fn random_histories_come_to_everything_that_can_happen() {
    let lives: Vec<Lived> = samples(&histories(), 256).iter().map(Lived::through).collect();
    let facts: BTreeSet<FactKind> = lives.iter().flat_map(|life| &life.facts).map(|(_, fact)| fact.kind()).collect();
    let is_of_one_order =
        |kind: &&FactKind| kind.as_str().starts_with("order.") && !OF_TWO_ORDERS_OR_A_TABLE.contains(*kind);
    let orders_facts: Vec<&FactKind> = FactKind::ALL.iter().filter(is_of_one_order).collect();
    assert_eq!(facts.iter().collect::<Vec<_>>(), orders_facts);

    let steps: Vec<&Step> = lives.iter().flat_map(|life| &life.steps).collect();
    let statuses: BTreeSet<OrderStatus> = steps.iter().map(|step| step.after.status()).collect();
    assert_eq!(statuses.into_iter().collect::<Vec<_>>(), OrderStatus::ALL);

    let pay_states: HashSet<PayState> = steps.iter().map(|step| step.after.pay_state()).collect();
    assert_eq!(pay_states.len(), PayState::ALL.len());

    let accepted = steps.iter().filter(|step| step.answer.as_ref().is_ok_and(|facts| !facts.is_empty()));
    let commands: BTreeSet<String> = accepted.map(|step| name(&step.command)).collect();
    assert_eq!(commands.into_iter().collect::<Vec<_>>().join(" "), COMMANDS);

    let done = steps.iter().filter(|step| step.answer.as_ref().is_ok_and(|facts| !facts.is_empty())).count();
    assert!(steps.len() < 4 * done, "{done} of {} operations changed something", steps.len());
}

#[test]
fn random_histories_come_to_every_refusal_but_too_many_lines() {
    let lives = samples(&histories(), 256);
    let refused = lives.iter().map(Lived::through).flat_map(|life| life.steps).filter_map(|step| step.answer.err());
    let codes: BTreeSet<String> = refused.map(code).collect();
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    let expected = "AmountTooHigh ApprovalNeeded BillSplit IllegalTransition ItemNotForSale LineTooMany LineUnknown NotYours \
                    NothingToSend OrderClosed OrderPaid PaymentUnknown RefundTooHigh SelectionInvalid StaleVersion \
                    UnsentLines amount course covers from quantity seat share tendered";
    assert_eq!(codes.join(" "), expected);
}

const COMMANDS: &str = "add_line advance amend cancel capture complete correct_tender discount fire refund \
                        remove_discount remove_line reopen send set_bill_to set_course set_covers set_customer set_name set_note \
                        set_quantity set_seat set_server split void waive_service";

fn name(command: &OrderCommand) -> String {
    serde_json::to_value(command).unwrap()["do"].as_str().unwrap().to_owned()
}

fn code(error: OrderError) -> String {
    match AppError::from(error) {
        AppError::Conflict { code, .. } => format!("{code:?}"),
        AppError::Invalid { fields, .. } => fields[0].field.clone(),
        other => panic!("{other}"),
    }
}

#[test]
fn random_pairs_are_mostly_independent_and_often_both_accepted() {
    let both: Vec<_> = samples(&pairs(), 256).iter().filter_map(|pair| pair.both_ways()).collect();
    let accepted = both.iter().filter(|both| both.accepted == [2, 2]).count();
    assert!(150 < both.len() && 50 < accepted, "{accepted} of {} pairs were accepted", both.len());
}
