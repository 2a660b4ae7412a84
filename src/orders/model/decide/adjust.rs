//! Discounts, comps, the service charge, and what people call an order.

use super::{Decision, Policy, kitchen::service};
use crate::{
    kernel::{
        ids::{AdjustmentId, CustomerId, MemberId},
        money::Money,
        text::{Name, Note},
    },
    orders::model::{
        Moment, Order, OrderStatus,
        adjust::{Adjustment, Scope, Source, Value},
        bill_to::BillTo,
        error::OrderError,
        fact::OrderFact,
        line::LineState,
    },
};

/// The most guests of one party.
const COVERS_MAX: u32 = 99;
/// The most discounts of one order.
const ADJUSTMENTS_MAX: usize = 50;

pub(super) fn discount(
    order: &Order,
    policy: &Policy<'_>,
    moment: &Moment,
    (id, scope, value, reason): (AdjustmentId, Scope, Value, &Note),
) -> Decision {
    if order.adjustments.iter().any(|known| known.id == id) {
        return Ok(vec![]);
    }
    if !order.takes_lines() {
        return Err(OrderError::Paid);
    }
    if ADJUSTMENTS_MAX <= order.adjustments.len() {
        return Err(OrderError::TooManyDiscounts { max: ADJUSTMENTS_MAX });
    }
    if matches!(value, Value::Amount { amount } if amount <= Money::ZERO)
        || matches!(value, Value::Percent { rate } if rate.basis_points() == 0)
        // Promotions and vouchers are taken by acts of their own.
        || value == Value::Lines
    {
        return Err(OrderError::AmountNotPositive);
    }
    if let Scope::Line { line } = scope {
        let line = order.line(line).ok_or(OrderError::LineUnknown)?;
        if line.state == LineState::Voided {
            return Err(OrderError::LineUnknown);
        }
    }
    let adjustment = Adjustment {
        id,
        scope,
        value,
        lines: vec![],
        source: Source::Person,
        reason: reason.clone(),
        by: moment.by,
        at: moment.at,
    };
    if !policy.may_exceed_cap && value != Value::Comp {
        check_cap(order, &adjustment)?;
    }
    Ok(vec![OrderFact::AdjustmentAdded { adjustment }])
}

/// All discounts together stay within the house's cap of what the dishes cost; comps have a right of their own.
/// What is still in the cart counts, so that a discount given early is measured like one given late.
fn check_cap(order: &Order, adjustment: &Adjustment) -> Result<(), OrderError> {
    let Some(cap) = order.rules.discount_cap else { return Ok(()) };
    let above = OrderError::DiscountAboveCap { cap };
    if matches!(adjustment.value, Value::Percent { rate } if cap < rate) {
        return Err(above);
    }
    let mut counted = order.clone();
    counted.adjustments.push(adjustment.clone());
    counted.adjustments.retain(|known| known.value != Value::Comp && known.source == Source::Person);
    for line in counted.lines.iter_mut().filter(|line| line.state == LineState::Draft) {
        line.state = LineState::Queued;
    }
    let figures = counted.figures();
    let (amount, discount) = match adjustment.scope {
        Scope::Line { line } => {
            figures.line(line).map_or((Money::ZERO, Money::ZERO), |line| (line.amount, line.discount))
        }
        Scope::Order => {
            let totals = counted.totals();
            (totals.subtotal, totals.discount)
        }
    };
    if amount.share(cap) < discount { Err(above) } else { Ok(()) }
}

pub(super) fn remove(order: &Order, id: AdjustmentId) -> Decision {
    if !order.adjustments.iter().any(|known| known.id == id) {
        return Ok(vec![]);
    }
    if !order.takes_lines() {
        return Err(OrderError::Paid);
    }
    Ok(vec![OrderFact::AdjustmentRemoved { adjustment: id }])
}

pub(super) fn waive_service(order: &Order, reason: &Note) -> Decision {
    if order.service.is_none() {
        return Ok(vec![]);
    }
    if !order.takes_lines() {
        return Err(OrderError::Paid);
    }
    Ok(vec![OrderFact::ServiceWaived { reason: reason.clone() }])
}

pub(super) fn set_covers(order: &Order, covers: u32) -> Decision {
    if !(1..=COVERS_MAX).contains(&covers) {
        return Err(OrderError::Covers { max: COVERS_MAX });
    }
    if order.covers == Some(covers) {
        return Ok(vec![]);
    }
    let changed = OrderFact::CoversChanged { from: order.covers, to: covers };
    let added = order.sent_lines().next().and_then(|_| service(order, Some(covers)));
    Ok([changed].into_iter().chain(added).chain(service_ends(order, covers)).collect())
}

/// A party that turns out smaller than the rule asks for is not charged for service, until the bill is paid.
fn service_ends(order: &Order, covers: u32) -> Option<OrderFact> {
    let covers_min = order.rules.service?.covers_min;
    (order.service.is_some() && order.paid_at.is_none() && covers < covers_min).then_some(OrderFact::ServiceRemoved)
}

/// Points and vouchers hang on it, so it is settled before the money is.
pub(super) fn set_customer(order: &Order, to: Option<CustomerId>) -> Decision {
    if order.customer == to {
        return Ok(vec![]);
    }
    if order.paid_at.is_some() {
        return Err(OrderError::Paid);
    }
    Ok(vec![OrderFact::CustomerChanged { from: order.customer, to }])
}

/// Whom documents are made out to may be said as long as there is something to document.
pub(super) fn set_bill_to(order: &Order, bill_to: Option<&BillTo>) -> Decision {
    if order.bill_to.as_ref() == bill_to {
        return Ok(vec![]);
    }
    if order.status() == OrderStatus::Cancelled {
        return Err(OrderError::Closed);
    }
    Ok(vec![OrderFact::BilledTo { bill_to: bill_to.cloned() }])
}

pub(super) fn set_server(order: &Order, to: MemberId) -> Vec<OrderFact> {
    if order.server == Some(to) { vec![] } else { vec![OrderFact::ServerChanged { from: order.server, to }] }
}

pub(super) fn set_name(order: &Order, name: Option<&Name>) -> Vec<OrderFact> {
    if order.name.as_ref() == name { vec![] } else { vec![OrderFact::Named { name: name.cloned() }] }
}
