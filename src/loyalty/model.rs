//! What a bill earns.

use crate::kernel::{currency::Currency, money::Money};

/// Points for an amount: so many hundredths for each whole unit of the currency, rounded down.
///
/// Example: 24.90 at 100 hundredths a euro earns 24 points, at 150 it earns 37 (24.90 x 1.5 = 37.35).
pub fn points(amount: Money, currency: Currency, per_hundred: u32) -> i64 {
    let minor_per_unit = 10i128.pow(currency.exponent());
    let earned = i128::from(amount.minor().max(0)) * i128::from(per_hundred) / (minor_per_unit * 100);
    i64::try_from(earned).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_units_earn_points() {
        let of = |minor: i64, code: &str, per_hundred| {
            points(Money::from_minor(minor), Currency::parse(code).unwrap(), per_hundred)
        };
        assert_eq!([of(2_490, "EUR", 100), of(2_490, "EUR", 150), of(2_490, "EUR", 0)], [24, 37, 0]);
        assert_eq!(of(145, "TWD", 100), 145);
        assert_eq!(of(-100, "EUR", 100), 0);
    }
}
