//! Money given back, whole, in part or for single dishes; never more than is kept, tender by tender.

use super::Decision;
use crate::{
    kernel::{ids::RefundId, money::Money, text::Note},
    orders::model::{
        Captured, Ending, Order, Tender,
        command::{Refund, RefundFrom, RefundLine, RefundOf},
        error::OrderError,
        fact::OrderFact,
        pricing::TaxShare,
        refunds::{CreditLine, Refunded},
    },
};

pub(super) fn refund(order: &Order, refund: &Refund) -> Decision {
    if order.refunds.iter().any(|known| known.refund == refund.refund) {
        return Ok(vec![]);
    }
    if order.payments.is_empty() {
        return Err(OrderError::NothingPaid);
    }
    if order.closed.as_ref().is_some_and(|closure| closure.how != Ending::Completed) {
        return Err(OrderError::Closed);
    }
    let totals = order.totals();
    let (credit, amount) = match &refund.what {
        RefundOf::Overpaid if totals.due < Money::ZERO => (None, -totals.due),
        RefundOf::Overpaid => return Err(OrderError::NothingPaid),
        // Parts of a bill are given back once it is settled: before that, the bill itself is changed.
        _ if order.paid_at.is_none() || !totals.due.is_zero() => return Err(OrderError::NotPaid),
        RefundOf::Whole => (Some((vec![], left(order))), totals.paid),
        RefundOf::Amount { amount } => (Some((vec![], shares_of(order, *amount)?)), *amount),
        RefundOf::Lines { lines } => {
            let credited = credited_lines(order, lines)?;
            let amount = credited.iter().map(|(line, _)| line.amount).sum();
            let (lines, taxes): (Vec<_>, Vec<_>) = credited.into_iter().unzip();
            (Some((lines, summed(taxes))), amount)
        }
    };
    let given = if refund.what == RefundOf::Whole {
        give_everything_back(order, refund.refund, &refund.reason)
    } else {
        given_back(order, refund, amount)?
    };
    if given.is_empty() {
        return Err(OrderError::NothingPaid);
    }
    let credit = credit.filter(|(_, taxes)| !taxes.is_empty()).map(|(lines, taxes)| OrderFact::CreditGiven {
        refund: refund.refund,
        lines,
        total: taxes.iter().map(|share| share.gross()).sum(),
        taxes,
        reason: refund.reason.clone(),
    });
    Ok(credit.into_iter().chain(given).collect())
}

/// Everything that is kept, tips included, goes back where it came from.
pub(super) fn give_everything_back(order: &Order, id: RefundId, reason: &Note) -> Vec<OrderFact> {
    let kept = order.payments.iter().map(|payment| (payment, kept_of(order, payment), tip_kept_of(order, payment)));
    kept.filter(|(_, amount, tip)| !amount.is_zero() || !tip.is_zero())
        .map(|(payment, amount, tip)| fact(order, payment, (amount, tip), (id, reason)))
        .collect()
}

/// What is still kept of a payment.
fn kept_of(order: &Order, payment: &Captured) -> Money {
    payment.amount - back(order, payment).map(|refund| refund.amount).sum()
}

fn tip_kept_of(order: &Order, payment: &Captured) -> Money {
    payment.tip - back(order, payment).map(|refund| refund.tip).sum()
}

fn back<'a>(order: &'a Order, payment: &Captured) -> impl Iterator<Item = &'a Refunded> + use<'a> {
    let id = payment.payment;
    order.refunds.iter().filter(move |refund| refund.payment == id)
}

fn given_back(order: &Order, refund: &Refund, amount: Money) -> Decision {
    if amount <= Money::ZERO {
        return Err(OrderError::AmountNotPositive);
    }
    if order.totals().paid < amount {
        return Err(OrderError::RefundTooHigh { kept: order.totals().paid });
    }
    let from = if refund.from.is_empty() { from_last(order, amount) } else { refund.from.clone() };
    let mut facts: Vec<OrderFact> = vec![];
    for (at, part) in from.iter().enumerate() {
        let payment =
            order.payments.iter().find(|known| known.payment == part.payment).ok_or(OrderError::PaymentUnknown)?;
        let kept = kept_of(order, payment);
        if part.amount <= Money::ZERO {
            return Err(OrderError::AmountNotPositive);
        }
        if kept < part.amount || from[..at].iter().any(|earlier| earlier.payment == part.payment) {
            return Err(OrderError::RefundTooHigh { kept });
        }
        facts.push(fact(order, payment, (part.amount, Money::ZERO), (refund.refund, &refund.reason)));
    }
    if from.iter().map(|part| part.amount).sum::<Money>() == amount {
        Ok(facts)
    } else {
        Err(OrderError::RefundSplitWrong { amount })
    }
}

/// The last payment first: what was paid last is given back first.
fn from_last(order: &Order, amount: Money) -> Vec<RefundFrom> {
    let mut left = amount;
    let mut from = vec![];
    for payment in order.payments.iter().rev() {
        let part = kept_of(order, payment).min(left);
        if Money::ZERO < part {
            from.push(RefundFrom { payment: payment.payment, amount: part });
            left = left - part;
        }
    }
    from
}

fn fact(
    order: &Order,
    payment: &Captured,
    (amount, tip): (Money, Money),
    (refund, reason): (RefundId, &Note),
) -> OrderFact {
    let rounding = rounding(order, payment, amount);
    let (payment, tender) = (payment.payment, payment.tender);
    OrderFact::PaymentRefunded { refund, payment, tender, amount, tip, rounding, reason: reason.clone() }
}

