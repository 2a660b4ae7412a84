//! Money as integer minor units. Nothing here, and nothing that uses it, touches a float.

use std::ops::{Add, AddAssign, Neg, Sub};

use serde::{Deserialize, Serialize};

/// An amount in a restaurant's currency, in minor units (cents).
///
/// Invariant: what comes from outside stays within ±[`Money::MINOR_MAX`], so that a million amounts add up
/// without overflow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Money(i64);

/// Basis points: 1000 is 10 %.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Rate(i32);

impl Rate {
    pub const ZERO: Self = Self(0);
    /// The highest rate a restaurant may set: 100 %.
    pub const BASIS_POINTS_MAX: i32 = 10_000;

    /// A rate of our own making; panics outside 0 to 100 %.
    pub const fn from_basis_points(basis_points: i32) -> Self {
        assert!(0 <= basis_points && basis_points <= Self::BASIS_POINTS_MAX);
        Self(basis_points)
    }

    pub const fn basis_points(self) -> i32 {
        self.0
    }

    /// Reads `20`, `7.5` or `12,25` percent exactly; none for anything else and above 100.
    pub fn parse_percent(text: &str) -> Option<Self> {
        let text = text.trim().trim_end_matches('%').trim_end();
        let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || 3 < whole.len() || 2 < part.len() || !is_number(whole) || !is_number(part) {
            return None;
        }
        format!("{whole}{part:0<2}").parse::<i32>().ok().and_then(|basis_points| Self::try_from(basis_points).ok())
    }

    /// `7.5 %`, without trailing zeros.
    pub fn percent_text(self) -> String {
        match (self.0 / 100, self.0 % 100) {
            (whole, 0) => format!("{whole} %"),
            (whole, part) if part % 10 == 0 => format!("{whole}.{} %", part / 10),
            (whole, part) => format!("{whole}.{part:02} %"),
        }
    }
}

impl TryFrom<i32> for Rate {
    type Error = OutOfRange;
    fn try_from(basis_points: i32) -> Result<Self, Self::Error> {
        if (0..=Self::BASIS_POINTS_MAX).contains(&basis_points) { Ok(Self(basis_points)) } else { Err(OutOfRange) }
    }
}

impl From<Rate> for i32 {
    fn from(rate: Rate) -> Self {
        rate.0
    }
}

impl Money {
    pub const ZERO: Self = Self(0);
    /// Ten billion major units of a two-digit currency.
    pub const MINOR_MAX: i64 = 1_000_000_000_000;

    /// An amount of our own making; panics when out of range. Outside input goes through `try_from`.
    pub const fn from_minor(minor: i64) -> Self {
        assert!(-Self::MINOR_MAX <= minor && minor <= Self::MINOR_MAX);
        Self(minor)
    }

    pub const fn minor(self) -> i64 {
        self.0
    }

    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// This amount `count` times.
    pub fn times(self, count: u32) -> Self {
        Self(self.0.checked_mul(i64::from(count)).expect("prices and counts are bounded at parse"))
    }

    /// The share `rate` of this amount, rounded half away from zero.
    pub fn share(self, rate: Rate) -> Self {
        Self::rounded(i128::from(self.0) * i128::from(rate.0), 10_000)
    }

    /// This amount for `part` of a `whole`, rounded half away from zero: a price per kilogram for so many grams.
    pub fn pro_rata(self, part: u64, whole: u64) -> Self {
        assert!(0 < whole, "a part is a part of something");
        Self::rounded(i128::from(self.0) * i128::from(part), i128::from(whole))
    }

    /// The tax contained in this gross amount at `rate`: gross × rate / (1 + rate), rounded half away from zero.
    pub fn contained_tax(self, rate: Rate) -> Self {
        Self::rounded(i128::from(self.0) * i128::from(rate.0), 10_000 + i128::from(rate.0))
    }

    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The nearest multiple of `coin`, half away from zero. A coin that is not positive rounds nothing.
    ///
    /// Example, coin 0.05: 12.93 is 12.95, 12.92 is 12.90.
    pub fn rounded_to(self, coin: Self) -> Self {
        if coin.0 <= 0 {
            return self;
        }
        let (whole, rest) = (self.0 / coin.0, self.0 % coin.0);
        let up = if coin.0 <= 2 * rest.abs() { self.0.signum() } else { 0 };
        Self((whole + up) * coin.0)
    }

    fn rounded(numerator: i128, denominator: i128) -> Self {
        let half = if numerator < 0 { -(denominator / 2) } else { denominator / 2 };
        Self(i64::try_from((numerator + half) / denominator).expect("a share of a bounded amount is bounded"))
    }

