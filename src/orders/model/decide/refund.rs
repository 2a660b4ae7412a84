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
        refunds::CreditLine,
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
    let is_whole = refund.what == RefundOf::Whole;
    let given = given_back(order, refund, amount, is_whole)?;
    let credit = credit.filter(|(_, taxes)| !taxes.is_empty()).map(|(lines, taxes)| OrderFact::CreditGiven {
        refund: refund.refund,
        lines,
        total: taxes.iter().map(|share| share.gross()).sum(),
        taxes,
        reason: refund.reason.clone(),
    });
    Ok(credit.into_iter().chain(given).collect())
}

/// Everything that is kept goes back where it came from: for an order that ends.
pub(super) fn give_everything_back(order: &Order, id: RefundId, reason: &Note) -> Vec<OrderFact> {
    let kept = order.payments.iter().filter(|payment| !kept_of(order, payment).is_zero());
    kept.map(|payment| fact(order, payment, kept_of(order, payment), true, (id, reason))).collect()
}

/// What is still kept of a payment.
fn kept_of(order: &Order, payment: &Captured) -> Money {
    let back = order.refunds.iter().filter(|refund| refund.payment == payment.payment);
    payment.amount - back.map(|refund| refund.amount).sum()
}

fn given_back(order: &Order, refund: &Refund, amount: Money, is_whole: bool) -> Decision {
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
        facts.push(fact(order, payment, part.amount, is_whole, (refund.refund, &refund.reason)));
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

/// What is given back of one payment. Its last part takes the rounding with it, and in a refund of everything the
/// tip; another part in cash is rounded to the smallest coin.
fn fact(
    order: &Order,
    payment: &Captured,
    amount: Money,
    is_whole: bool,
    (refund, reason): (RefundId, &Note),
) -> OrderFact {
    let back = || order.refunds.iter().filter(|known| known.payment == payment.payment);
    let is_last = kept_of(order, payment) == amount;
    let rounding = match order.rules.cash_rounding {
        _ if is_last => payment.rounding - back().map(|known| known.rounding).sum(),
        Some(coin) if payment.tender == Tender::Cash => amount.rounded_to(coin) - amount,
        _ => Money::ZERO,
    };
    let tip = if is_whole { payment.tip - back().map(|known| known.tip).sum() } else { Money::ZERO };
    let (payment, tender) = (payment.payment, payment.tender);
    OrderFact::PaymentRefunded { refund, payment, tender, amount, tip, rounding, reason: reason.clone() }
}

/// What is charged and not credited yet, by rate.
fn left(order: &Order) -> Vec<TaxShare> {
    let credited: Vec<TaxShare> = order.credits.iter().flat_map(|credit| credit.taxes.clone()).collect();
    let shares = order.totals().taxes.into_iter().map(|share| {
        let of_rate = credited.iter().filter(|known| known.rate == share.rate);
        let (net, tax): (Vec<Money>, Vec<Money>) = of_rate.map(|known| (known.net, known.tax)).unzip();
        TaxShare { net: share.net - net.into_iter().sum(), tax: share.tax - tax.into_iter().sum(), ..share }
    });
    shares.filter(|share| !share.gross().is_zero()).collect()
}

/// An amount divided among the rates in proportion to what is left of each; its tax is the contained one, and the
/// last part takes what is left of it.
fn shares_of(order: &Order, amount: Money) -> Result<Vec<TaxShare>, OrderError> {
    let left = left(order);
    let all = left.iter().map(|share| share.gross()).sum::<Money>();
    if amount <= Money::ZERO {
        return Err(OrderError::AmountNotPositive);
    }
    if all < amount {
        return Err(OrderError::RefundTooHigh { kept: all });
    }
    let weights: Vec<u64> = left.iter().map(|share| u64::try_from(share.gross().minor()).unwrap_or_default()).collect();
    let parts = left.iter().zip(amount.allocate(&weights)).map(|(share, part)| {
        let tax = if part == share.gross() { share.tax } else { part.contained_tax(share.rate).min(share.tax) };
        TaxShare { rate: share.rate, net: part - tax, tax }
    });
    Ok(parts.filter(|share| !share.gross().is_zero()).collect())
}

/// Portions of lines with what was charged for them. Several credits of one line add up to the line exactly: each
/// takes the difference between what is credited after it and before it.
fn credited_lines(order: &Order, lines: &[RefundLine]) -> Result<Vec<(CreditLine, TaxShare)>, OrderError> {
    let figures = order.figures();
    let mut credited = vec![];
    for (at, wanted) in lines.iter().enumerate() {
        let line = order.line(wanted.line).ok_or(OrderError::LineUnknown)?;
        let charge = figures.line(wanted.line).ok_or(OrderError::LineUnknown)?.charge;
        let before: u32 = order
            .credits
            .iter()
            .flat_map(|credit| &credit.lines)
            .filter(|known| known.line == wanted.line)
            .map(|known| known.quantity)
            .sum();
        let is_twice = lines[..at].iter().any(|earlier| earlier.line == wanted.line);
        if wanted.quantity == 0 || is_twice || line.quantity - before < wanted.quantity {
            return Err(OrderError::RefundQuantity { item: line.name.own.clone(), left: line.quantity - before });
        }
        let after = before + wanted.quantity;
        let part = |whole: Money| of_portions(whole, after, line.quantity) - of_portions(whole, before, line.quantity);
        let share = TaxShare { rate: charge.rate, net: part(charge.net), tax: part(charge.tax) };
        credited.push((CreditLine { line: line.id, quantity: wanted.quantity, amount: share.gross() }, share));
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

/// The part of an amount that `portions` of `all` have in it, the first portions taking the odd cents.
fn of_portions(whole: Money, portions: u32, all: u32) -> Money {
    whole.allocate(&[u64::from(portions), u64::from(all - portions)])[0]
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
