//! What an order costs. Pure; every screen, receipt and journal entry takes its figures from here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::kernel::{
    ids::LineId,
    money::{Money, Rate},
};

use super::{
    Order,
    adjust::Scope,
    line::{Line, LineState},
};

/// The figures of an order. Only sent lines are owed; drafts are shown apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Sum of the sent lines' amounts, as the menu shows prices.
    pub subtotal: Money,
    /// What discounts and comps take off it.
    #[serde(default)]
    pub discount: Money,
    /// The service charge as prices are shown: with its tax or without.
    #[serde(default)]
    pub service: Money,
    pub taxes: Vec<TaxShare>,
    pub tax: Money,
    /// What is owed in all, before credits.
    pub total: Money,
    /// What came in and was kept.
    pub paid: Money,
    /// What is not charged after all.
    #[serde(default)]
    pub credited: Money,
    /// What was given back.
    #[serde(default)]
    pub refunded: Money,
    /// What people left beyond the bill, less what was given back of it.
    #[serde(default)]
    pub tips: Money,
    /// What is left to pay; negative when something is to be given back.
    pub due: Money,
    /// What the drafts would add.
    pub drafts: Money,
}

/// The part of the total taxed at one rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxShare {
    pub rate: Rate,
    pub net: Money,
    pub tax: Money,
}

impl TaxShare {
    pub fn gross(self) -> Money {
        self.net + self.tax
    }
}

/// One charge with its discount and tax: a line, or the service charge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charge {
    pub rate: Rate,
    /// As the menu shows it.
    pub amount: Money,
    pub discount: Money,
    pub tax: Money,
    pub net: Money,
    pub total: Money,
    /// What the net would be without the discount.
    pub full_net: Money,
}

/// A sent line's figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineFigures {
    pub line: LineId,
    pub amount: Money,
    pub discount: Money,
    pub tax: Money,
    pub total: Money,
    pub charge: Charge,
}

/// Every charge of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    pub lines: Vec<LineFigures>,
    pub service: Option<Charge>,
}

/// Tax of an amount, rounded half up: contained in it, or on top of it.
fn tax_of(amount: Money, rate: Rate, prices_include_tax: bool) -> Money {
    if prices_include_tax { amount.contained_tax(rate) } else { amount.share(rate) }
}

/// A charge of `amount` with `discount` off; the tax is on what is left, rounded per charge.
fn charge(rate: Rate, amount: Money, discount: Money, prices_include_tax: bool) -> Charge {
    let left = amount - discount;
    let tax = tax_of(left, rate, prices_include_tax);
    let full_tax = tax_of(amount, rate, prices_include_tax);
    let (net, full_net) = if prices_include_tax { (left - tax, amount - full_tax) } else { (left, amount) };
    Charge { rate, amount, discount, tax, net, total: net + tax, full_net }
}

impl Order {
    /// Each sent line and the service charge, with discounts and taxes.
    ///
    /// Discounts act in the order they were given. One on the whole bill is divided among the lines in proportion to
    /// what is left of them (largest remainder), so that each line's tax is on what is really charged.
    pub fn figures(&self) -> Figures {
        let lines: Vec<&Line> = self.sent_lines().collect();
        let mut left: Vec<Money> = lines.iter().map(|line| line.amount()).collect();
        for adjustment in &self.adjustments {
            for off in &adjustment.lines {
                if let Some(at) = lines.iter().position(|known| known.id == off.line) {
                    left[at] = left[at] - off.amount.min(left[at]);
                }
            }
            match adjustment.scope {
                Scope::Line { line } => {
                    if let Some(at) = lines.iter().position(|known| known.id == line) {
                        left[at] = left[at] - adjustment.value.of(left[at]);
                    }
                }
                Scope::Order => {
                    let off = adjustment.value.of(left.iter().copied().sum());
                    take_off_all(&mut left, off);
                }
            }
        }
        let taxed = self.prices_include_tax;
        let service = self.service.map(|service| {
            let base = left.iter().copied().sum::<Money>();
            charge(service.tax, base.share(service.rate), Money::ZERO, taxed)
        });
        let lines = lines.into_iter().zip(left).map(|(line, left)| line_figures(line, line.amount() - left, taxed));
        Figures { lines: lines.collect(), service }
    }

    pub fn totals(&self) -> Totals {
        let figures = self.figures();
        let taxes = by_rate(figures.charges());
        let sum = |of: fn(&Charge) -> Money| figures.lines.iter().map(|line| of(&line.charge)).sum::<Money>();
        let total = figures.charges().map(|charge| charge.total).sum::<Money>();
        let received = self.payments.iter().map(|payment| payment.amount).sum::<Money>();
        let refunded = self.refunds.iter().map(|refund| refund.amount).sum::<Money>();
        let credited = self.credits.iter().map(|credit| credit.total).sum::<Money>();
        let tips = self.payments.iter().map(|payment| payment.tip).sum::<Money>()
            - self.refunds.iter().map(|refund| refund.tip).sum();
        Totals {
            subtotal: sum(|charge| charge.amount),
            discount: sum(|charge| charge.discount),
            service: figures.service.map_or(Money::ZERO, |service| service.amount),
            tax: taxes.iter().map(|share| share.tax).sum(),
            taxes,
            total,
            paid: received - refunded,
            credited,
            refunded,
            tips,
            due: total - credited - (received - refunded),
            drafts: self.drafts().map(|line| line_figures(line, Money::ZERO, self.prices_include_tax).total).sum(),
        }
    }

    /// The figures as they would be with the drafts sent too: what a screen shows while somebody still chooses.
    pub fn totals_with_drafts(&self) -> Totals {
        let mut sent = self.clone();
        for line in sent.lines.iter_mut().filter(|line| line.state == LineState::Draft) {
            line.state = LineState::Queued;
        }
        sent.totals()
    }
}

fn line_figures(line: &Line, discount: Money, prices_include_tax: bool) -> LineFigures {
    let charge = charge(line.tax, line.amount(), discount, prices_include_tax);
    LineFigures {
        line: line.id,
        amount: charge.amount,
        discount: charge.discount,
        tax: charge.tax,
        total: charge.total,
        charge,
    }
}

fn take_off_all(left: &mut [Money], off: Money) {
    let weights: Vec<u64> = left.iter().map(|left| u64::try_from(left.minor()).unwrap_or_default()).collect();
    if off.is_zero() || weights.iter().all(|weight| *weight == 0) {
        return;
    }
    for (left, part) in left.iter_mut().zip(off.allocate(&weights)) {
        *left = *left - part;
    }
}

impl Figures {
    pub fn charges(&self) -> impl Iterator<Item = &Charge> {
        self.lines.iter().map(|line| &line.charge).chain(&self.service)
    }

    pub fn line(&self, id: LineId) -> Option<&LineFigures> {
        self.lines.iter().find(|line| line.line == id)
    }
}

/// The charges by rate, lowest first.
fn by_rate<'a>(charges: impl Iterator<Item = &'a Charge>) -> Vec<TaxShare> {
    let mut by_rate: BTreeMap<Rate, (Money, Money)> = BTreeMap::new();
    for charge in charges {
        let share = by_rate.entry(charge.rate).or_default();
        share.0 += charge.net;
        share.1 += charge.tax;
    }
    by_rate.into_iter().map(|(rate, (net, tax))| TaxShare { rate, net, tax }).collect()
}