    /// Splits into parts proportional to `weights` that add up to exactly this amount (largest remainder;
    /// the earlier part wins a tie). Panics when no weight is positive.
    pub fn allocate(self, weights: &[u64]) -> Vec<Self> {
        let total: i128 = weights.iter().map(|&weight| i128::from(weight)).sum();
        assert!(0 < total, "an allocation needs a positive weight");
        let whole = i128::from(self.0.abs());
        let mut parts: Vec<(i128, i128)> = weights
            .iter()
            .map(|&weight| {
                let share = whole * i128::from(weight);
                (share / total, share % total)
            })
            .collect();
        let left = whole - parts.iter().map(|(part, _)| part).sum::<i128>();
        let mut by_remainder: Vec<usize> = (0..parts.len()).collect();
        by_remainder.sort_by_key(|&at| std::cmp::Reverse(parts[at].1));
        for &at in by_remainder.iter().take(usize::try_from(left).expect("fewer units are left than there are parts")) {
            parts[at].0 += 1;
        }
        let sign = self.0.signum();
        parts
            .into_iter()
            .map(|(part, _)| Self(sign * i64::try_from(part).expect("a part is at most the whole")))
            .collect()
    }
}

/// A number from outside that no restaurant can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the number is out of range")]
pub struct OutOfRange;

impl TryFrom<i64> for Money {
    type Error = OutOfRange;
    fn try_from(minor: i64) -> Result<Self, Self::Error> {
        if (-Self::MINOR_MAX..=Self::MINOR_MAX).contains(&minor) { Ok(Self(minor)) } else { Err(OutOfRange) }
    }
}

impl From<Money> for i64 {
    fn from(money: Money) -> Self {
        money.0
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.checked_add(other.0).expect("money is bounded at parse"))
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.checked_sub(other.0).expect("money is bounded at parse"))
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl std::iter::Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_share_rounds_half_away_from_zero() {
        assert_eq!(Money(125).share(Rate(1_000)), Money(13));
        assert_eq!(Money(-125).share(Rate(1_000)), Money(-13));
    }

    #[test]
    fn cash_is_rounded_to_the_nearest_coin() {
        let five = Money(5);
        let rounded =
            [1_292, 1_293, 1_295, 1_297, 1_298, -1_293, 2, 3].map(|minor| Money(minor).rounded_to(five).minor());
        assert_eq!(rounded, [1_290, 1_295, 1_295, 1_295, 1_300, -1_295, 0, 5]);
        assert_eq!(Money(1_293).rounded_to(Money::ZERO), Money(1_293));
    }

    #[test]
    fn percents_are_read_exactly() {
        for (text, basis_points) in [("20", 2_000), ("7.5", 750), ("12,25 %", 1_225), ("100", 10_000), ("0", 0)] {
            assert_eq!(Rate::parse_percent(text), Some(Rate(basis_points)), "{text}");
        }
        for wrong in ["", "-5", "100.01", "1.005", "ten", "1e1", "%"] {
            assert_eq!(Rate::parse_percent(wrong), None, "{wrong}");
        }
    }

    /// 11.00 gross at 10 % holds 1.00 of tax; 3.20 at 10 % holds 0.2909, so 0.29.
    #[test]
    fn contained_tax_is_taken_from_the_gross() {
        assert_eq!(Money(1_100).contained_tax(Rate(1_000)), Money(100));
        assert_eq!(Money(320).contained_tax(Rate(1_000)), Money(29));
        assert_eq!(Money(320).contained_tax(Rate::ZERO), Money::ZERO);
    }

    /// 340 g at 24.90 a kilogram: 8.466, so 8.47; half a cent goes up.
    #[test]
    fn a_part_of_a_price_rounds_half_away_from_zero() {
        assert_eq!(Money(2_490).pro_rata(340, 1_000), Money(847));
        assert_eq!(Money(1).pro_rata(1, 2), Money(1));
        assert_eq!(Money(1).pro_rata(49, 100), Money::ZERO);
    }

    #[test]
    fn the_wire_cannot_bring_an_amount_out_of_range() {
        assert_eq!(serde_json::from_str::<Money>("1250").unwrap(), Money(1_250));
        assert!(serde_json::from_str::<Money>("9223372036854775807").is_err());
        assert!(serde_json::from_str::<Money>("12.5").is_err());
    }

    #[test]
    fn an_allocation_gives_the_odd_cent_to_the_largest_remainder() {
        assert_eq!(Money(100).allocate(&[1, 1, 1]), [Money(34), Money(33), Money(33)]);
        assert_eq!(Money(-100).allocate(&[1, 1, 1]), [Money(-34), Money(-33), Money(-33)]);
        assert_eq!(Money(100).allocate(&[1, 5]), [Money(17), Money(83)]);
    }

    proptest! {
        #[test]
        fn an_allocation_loses_nothing(minor in -1_000_000i64..1_000_000, weights in prop::collection::vec(0u64..1_000, 1..12)) {
            prop_assume!(weights.iter().any(|&weight| 0 < weight));
            let parts = Money(minor).allocate(&weights);
            prop_assert_eq!(parts.iter().copied().sum::<Money>(), Money(minor));
            for (part, weight) in parts.iter().zip(&weights) {
                prop_assert!(*weight != 0 || part.is_zero());
            }
        }
    }
}
