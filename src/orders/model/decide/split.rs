//! Dividing a bill.

use super::Decision;
use crate::{
    kernel::money::Money,
    orders::model::{
        Order,
        error::OrderError,
        fact::OrderFact,
        split::{Part, SHARES_MAX, Share, Split, WEIGHT_MAX},
    },
};

/// Divides what is still to be paid. Shares that have paid keep what they paid and stand first, so that a bill can
/// be divided again and again until nothing is left.
pub(super) fn split(order: &Order, shares: &[Share]) -> Decision {
    if !order.takes_lines() {
        return Err(OrderError::Paid);
    }
    check(order, shares)?;
    let paid = order.shares().into_iter().filter(|share| !share.paid.is_zero());
    let mut all: Vec<Share> =
        paid.map(|share| Share { id: share.id, part: Part::Amount { amount: share.paid } }).collect();
    if shares.iter().any(|share| all.iter().any(|settled| settled.id == share.id)) {
        return Err(OrderError::SharePaid);
    }
    if all.is_empty() && shares.is_empty() {
        return Ok(if order.split.is_none() { vec![] } else { vec![OrderFact::BillSplit { split: None }] });
    }
    if shares.is_empty() {
        return Err(OrderError::SharePaid);
    }
    all.extend(shares.iter().cloned());
    let split = Some(Split { shares: all });
    if order.split == split { Ok(vec![]) } else { Ok(vec![OrderFact::BillSplit { split }]) }
}

fn check(order: &Order, shares: &[Share]) -> Result<(), OrderError> {
    if SHARES_MAX < shares.len() {
        return Err(OrderError::TooManyShares { max: SHARES_MAX });
    }
    for (at, share) in shares.iter().enumerate() {
        if shares[..at].iter().any(|earlier| earlier.id == share.id) {
            return Err(OrderError::ShareTwice);
        }
        match &share.part {
            Part::Amount { amount } if *amount <= Money::ZERO => return Err(OrderError::AmountNotPositive),
            Part::Amount { .. } | Part::Even => {}
            Part::Lines { portions } => {
                for portion in portions {
                    order.line(portion.line).ok_or(OrderError::LineUnknown)?;
                    if !(1..=WEIGHT_MAX).contains(&portion.weight) {
                        return Err(OrderError::Weight { max: WEIGHT_MAX });
                    }
                }
            }
        }
    }
    Ok(())
}
