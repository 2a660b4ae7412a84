//! What a paid order is in the books, by tax rate. The journal posts the difference between before and after an
//! operation, so that whatever changes a paid bill, the books follow it.

use std::collections::BTreeMap;

use super::Order;
use crate::kernel::money::{Money, Rate};

/// The parts of a sale taxed at one rate, net.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SalePart {
    /// Dishes at their full price.
    pub sales: Money,
    pub discounts: Money,
    pub service: Money,
    /// What was credited afterwards.
    pub returns: Money,
    /// The tax of all of them.
    pub tax: Money,
}

impl SalePart {
    /// What is owed for it.
    pub fn gross(self) -> Money {
        self.sales - self.discounts + self.service - self.returns + self.tax
    }

    pub fn minus(self, other: Self) -> Self {
        Self {
            sales: self.sales - other.sales,
            discounts: self.discounts - other.discounts,
            service: self.service - other.service,
            returns: self.returns - other.returns,
            tax: self.tax - other.tax,
        }
    }
}

/// A sale by rate, lowest first. Empty while the order is not paid.
pub type Sale = BTreeMap<Rate, SalePart>;

impl Order {
    pub fn sale(&self) -> Sale {
        let mut sale = Sale::new();
        if self.paid_at.is_none() {
            return sale;
        }
        let figures = self.figures();
        for line in &figures.lines {
            let part = sale.entry(line.charge.rate).or_default();
            part.sales += line.charge.full_net;
            part.discounts += line.charge.full_net - line.charge.net;
            part.tax += line.charge.tax;
        }
        if let Some(service) = &figures.service {
            let part = sale.entry(service.rate).or_default();
            part.service += service.net;
            part.tax += service.tax;
        }
        for share in self.credits.iter().flat_map(|credit| &credit.taxes) {
            let part = sale.entry(share.rate).or_default();
            part.returns += share.net;
            part.tax = part.tax - share.tax;
        }
        sale
    }
}

/// What has to be posted to get from one sale to the other; only what differs.
pub fn difference(before: &Sale, after: &Sale) -> Sale {
    let rates = before.keys().chain(after.keys());
    let of = |sale: &Sale, rate: &Rate| sale.get(rate).copied().unwrap_or_default();
    let differences = rates.map(|rate| (*rate, of(after, rate).minus(of(before, rate))));
    differences.filter(|(_, part)| *part != SalePart::default()).collect()
}
