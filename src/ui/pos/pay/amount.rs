//! From what was typed to what is taken, what comes back and what stays open. Pure.

use crate::{kernel::money::Money, orders::model::Tender};

/// The most digits that may be typed.
pub const DIGITS_MAX: usize = 9;

/// What a tap on "take" would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reckoning {
    /// What is taken for the order.
    pub amount: Money,
    /// What is handed over; more than the amount only in cash.
    pub tendered: Money,
    /// What comes back.
    pub change: Money,
    /// What stays open.
    pub short: Money,
}

/// `typed` are digits of minor units; none means exactly what is due.
pub fn reckon(tender: Tender, typed: &str, due: Money) -> Reckoning {
    let given = match typed.trim_start_matches('0') {
        "" => due,
        digits => digits.parse().ok().and_then(|minor: i64| Money::try_from(minor).ok()).unwrap_or(due),
    };
    let amount = given.min(due);
    let tendered = match tender {
        Tender::Cash => given,
        Tender::Card | Tender::Terminal => amount,
    };
    Reckoning { amount, tendered, change: tendered - amount, short: due - amount }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(minor: i64) -> Money {
        Money::from_minor(minor)
    }

    #[test]
    fn nothing_typed_is_exact() {
        let reckoning = reckon(Tender::Cash, "", money(4_600));
        assert_eq!((reckoning.amount, reckoning.change, reckoning.short), (money(4_600), money(0), money(0)));
    }

    #[test]
    fn cash_gives_change_and_a_card_does_not() {
        assert_eq!(reckon(Tender::Cash, "5000", money(4_600)).change, money(400));
        let card = reckon(Tender::Card, "5000", money(4_600));
        assert_eq!((card.amount, card.tendered, card.change), (money(4_600), money(4_600), money(0)));
    }

    #[test]
    fn too_little_leaves_the_rest_open() {
        let reckoning = reckon(Tender::Cash, "2000", money(4_600));
        assert_eq!((reckoning.amount, reckoning.tendered, reckoning.short), (money(2_000), money(2_000), money(2_600)));
    }
}
