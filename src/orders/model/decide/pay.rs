//! Money that comes in.

use super::Decision;
use crate::{
    kernel::{ids::PaymentId, money::Money, text::Note},
    orders::model::{Order, Tender, command::Capture, error::OrderError, fact::OrderFact},
};

pub(super) fn take(order: &Order, capture: &Capture) -> Decision {
    if order.payments.iter().any(|known| known.payment == capture.payment) {
        return Ok(vec![]);
    }
    let due = due(order, capture)?;
    if order.paid_at.is_some() && due <= Money::ZERO {
        return Err(OrderError::Paid);
    }
    let unsent = order.drafts().count();
    if 0 < unsent && !capture.is_fetched {
        return Err(OrderError::UnsentLines { count: unsent });
    }
    if capture.seen_due != due {
        return Err(OrderError::BillChanged { due });
    }
    if capture.amount <= Money::ZERO || capture.tip < Money::ZERO {
        return Err(OrderError::AmountNotPositive);
    }
    if due < capture.amount {
        return Err(OrderError::AmountTooHigh { due });
    }
    let rounding = rounding(order, capture, due);
    let received = capture.amount + rounding + capture.tip;
    if capture.tendered < received {
        return Err(OrderError::TenderedTooLow);
    }
    if capture.tender != Tender::Cash && received != capture.tendered {
        return Err(OrderError::ChangeNotCash);
    }
    Ok(vec![OrderFact::PaymentCaptured {
        payment: capture.payment,
        tender: capture.tender,
        amount: capture.amount,
        tendered: capture.tendered,
        tip: capture.tip,
        rounding,
        share: capture.share,
    }])
}

/// What is left of the bill, or of the named share of a divided one.
fn due(order: &Order, capture: &Capture) -> Result<Money, OrderError> {
    match (&order.split, capture.share) {
        (None, None) => Ok(order.totals().due),
        (None, Some(_)) => Err(OrderError::ShareUnknown),
        (Some(_), None) => Err(OrderError::ShareMissing),
        (Some(_), Some(id)) => {
            order.shares().iter().find(|share| share.id == id).map(|share| share.due).ok_or(OrderError::ShareUnknown)
        }
    }
}

/// Cash that settles what is due is rounded to the smallest coin, half up; anything else is exact.
///
/// Example, smallest coin 0.05: 12.93 is paid with 12.95, rounding 0.02; 12.92 with 12.90, rounding -0.02.
fn rounding(order: &Order, capture: &Capture, due: Money) -> Money {
    match order.rules.cash_rounding {
        Some(coin) if capture.tender == Tender::Cash && capture.amount == due => {
            capture.amount.rounded_to(coin) - capture.amount
        }
        _ => Money::ZERO,
    }
}

pub(super) fn correct_tender(order: &Order, id: PaymentId, to: Tender, reason: &Note) -> Decision {
    let payment = order.payments.iter().find(|known| known.payment == id).ok_or(OrderError::PaymentUnknown)?;
    if payment.tender == to {
        return Ok(vec![]);
    }
    // What the gateway charged or did not charge is no mistake of the keys.
    if payment.tender == Tender::Card || to == Tender::Card {
        return Err(OrderError::TenderFixed);
    }
    if order.refunds.iter().any(|refund| refund.payment == id) || !payment.rounding.is_zero() {
        return Err(OrderError::TenderFixed);
    }
    Ok(vec![OrderFact::TenderCorrected { payment: id, from: payment.tender, to, reason: reason.clone() }])
}

pub(super) fn complete(order: &Order) -> Decision {
    let unsent = order.drafts().count();
    if 0 < unsent {
        return Err(OrderError::UnsentLines { count: unsent });
    }
    let totals = order.totals();
    if !totals.due.is_zero() || order.sent_lines().next().is_none() {
        return Err(OrderError::NotPaid);
    }
    let paid = order.paid_at.is_none().then_some(OrderFact::Paid { total: totals.total });
    let amended = order.is_amending.then_some(OrderFact::AmendmentEnded);
    Ok(paid.into_iter().chain(amended).chain([OrderFact::Completed]).collect())
}
