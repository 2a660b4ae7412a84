//! What facts bring with them, and what they must not leave behind.

use super::refund::is_covered;
use crate::{
    kernel::money::Money,
    orders::model::{Moment, Order, error::OrderError, evolve::evolve, fact::OrderFact, line::LineState},
};

/// A bill is made smaller neither than what was paid of it, unless it is being amended, nor, at any rate of tax, than
/// what was credited of it.
pub(super) fn refuse_kept_money(after: &Order) -> Result<(), OrderError> {
    let is_too_little = !after.is_amending && after.totals().due < Money::ZERO;
    if is_too_little || !is_covered(after) { Err(OrderError::MoneyTaken) } else { Ok(()) }
}

/// The bill is settled when nothing is left to pay and nothing waits in the cart, a settled order whose dishes are
/// all served is complete, and money that settles an amended bill ends the amendment. `after` is the order as the
/// facts leave it.
pub fn what_follows(mut after: Order, moment: &Moment, facts: &[OrderFact]) -> Vec<OrderFact> {
    let mut more = vec![];
    let totals = after.totals();
    let due = totals.due;
    let served = after.lines.iter().all(|line| matches!(line.state, LineState::Served | LineState::Voided));
    let is_settled = !after.payments.is_empty() && due.is_zero() && after.drafts().next().is_none();
    // What costs nothing is paid when it has been eaten: until then something may be added to it.
    let is_free = served && totals.total.is_zero() && due.is_zero() && after.sent_lines().next().is_some();
    let comes_to_nothing = is_settled && Money::ZERO < totals.paid || is_free;
    if after.is_open() && after.paid_at.is_none() && comes_to_nothing {
        let paid = OrderFact::Paid { total: totals.total };
        evolve(&mut after, &paid, moment);
        more.push(paid);
    }
    let moves_money =
        |fact: &OrderFact| matches!(fact, OrderFact::PaymentCaptured { .. } | OrderFact::PaymentRefunded { .. });
    if after.is_amending && is_settled && facts.iter().any(moves_money) {
        evolve(&mut after, &OrderFact::AmendmentEnded, moment);
        more.push(OrderFact::AmendmentEnded);
    }
    if after.is_open() && after.paid_at.is_some() && !after.is_amending && due.is_zero() && served {
        more.push(OrderFact::Completed);
    }
    more
}
