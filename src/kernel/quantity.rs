//! Quantities of stock: integers in thousandths of the ingredient's unit.

use std::ops::{Add, Neg, Sub};

use serde::{Deserialize, Serialize};

/// Thousandths of a unit: 18 g of coffee is 18 000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Quantity(i64);

/// What an ingredient is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum Unit {
    #[serde(rename = "g")]
    Gram,
    #[serde(rename = "ml")]
    Millilitre,
    Piece,
}

impl Unit {
    pub const ALL: [Self; 3] = [Self::Gram, Self::Millilitre, Self::Piece];

    /// As stored and as shown behind a number.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Gram => "g",
            Self::Millilitre => "ml",
            Self::Piece => "piece",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.as_str() == text)
    }
}

impl Quantity {
    pub const ZERO: Self = Self(0);
    /// A thousand tonnes of anything.
    pub const MILLI_MAX: i64 = 1_000_000_000_000;

    pub const fn from_milli(milli: i64) -> Self {
        Self(milli)
    }

    pub const fn milli(self) -> i64 {
        self.0
    }

    /// This quantity `count` times.
    pub fn times(self, count: u32) -> Self {
        Self(self.0.checked_mul(i64::from(count)).expect("quantities are bounded at parse"))
    }

    /// Reads `18`, `0.5` or `0,125` exactly; at most three digits after the point.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || 12 < whole.len() || 3 < part.len() || !is_number(whole) || !is_number(part) {
            return None;
        }
        format!("{whole}{part:0<3}").parse().ok().filter(|milli| *milli <= Self::MILLI_MAX).map(Self)
    }

    /// `0.5`, without trailing zeros.
    pub fn text(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.unsigned_abs() / 1_000, self.0.unsigned_abs() % 1_000);
        match part {
            0 => format!("{sign}{whole}"),
            part => format!("{sign}{whole}.{}", format!("{part:03}").trim_end_matches('0')),
        }
    }
}

impl Add for Quantity {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.checked_add(other.0).expect("quantities are bounded at parse"))
    }
}

impl Sub for Quantity {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.checked_sub(other.0).expect("quantities are bounded at parse"))
    }
}

impl Neg for Quantity {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl std::iter::Sum for Quantity {
    fn sum<I: Iterator<Item = Self>>(quantities: I) -> Self {
        quantities.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_read_and_shown_exactly() {
        for (text, milli) in [("18", 18_000), ("0.5", 500), ("0,125", 125), ("1000.001", 1_000_001)] {
            assert_eq!(Quantity::parse(text), Some(Quantity(milli)));
        }
        assert_eq!(Quantity::parse("0.0005"), None);
        assert_eq!(Quantity::parse("-1"), None);
        assert_eq!(Quantity(1_250).text(), "1.25");
        assert_eq!(Quantity(-500).text(), "-0.5");
    }
}