/// What is given back of one payment in cash comes, all refunds together, to the smallest coin, and never to more
/// than was received; the last part takes what is left of the payment's own rounding.
///
/// Example, smallest coin 0.05: of 0.10 three refunds of 0.03 give 0.05, 0.00 and 0.05, and the last 0.01 gives 0.00.
fn rounding(order: &Order, payment: &Captured, amount: Money) -> Money {
    let settled = back(order, payment).map(|refund| refund.amount).sum::<Money>();
    let given = back(order, payment).map(|refund| refund.amount + refund.rounding).sum::<Money>();
    let (all, received) = (settled + amount, payment.amount + payment.rounding);
    let to_be_given = match order.rules.cash_rounding {
        _ if all == payment.amount => received,
        Some(coin) if payment.tender == Tender::Cash => all.rounded_to(coin).min(received),
        _ => all,
    };
    to_be_given - given - amount
}

/// Whether every rate was charged what is credited of it.
pub(super) fn is_covered(order: &Order) -> bool {
    let charged = order.totals().taxes;
    credited(order).iter().all(|share| {
        charged.iter().any(|known| known.rate == share.rate && share.net <= known.net && share.tax <= known.tax)
    })
}

/// What is credited already, by rate.
fn credited(order: &Order) -> Vec<TaxShare> {
    summed(order.credits.iter().flat_map(|credit| credit.taxes.clone()).collect())
}

/// What is charged and not credited yet, by rate.
fn left(order: &Order) -> Vec<TaxShare> {
    let credited = credited(order);
    let shares = order.totals().taxes.into_iter().map(|share| {
        let back = credited.iter().find(|known| known.rate == share.rate);
        back.map_or(share, |back| TaxShare { net: share.net - back.net, tax: share.tax - back.tax, ..share })
    });
    shares.filter(|share| !share.gross().is_zero()).collect()
}

/// An amount divided among the rates in proportion to what is left of each, and there between net and tax, so that
/// neither is credited beyond what was charged.
fn shares_of(order: &Order, amount: Money) -> Result<Vec<TaxShare>, OrderError> {
    let left = left(order);
    let all = left.iter().map(|share| share.gross()).sum::<Money>();
    if amount <= Money::ZERO {
        return Err(OrderError::AmountNotPositive);
    }
    if all < amount {
        return Err(OrderError::RefundTooHigh { kept: all });
    }
    let weights: Vec<u64> = left.iter().map(|share| weight(share.gross())).collect();
    let parts = left.iter().zip(amount.allocate(&weights)).map(|(share, part)| {
        // The tax comes first: half a cent is rounded up for it.
        let parts = part.allocate(&[weight(share.tax), weight(share.net)]);
        TaxShare { rate: share.rate, net: parts[1], tax: parts[0] }
    });
    Ok(parts.filter(|share| !share.gross().is_zero()).collect())
}

fn weight(amount: Money) -> u64 {
    u64::try_from(amount.minor()).unwrap_or_default()
}

/// Portions of lines with what was charged for them. Several credits of one line add up to the line exactly: each
/// takes its portions' part of what is left of it.
fn credited_lines(order: &Order, lines: &[RefundLine]) -> Result<Vec<(CreditLine, TaxShare)>, OrderError> {
    let figures = order.figures();
    let mut credited = vec![];
    for (at, wanted) in lines.iter().enumerate() {
        let line = order.line(wanted.line).ok_or(OrderError::LineUnknown)?;
        let charge = figures.line(wanted.line).ok_or(OrderError::LineUnknown)?.charge;
        let before = || order.credits.iter().flat_map(|credit| &credit.lines).filter(|known| known.line == wanted.line);
        let portions = line.quantity - before().map(|known| known.quantity).sum::<u32>();
        let is_twice = lines[..at].iter().any(|earlier| earlier.line == wanted.line);
        if wanted.quantity == 0 || is_twice || portions < wanted.quantity {
            return Err(OrderError::RefundQuantity { item: line.name.own.clone(), left: portions });
        }
        let part = |charged: Money, back: Money| of_portions(charged - back, wanted.quantity, portions);
        let amount = part(charge.total, before().map(|known| known.amount).sum());
        let tax = part(charge.tax, before().map(|known| known.tax).sum()).min(amount);
        let share = TaxShare { rate: charge.rate, net: amount - tax, tax };
        credited.push((CreditLine { line: line.id, quantity: wanted.quantity, amount, tax }, share));
    }
    // An amount may have been credited beside the lines: then a rate may have less left than its lines.
    let left = left(order);
    for share in summed(credited.iter().map(|(_, share)| *share).collect()) {
        let of_rate = left.iter().find(|known| known.rate == share.rate);
        if of_rate.is_none_or(|known| known.net < share.net || known.tax < share.tax) {
            let kept = left.iter().map(|share| share.gross()).sum();
            return Err(OrderError::RefundTooHigh { kept });
        }
    }
    Ok(credited)
}

/// The part of what is left that `portions` of `all` have in it, half a cent rounded up.
fn of_portions(left: Money, portions: u32, all: u32) -> Money {
    left.max(Money::ZERO).allocate(&[u64::from(portions), u64::from(all - portions)])[0]
}

/// The shares added up by rate.
fn summed(shares: Vec<TaxShare>) -> Vec<TaxShare> {
    let mut summed: Vec<TaxShare> = vec![];
    for share in shares {
        match summed.iter_mut().find(|known| known.rate == share.rate) {
            Some(known) => (known.net, known.tax) = (known.net + share.net, known.tax + share.tax),
            None => summed.push(share),
        }
    }
    summed.retain(|share| !share.gross().is_zero());
    summed.sort_by_key(|share| share.rate);
    summed
}
