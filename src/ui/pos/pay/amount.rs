//! From what was typed to what is taken, what comes back and what stays open. Pure.

use crate::{
    kernel::money::{Money, Rate},
    orders::model::Tender,
};

/// The most digits that may be typed.
pub const DIGITS_MAX: usize = 9;

/// What somebody leaves beyond the bill.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tip {
    #[default]
    None,
    /// So many percent of what is due.
    Percent(Rate),
    /// As typed.
    Typed,
}

impl Tip {
    /// What it comes to; `typed` are digits of minor units.
    pub fn amount(self, due: Money, typed: &str) -> Money {
        match self {
            Self::None => Money::ZERO,
            Self::Percent(rate) => due.share(rate),
            Self::Typed => parsed(typed).unwrap_or(Money::ZERO),
        }
    }
}

/// What is to be paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bill {
    pub due: Money,
    pub tip: Money,
    /// The smallest coin, where cash is rounded.
    pub coin: Option<Money>,
}

/// What a tap on "take" would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reckoning {
    /// What is taken for the bill.
    pub amount: Money,
    pub tip: Money,
    /// What cash is more or less because of the smallest coin.
    pub rounding: Money,
    /// What is handed over; more than what is taken only in cash.
    pub tendered: Money,
    /// What comes back.
    pub change: Money,
    /// What is missing to pay all of it.
    pub short: Money,
}

impl Reckoning {
    /// What the house gets.
    pub fn received(&self) -> Money {
        self.amount + self.rounding + self.tip
    }
}

/// `typed` are digits of minor units; none means exactly what is due. A part of the bill is paid without rounding, and
/// in cash without a tip: that comes with the rest.
pub fn reckon(tender: Tender, typed: &str, bill: Bill) -> Reckoning {
    let Bill { due, tip, coin } = bill;
    let typed = parsed(typed);
    match (tender, coin) {
        (Tender::Cash, coin) => {
            let rounding = coin.map_or(Money::ZERO, |coin| due.rounded_to(coin) - due);
            let all = due + rounding + tip;
            let tendered = typed.unwrap_or(all);
            if all <= tendered {
                return Reckoning { amount: due, tip, rounding, tendered, change: tendered - all, short: Money::ZERO };
            }
            // What covers the bill but not the tip is neither: the tip has to be made smaller first.
            let amount = if tendered < due { tendered } else { Money::ZERO };
            let short = all - tendered;
            Reckoning { amount, tip: Money::ZERO, rounding: Money::ZERO, tendered, change: Money::ZERO, short }
        }
        (Tender::Card | Tender::Terminal, _) => {
            let amount = typed.unwrap_or(due).min(due);
            let (rounding, change) = (Money::ZERO, Money::ZERO);
            Reckoning { amount, tip, rounding, tendered: amount + tip, change, short: due - amount }
        }
    }
}

/// None where nothing, or only zeros, are typed.
fn parsed(typed: &str) -> Option<Money> {
    match typed.trim_start_matches('0') {
        "" => None,
        digits => digits.parse().ok().and_then(|minor: i64| Money::try_from(minor).ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(minor: i64) -> Money {
        Money::from_minor(minor)
    }

    fn bill(due: i64, tip: i64) -> Bill {
        Bill { due: money(due), tip: money(tip), coin: None }
    }

    #[test]
    fn nothing_typed_is_exact() {
        let reckoning = reckon(Tender::Cash, "", bill(4_600, 0));
        assert_eq!((reckoning.amount, reckoning.change, reckoning.short), (money(4_600), money(0), money(0)));
        assert_eq!(reckon(Tender::Cash, "", bill(4_600, 400)).tendered, money(5_000));
    }

    #[test]
    fn cash_gives_change_and_a_card_does_not() {
        assert_eq!(reckon(Tender::Cash, "5000", bill(4_600, 0)).change, money(400));
        let card = reckon(Tender::Card, "5000", bill(4_600, 0));
        assert_eq!((card.amount, card.tendered, card.change), (money(4_600), money(4_600), money(0)));
    }

    #[test]
    fn too_little_leaves_the_rest_open() {
        let reckoning = reckon(Tender::Cash, "2000", bill(4_600, 0));
        assert_eq!((reckoning.amount, reckoning.tendered, reckoning.short), (money(2_000), money(2_000), money(2_600)));
        let with_tip = reckon(Tender::Cash, "4700", bill(4_600, 200));
        assert_eq!((with_tip.amount, with_tip.short), (money(0), money(100)));
    }

    #[test]
    fn a_card_is_charged_with_its_tip() {
        let card = reckon(Tender::Terminal, "", bill(4_600, 460));
        assert_eq!((card.amount, card.tendered, card.received()), (money(4_600), money(5_060), money(5_060)));
    }

    /// 12.93 is 12.95 in cash where the smallest coin is 0.05, and exact by card.
    #[test]
    fn only_cash_is_rounded() {
        let bill = Bill { coin: Some(money(5)), ..bill(1_293, 0) };
        let cash = reckon(Tender::Cash, "", bill);
        assert_eq!((cash.rounding, cash.tendered), (money(2), money(1_295)));
        assert_eq!(reckon(Tender::Card, "", bill).received(), money(1_293));
        let down = reckon(Tender::Cash, "1290", Bill { due: money(1_292), ..bill });
        assert_eq!((down.amount, down.rounding, down.short), (money(1_292), money(-2), money(0)));
    }

    #[test]
    fn a_tip_is_a_part_of_what_is_due_or_typed() {
        assert_eq!(Tip::Percent(Rate::from_basis_points(1_000)).amount(money(4_605), ""), money(461));
        assert_eq!(Tip::Typed.amount(money(4_605), "250"), money(250));
        assert_eq!(Tip::Typed.amount(money(4_605), ""), money(0));
    }
}
