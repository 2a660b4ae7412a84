//! What is taken off: never more than there is, the tax is on what is left, the cap holds whoever it binds.

use proptest::prelude::*;

use super::{
    expected::{self, wide},
    histories::histories,
    lived::{Lived, Step, may_exceed_cap},
};
use crate::{
    kernel::money::Money,
    orders::model::{
        Order,
        adjust::{Adjustment, Scope, Value},
        fact::OrderFact,
        line::LineState,
    },
};

proptest! {
    #[test]
    fn no_line_is_discounted_below_nothing_and_the_tax_is_on_what_is_left(history in histories()) {
        for step in Lived::through(&history).steps {
            let order = &step.after;
            let figures = order.figures();
            for line in &figures.lines {
                prop_assert!(Money::ZERO <= line.discount && line.discount <= line.amount, "{:?}", line);
                let left = wide(line.amount) - wide(line.discount);
                let (net, tax) =
                    expected::net_and_tax(left, line.charge.rate.basis_points(), order.prices_include_tax);
                prop_assert_eq!((wide(line.charge.net), wide(line.tax), wide(line.total)), (net, tax, net + tax));
            }
            let totals = order.totals();
            prop_assert_eq!(figures.lines.iter().map(|line| line.discount).sum::<Money>(), totals.discount);
            prop_assert_eq!(figures.charges().map(|charge| charge.total).sum::<Money>(), totals.total);
        }
    }

    /// Whatever was taken off before: the next discount takes its part of what is left, to the cent.
    #[test]
    fn a_discount_takes_off_what_it_says(history in histories()) {
        for step in Lived::through(&history).steps {
            for adjustment in added(&step) {
                let left = left_before(&step.before, adjustment);
                let more = wide(step.after.totals().discount) - wide(step.before.totals().discount);
                prop_assert_eq!(more, expected::taken_off(adjustment.value, left));
            }
        }
    }

    /// Comps have a right of their own and are left out of account; the cart counts.
    #[test]
    fn nobody_takes_off_more_than_the_cap_without_approval(history in histories()) {
        for step in Lived::through(&history).steps {
            let Some(cap) = history.rules.discount_cap.filter(|_| !may_exceed_cap(step.moment.by)) else { continue };
            for adjustment in added(&step).filter(|adjustment| adjustment.value != Value::Comp) {
                let (amount, discount) = without_comps(&step.after, adjustment.scope);
                prop_assert!(2 * 10_000 * discount <= 2 * amount * i128::from(cap.basis_points()) + 10_000);
            }
        }
    }
}

fn added(step: &Step) -> impl Iterator<Item = &Adjustment> {
    step.answer.iter().flatten().filter_map(|fact| match fact {
        OrderFact::AdjustmentAdded { adjustment } => Some(adjustment),
        _ => None,
    })
}

/// What was left of the line, or of all lines, before this adjustment.
fn left_before(order: &Order, adjustment: &Adjustment) -> i128 {
    let figures = order.figures();
    let is_meant = |line| match adjustment.scope {
        Scope::Order => true,
        Scope::Line { line: meant } => line == meant,
    };
    let lines = figures.lines.iter().filter(|line| is_meant(line.line));
    lines.map(|line| wide(line.amount) - wide(line.discount)).sum()
}

/// What the line, or the whole order, costs in full and what is taken off it, had nothing been on the house.
fn without_comps(order: &Order, scope: Scope) -> (i128, i128) {
    let mut order = order.clone();
    order.adjustments.retain(|adjustment| adjustment.value != Value::Comp);
    for line in order.lines.iter_mut().filter(|line| line.state == LineState::Draft) {
        line.state = LineState::Queued;
    }
    let all = expected::figures(&order);
    match scope {
        Scope::Order => (all.subtotal, all.discount),
        Scope::Line { line } => {
            order.figures().line(line).map_or((0, 0), |line| (wide(line.amount), wide(line.discount)))
        }
    }
}
