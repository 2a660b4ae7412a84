//! What an order costs. Pure; every screen, receipt and journal entry takes its figures from here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::kernel::money::{Money, Rate};

use super::{Order, line::Line};

/// The figures of an order. Only sent lines are owed; drafts are shown apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Sum of the sent lines' amounts, as the menu shows prices.
    pub subtotal: Money,
    pub taxes: Vec<TaxShare>,
    pub tax: Money,
    /// What is owed in all.
    pub total: Money,
    pub paid: Money,
    /// What is left to pay.
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

/// Tax of one line, rounded half up per line: contained in the amount, or on top of it.
pub fn line_tax(line: &Line, prices_include_tax: bool) -> Money {
    if prices_include_tax { line.amount().contained_tax(line.tax) } else { line.amount().share(line.tax) }
}

/// What one line adds to the total.
fn line_total(line: &Line, prices_include_tax: bool) -> Money {
    if prices_include_tax { line.amount() } else { line.amount() + line_tax(line, prices_include_tax) }
}

impl Order {
    pub fn totals(&self) -> Totals {
        let mut by_rate: BTreeMap<Rate, (Money, Money)> = BTreeMap::new();
        for line in self.sent_lines() {
            let tax = line_tax(line, self.prices_include_tax);
            let share = by_rate.entry(line.tax).or_default();
            share.0 += line_total(line, self.prices_include_tax) - tax;
            share.1 += tax;
        }
        let taxes: Vec<TaxShare> = by_rate.into_iter().map(|(rate, (net, tax))| TaxShare { rate, net, tax }).collect();
        let total = self.sent_lines().map(|line| line_total(line, self.prices_include_tax)).sum::<Money>();
        let paid = self.payments.iter().map(|payment| payment.amount).sum::<Money>();
        Totals {
            subtotal: self.sent_lines().map(Line::amount).sum(),
            tax: taxes.iter().map(|share| share.tax).sum(),
            taxes,
            total,
            paid,
            due: total - paid,
            drafts: self.drafts().map(|line| line_total(line, self.prices_include_tax)).sum(),
        }
    }
}
