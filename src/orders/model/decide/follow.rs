//! What facts bring with them.

use crate::{
    kernel::money::Money,
    orders::model::{Moment, Order, evolve::evolve, fact::OrderFact, line::LineState},
};

/// The bill is settled when nothing is left to pay and nothing waits in the cart, a settled order whose dishes are
/// all served is complete, and money that settles an amended bill ends the amendment.
pub(super) fn what_follows(order: &Order, moment: &Moment, facts: &[OrderFact]) -> Vec<OrderFact> {
    let mut after = order.clone();
    for fact in facts {
        evolve(&mut after, fact, moment);
    }
    let mut more = vec![];
    let due = after.totals().due;
    let is_settled = !after.payments.is_empty() && due.is_zero() && after.drafts().next().is_none();
    if after.is_open() && after.paid_at.is_none() && is_settled && Money::ZERO < kept(&after) {
        more.push(OrderFact::Paid { total: after.totals().total });
        after.paid_at = Some(moment.at);
    }
    let moves_money =
        |fact: &OrderFact| matches!(fact, OrderFact::PaymentCaptured { .. } | OrderFact::PaymentRefunded { .. });
    if after.is_amending && is_settled && facts.iter().any(moves_money) {
        more.push(OrderFact::AmendmentEnded);
        after.is_amending = false;
    }
    let served = after.lines.iter().all(|line| matches!(line.state, LineState::Served | LineState::Voided));
    if after.is_open() && after.paid_at.is_some() && !after.is_amending && due.is_zero() && served {
        more.push(OrderFact::Completed);
    }
    more
}

fn kept(order: &Order) -> Money {
    order.totals().paid
}
