//! What is left of a price after tax and ingredients. Whole numbers only.

use crate::kernel::money::{Money, Rate};

/// Of one portion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Margin {
    /// Percent of the price without tax; below zero where the ingredients cost more.
    pub percent: i64,
    pub profit: Money,
}

impl Margin {
    /// None for a price of nothing.
    pub fn of(price: Money, cost: Money, tax: Rate, price_includes_tax: bool) -> Option<Self> {
        let net = if price_includes_tax { price - price.contained_tax(tax) } else { price };
        if net <= Money::ZERO {
            return None;
        }
        let profit = net - cost;
        let (part, whole) = (i128::from(profit.minor()) * 100, i128::from(net.minor()));
        let half = if part < 0 { -(whole / 2) } else { whole / 2 };
        Some(Self { percent: i64::try_from((part + half) / whole).ok()?, profit })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn margin(price: i64, cost: i64, includes_tax: bool) -> Option<(i64, i64)> {
        let tax = Rate::from_basis_points(1_000);
        Margin::of(Money::from_minor(price), Money::from_minor(cost), tax, includes_tax)
            .map(|margin| (margin.percent, margin.profit.minor()))
    }

    /// 11.00 with 10 % tax is 10.00 without; 2.55 of ingredients leave 7.45, 74.5 %, so 75.
    #[test]
    fn tax_is_not_earned() {
        assert_eq!(margin(1_100, 255, true), Some((75, 745)));
        assert_eq!(margin(1_000, 255, false), Some((75, 745)));
    }

    #[test]
    fn a_dish_may_cost_more_than_it_brings() {
        assert_eq!(margin(110, 150, true), Some((-50, -50)));
        assert_eq!(margin(0, 150, true), None);
    }
}
