//! The notes a guest is likely to hand over.

use crate::kernel::{currency::Currency, money::Money};

/// At most this many chips beside "exact".
const CHIPS_MAX: usize = 4;

/// The next sums above what is due that a guest pays with round notes, smallest first.
pub fn quick_sums(due: Money, currency: Currency) -> Vec<Money> {
    let minor = due.minor();
    if minor <= 0 {
        return vec![];
    }
    let unit = 10i64.pow(currency.exponent());
    let mut sums: Vec<i64> = notes(currency).iter().map(|note| note * unit).map(|note| round_up(minor, note)).collect();
    sums.retain(|sum| *sum != minor);
    sums.sort_unstable();
    sums.dedup();
    sums.into_iter().take(CHIPS_MAX).filter_map(|sum| Money::try_from(sum).ok()).collect()
}

/// The currency's common notes in whole units.
fn notes(currency: Currency) -> &'static [i64] {
    match currency.code() {
        "TWD" => &[50, 100, 500, 1_000],
        "JPY" => &[500, 1_000, 5_000, 10_000],
        "INR" | "MXN" | "SEK" => &[20, 50, 100, 500],
        _ => &[5, 10, 20, 50],
    }
}

fn round_up(minor: i64, note: i64) -> i64 {
    (minor + note - 1) / note * note
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(minor: i64, code: &str) -> Vec<i64> {
        let sums = quick_sums(Money::from_minor(minor), Currency::parse(code).unwrap());
        sums.into_iter().map(Money::minor).collect()
    }

    /// 46.00 in euros: 50 by fives, tens and fifties, 60 by twenties.
    #[test]
    fn round_sums_above_what_is_due_are_offered() {
        assert_eq!(sums(4_600, "EUR"), [5_000, 6_000]);
        assert_eq!(sums(1_240, "EUR"), [1_500, 2_000, 5_000]);
        assert_eq!(sums(145, "TWD"), [150, 200, 500, 1_000]);
    }

    #[test]
    fn what_is_exact_already_is_not_offered_twice() {
        assert_eq!(sums(5_000, "EUR"), [6_000]);
        assert_eq!(sums(0, "EUR"), [] as [i64; 0]);
    }
}
