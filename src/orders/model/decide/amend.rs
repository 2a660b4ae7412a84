//! Changing a bill that was paid, and ending an order that will not be eaten.

use super::{Decision, refund::give_everything_back};
use crate::{
    kernel::{ids::RefundId, text::Note},
    orders::model::{Ending, Order, OrderStatus, command::StockFate, error::OrderError, fact::OrderFact},
};

/// Opens a paid bill to be changed; what was completed is open again.
pub(super) fn amend(order: &Order, reason: &Note) -> Decision {
    if order.is_amending {
        return Ok(vec![]);
    }
    if order.closed.as_ref().is_some_and(|closure| closure.how != Ending::Completed) {
        return Err(OrderError::Closed);
    }
    if order.paid_at.is_none() {
        return Err(OrderError::NotPaid);
    }
    Ok(vec![OrderFact::Amended { reason: reason.clone() }])
}

/// Ends the order: its dishes are taken back, and whatever was paid for it is given back tender by tender.
pub(super) fn cancel(order: &Order, reason: &Note, stock: Option<StockFate>) -> Decision {
    match order.status() {
        OrderStatus::Cancelled => return Ok(vec![]),
        // Nothing paid, nothing to give back: there would be nothing left to cancel.
        OrderStatus::Completed if order.paid_at.is_none() => return Err(OrderError::Closed),
        _ => {}
    }
    let stock = stock.or_else(|| order.paid_at.map(|_| StockFate::Return));
    let voids = order.sent_lines().map(|line| OrderFact::LineVoided {
        line: line.id,
        from: line.state,
        reason: reason.clone(),
        stock,
    });
    // The order's own id names the refund: an order is cancelled once.
    let refunds = give_everything_back(order, RefundId::from(order.id.uuid()), reason);
    Ok(voids.chain(refunds).chain([OrderFact::Cancelled { reason: reason.clone() }]).collect())
}
