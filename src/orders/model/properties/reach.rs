//! The histories are worth their time: between them they come to every fact, every status and nearly every refusal.

use std::collections::BTreeSet;

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
    orders::model::{OrderStatus, error::OrderError},
};

/// The same values each time: how much is reached must not depend on luck.
fn samples<S: Strategy>(strategy: &S, count: usize) -> Vec<S::Value> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

#[test]
fn random_histories_come_to_everything_that_can_happen() {
    let lives: Vec<Lived> = samples(&histories(), 256).iter().map(Lived::through).collect();
    let facts: BTreeSet<FactKind> = lives.iter().flat_map(|life| &life.facts).map(|(_, fact)| fact.kind()).collect();
    let orders_facts: Vec<&FactKind> =
        FactKind::ALL.iter().filter(|kind| kind.as_str().starts_with("order.")).collect();
    assert_eq!(facts.iter().collect::<Vec<_>>(), orders_facts);

    let steps: Vec<&Step> = lives.iter().flat_map(|life| &life.steps).collect();
    let statuses: BTreeSet<OrderStatus> = steps.iter().map(|step| step.after.status()).collect();
    assert_eq!(statuses.into_iter().collect::<Vec<_>>(), OrderStatus::ALL);

    let done = steps.iter().filter(|step| step.answer.as_ref().is_ok_and(|facts| !facts.is_empty())).count();
    assert!(steps.len() < 3 * done, "{done} of {} operations changed something", steps.len());
}

#[test]
fn random_histories_come_to_every_refusal_but_too_many_lines() {
    let lives = samples(&histories(), 256);
    let refused = lives.iter().map(Lived::through).flat_map(|life| life.steps).filter_map(|step| step.answer.err());
    let codes: BTreeSet<String> = refused.map(code).collect();
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    let expected = "AmountTooHigh IllegalTransition ItemNotForSale LineUnknown NotYours NothingToSend OrderClosed OrderPaid \
                    SelectionInvalid StaleVersion UnsentLines amount quantity tendered";
    assert_eq!(codes.join(" "), expected);
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
