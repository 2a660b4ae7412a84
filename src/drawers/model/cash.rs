//! Notes and coins, and what they come to.

use serde::{Deserialize, Serialize};

use super::error::DrawerError;
use crate::kernel::{currency::Currency, money::Money};

/// The most that one drawer is said to hold: a million of a currency with cents.
pub const CASH_MAX: Money = Money::from_minor(100_000_000);

/// The most of one note or coin.
pub const PIECES_MAX: u32 = 99_999;

/// How many of a note or coin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Piece {
    pub value: Money,
    pub count: u32,
}

/// How the cash was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum Counted {
    Total(Money),
    Pieces(Vec<Piece>),
}

impl Counted {
    /// What it comes to.
    ///
    /// Example: two notes of 50.00 and three coins of 0.20 are 100.60.
    pub fn total(&self, currency: Currency) -> Result<Money, DrawerError> {
        let total = match self {
            Self::Total(total) => *total,
            Self::Pieces(pieces) => sum(pieces, currency)?,
        };
        match total {
            total if total.is_negative() => Err(DrawerError::AmountNegative),
            total if CASH_MAX < total => Err(DrawerError::AmountTooHigh { max: CASH_MAX }),
            total => Ok(total),
        }
    }

    /// The notes and coins that there are any of.
    pub fn pieces(&self) -> Vec<Piece> {
        match self {
            Self::Total(_) => vec![],
            Self::Pieces(pieces) => pieces.iter().copied().filter(|piece| 0 < piece.count).collect(),
        }
    }
}

fn sum(pieces: &[Piece], currency: Currency) -> Result<Money, DrawerError> {
    let known = denominations(currency);
    for (at, piece) in pieces.iter().enumerate() {
        if !known.contains(&piece.value.minor()) {
            return Err(DrawerError::PieceUnknown);
        }
        if pieces[..at].iter().any(|other| other.value == piece.value) {
            return Err(DrawerError::PieceTwice);
        }
        if PIECES_MAX < piece.count {
            return Err(DrawerError::AmountTooHigh { max: CASH_MAX });
        }
    }
    Ok(pieces.iter().map(|piece| piece.value.times(piece.count)).sum())
}

/// The notes and coins that people pay with, in minor units, largest first.
pub fn denominations(currency: Currency) -> &'static [i64] {
    match currency.code() {
        "AUD" => &[10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5],
        "CAD" => &[10_000, 5_000, 2_000, 1_000, 500, 200, 100, 25, 10, 5],
        "CHF" => &[20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5],
        "GBP" => &[5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
        "INR" => &[50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100],
        "JPY" => &[10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10, 5, 1],
        "MXN" => &[100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50],
        "SEK" => &[50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100],
        "TWD" => &[2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 1],
        "USD" => &[10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 25, 10, 5, 1],
        // Euro; any other currency with cents is counted by the same steps.
        _ => &[20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn euro() -> Currency {
        Currency::parse("EUR").unwrap()
    }

    fn pieces(list: &[(i64, u32)]) -> Counted {
        let piece = |(value, count): &(i64, u32)| Piece { value: Money::from_minor(*value), count: *count };
        Counted::Pieces(list.iter().map(piece).collect())
    }

    #[test]
    fn notes_and_coins_add_up() {
        let counted = pieces(&[(5_000, 2), (20, 3), (1, 0)]);
        assert_eq!(counted.total(euro()), Ok(Money::from_minor(10_060)));
        assert_eq!(counted.pieces().len(), 2);
        assert_eq!(pieces(&[]).total(euro()), Ok(Money::ZERO));
    }

    #[test]
    fn what_is_not_cash_is_refused() {
        assert_eq!(pieces(&[(300, 1)]).total(euro()), Err(DrawerError::PieceUnknown));
        assert_eq!(pieces(&[(500, 1), (500, 1)]).total(euro()), Err(DrawerError::PieceTwice));
        let too_high = Err(DrawerError::AmountTooHigh { max: CASH_MAX });
        assert_eq!(pieces(&[(500, PIECES_MAX + 1)]).total(euro()), too_high);
        assert_eq!(Counted::Total(Money::from_minor(100_000_001)).total(euro()), too_high);
        assert_eq!(Counted::Total(Money::from_minor(-1)).total(euro()), Err(DrawerError::AmountNegative));
    }

    #[test]
    fn every_list_goes_from_the_largest_down() {
        for code in ["AUD", "CAD", "CHF", "EUR", "GBP", "INR", "JPY", "MXN", "SEK", "TWD", "USD"] {
            let list = denominations(Currency::parse(code).unwrap());
            assert!(list.windows(2).all(|pair| pair[1] < pair[0]), "{code}");
        }
    }
}
