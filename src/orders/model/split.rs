//! A bill divided among people. The parts always add up to the whole, to the cent.

use serde::{Deserialize, Serialize};

use super::Order;
use crate::kernel::{
    ids::{LineId, ShareId},
    money::Money,
};

/// How a bill is divided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Split {
    pub shares: Vec<Share>,
}

/// What one of them pays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Share {
    pub id: ShareId,
    pub part: Part,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ssr", schema(as = SharePart))]
pub enum Part {
    /// This much, or what is left if that is less.
    Amount { amount: Money },
    /// Dishes, whole or in parts.
    Lines { portions: Vec<Portion> },
    /// An even part of what the others leave.
    Even,
}

/// A part of one line: `weight` of the weights that all shares have in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Portion {
    pub line: LineId,
    pub weight: u32,
}

/// A share with its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareFigures {
    pub id: ShareId,
    pub amount: Money,
    pub paid: Money,
    pub due: Money,
}

/// The most shares of one bill, and the highest weight of a portion.
pub const SHARES_MAX: usize = 50;
pub const WEIGHT_MAX: u32 = 1_000;

impl Order {
    /// What each share comes to. Fixed amounts come first, then dishes by weight (the service charge in proportion),
    /// and what is left goes evenly to the even shares, or to the last share when there is none.
    ///
    /// Example: 100.00 among three even shares is 33.34, 33.33 and 33.33.
    pub fn shares(&self) -> Vec<ShareFigures> {
        let Some(split) = &self.split else { return vec![] };
        let mut amounts = vec![Money::ZERO; split.shares.len()];
        let totals = self.totals();
        let mut left = totals.total - totals.credited - self.paid_outside_shares();
        for (amount, share) in amounts.iter_mut().zip(&split.shares) {
            if let Part::Amount { amount: fixed } = share.part {
                *amount = fixed.min(left.max(Money::ZERO));
                left = left - *amount;
            }
        }
        for (line, burden) in self.burdens() {
            let weights: Vec<u64> = split.shares.iter().map(|share| share.weight_in(line)).collect();
            if burden.is_zero() || weights.iter().all(|weight| *weight == 0) {
                continue;
            }
            for (amount, part) in amounts.iter_mut().zip(burden.allocate(&weights)) {
                let part = part.min(left.max(Money::ZERO));
                *amount += part;
                left = left - part;
            }
        }
        let is_even = |share: &Share| u64::from(share.part == Part::Even);
        let mut evens: Vec<u64> = split.shares.iter().map(is_even).collect();
        if evens.iter().all(|even| *even == 0)
            && let Some(last) = evens.last_mut()
        {
            *last = 1;
        }
        for (amount, part) in amounts.iter_mut().zip(left.allocate(&evens)) {
            *amount += part;
        }
        let mut shares: Vec<ShareFigures> =
            split.shares.iter().zip(amounts).map(|(share, amount)| self.share_figures(share.id, amount)).collect();
        balance(&mut shares);
        shares
    }

    fn share_figures(&self, id: ShareId, amount: Money) -> ShareFigures {
        let paid = self.payments.iter().filter(|payment| payment.share == Some(id)).map(|payment| payment.amount).sum();
        ShareFigures { id, amount, paid, due: amount - paid }
    }

    /// What was paid before the bill was divided, less what was given back.
    fn paid_outside_shares(&self) -> Money {
        let is_outside = |payment: &&super::Captured| payment.share.is_none();
        let paid = self.payments.iter().filter(is_outside).map(|payment| payment.amount).sum::<Money>();
        paid - self.refunds.iter().map(|refund| refund.amount).sum()
    }

    /// Each sent line with its part of the whole bill: what it costs, and its part of the service charge.
    fn burdens(&self) -> Vec<(LineId, Money)> {
        let figures = self.figures();
        let weights: Vec<u64> =
            figures.lines.iter().map(|line| u64::try_from(line.total.minor()).unwrap_or_default()).collect();
        let service = figures.service.map_or(Money::ZERO, |service| service.total);
        let parts = if weights.iter().all(|weight| *weight == 0) {
            vec![Money::ZERO; weights.len()]
        } else {
            service.allocate(&weights)
        };
        figures.lines.iter().zip(parts).map(|(line, part)| (line.line, line.total + part)).collect()
    }
}

/// What one has paid beyond the own share, because the bill became smaller, the others owe less: so no share is asked
/// for more than the bill.
///
/// Example: 100.00 between two, one has paid 50.00; the bill comes down to 60.00: the other owes 10.00, not 30.00.
fn balance(shares: &mut [ShareFigures]) {
    let owed: Vec<u64> = shares.iter().map(|share| u64::try_from(share.due.minor()).unwrap_or_default()).collect();
    let over: Vec<u64> = shares.iter().map(|share| u64::try_from(-share.due.minor()).unwrap_or_default()).collect();
    let sum =
        |parts: &[u64]| shares.iter().zip(parts).filter(|(_, part)| **part != 0).map(|(share, _)| share.due).sum();
    let (owed_in_all, over_in_all): (Money, Money) = (sum(&owed), -sum(&over));
    let evened = owed_in_all.min(over_in_all);
    if evened.is_zero() {
        return;
    }
    let parts = evened.allocate(&over).into_iter().zip(evened.allocate(&owed));
    for (share, (more, less)) in shares.iter_mut().zip(parts) {
        share.amount = share.amount + more - less;
        share.due = share.amount - share.paid;
    }
}

impl Share {
    fn weight_in(&self, line: LineId) -> u64 {
        match &self.part {
            Part::Lines { portions } => {
                portions.iter().filter(|portion| portion.line == line).map(|portion| u64::from(portion.weight)).sum()
            }
            Part::Amount { .. } | Part::Even => 0,
        }
    }
}
