//! From the journal of a period to the figures of a report.

use crate::{
    drawers::{
        model::figures::{CashFigures, Figures, RateFigures, TenderFigures},
        store::zs::{self as store, Sum},
    },
    kernel::{
        error::AppError,
        ids::MemberId,
        money::{Money, Rate},
    },
    orders::model::Tender,
    platform::{db::Tx, facts},
};

/// The period that no Z covers yet.
pub const OPEN_PERIOD: i64 = 0;

/// A period and how far its part of the log goes.
#[derive(Clone, Copy, Debug)]
pub struct Period {
    pub number: i64,
    /// The newest fact that counts.
    pub last_seq: i64,
}

/// Everything since the last Z, without the drawers.
pub async fn open_figures_in_tx(tx: &mut Tx) -> Result<Figures, AppError> {
    let restaurant = tx.restaurant();
    let last_seq = facts::last_seq(tx.conn(), restaurant).await?;
    let last = store::newest(tx.conn(), restaurant, 1).await?.into_iter().next();
    figures_in_tx(tx, Period { number: OPEN_PERIOD, last_seq }, last).await
}

/// The figures of a period that begins where the Z before it ended, without the drawers.
pub(super) async fn figures_in_tx(
    tx: &mut Tx,
    period: Period,
    before: Option<store::StoredZ>,
) -> Result<Figures, AppError> {
    let restaurant = tx.restaurant();
    let sums = store::sums(tx.conn(), restaurant, period.number).await?;
    let orders = store::sales(tx.conn(), restaurant, period.number).await?;
    let after = before.as_ref().map_or(0, |before| before.last_seq);
    let voids = store::voids(tx.conn(), restaurant, (after, period.last_seq)).await?;
    Ok(Figures { since: before.map(|before| before.at), orders, voids, ..figures(&sums) })
}

/// What people are called who answer for drawers.
pub async fn names_in_tx(tx: &mut Tx, members: &[MemberId]) -> Result<Vec<(MemberId, String)>, AppError> {
    let restaurant = tx.restaurant();
    Ok(store::names(tx.conn(), restaurant, members).await?)
}

/// What can be read from the sums alone.
fn figures(sums: &[Sum]) -> Figures {
    let income = |accounts: &[&str]| -> Money { -total(sums, |sum| accounts.contains(&sum.account.as_str())) };
    Figures {
        net: income(&NET),
        tax: income(&["tax"]),
        discounts: income(&["discounts"]),
        service: income(&["service"]),
        returns: income(&["returns"]),
        rates: rates(sums),
        tenders: Tender::ALL.into_iter().map(|tender| tender_figures(sums, tender)).collect(),
        tips: income(&["tips"]),
        rounding: income(&["rounding"]),
        cash: Some(cash(sums)),
        ..Figures::default()
    }
}

/// The accounts whose sum is what was charged without tax.
const NET: [&str; 4] = ["sales", "discounts", "service", "returns"];

fn total(sums: &[Sum], counts: impl Fn(&Sum) -> bool) -> Money {
    sums.iter().filter(|sum| counts(sum)).map(|sum| sum.amount).sum()
}

fn rates(sums: &[Sum]) -> Vec<RateFigures> {
    let mut rates: Vec<Rate> = sums.iter().filter_map(|sum| sum.rate).collect();
    rates.sort_unstable();
    rates.dedup();
    let of = |rate: Rate| RateFigures {
        rate,
        net: -total(sums, |sum| sum.rate == Some(rate) && NET.contains(&sum.account.as_str())),
        tax: -total(sums, |sum| sum.rate == Some(rate) && sum.account == "tax"),
    };
    rates.into_iter().map(of).collect()
}

/// A tender's account bears its name.
fn tender_figures(sums: &[Sum], tender: Tender) -> TenderFigures {
    let of = |kind: &str| total(sums, |sum| sum.kind == kind && sum.account == tender.as_str());
    let payments = sums.iter().filter(|sum| sum.kind == "payment" && sum.account == tender.as_str());
    TenderFigures {
        payments: payments.map(|sum| sum.lines).sum(),
        taken: of("payment"),
        refunded: -of("refund"),
        corrected: of("tender"),
        ..TenderFigures::none(tender)
    }
}

fn cash(sums: &[Sum]) -> CashFigures {
    let of = |kind: &str, account: &str| total(sums, |sum| sum.kind == kind && sum.account == account);
    CashFigures {
        floats: of("float", "cash"),
        paid_in: of("pay_in", "cash"),
        paid_out: -of("pay_out", "cash"),
        dropped: of("drop", "safe"),
        deposited: of("drawer_close", "safe"),
        over_short: -of("drawer_close", "over_short"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(kind: &str, account: &str, basis_points: Option<i32>, minor: i64) -> Sum {
        let rate = basis_points.map(Rate::from_basis_points);
        Sum { kind: kind.to_owned(), account: account.to_owned(), rate, amount: Money::from_minor(minor), lines: 1 }
    }

    /// A burger at 12.00 with 10 % inside, paid in cash; a float of 100.00; 5.00 for milk; counted 1.00 too little.
    #[test]
    fn a_day_in_the_journal_is_a_day_in_the_report() {
        let sums = [
            sum("sale", "receivable", None, 1_200),
            sum("sale", "sales", Some(1_000), -1_091),
            sum("sale", "tax", Some(1_000), -109),
            sum("payment", "cash", None, 1_200),
            sum("payment", "receivable", None, -1_200),
            sum("float", "cash", None, 10_000),
            sum("float", "safe", None, -10_000),
            sum("pay_out", "cash", None, -500),
            sum("pay_out", "sundry", None, 500),
            sum("drawer_close", "cash", None, -10_700),
            sum("drawer_close", "safe", None, 10_600),
            sum("drawer_close", "over_short", None, 100),
        ];
        let euros = Money::from_minor;
        let read = figures(&sums);
        assert_eq!((read.gross(), read.net, read.tax), (euros(1_200), euros(1_091), euros(109)));
        let ten = Rate::from_basis_points(1_000);
        assert_eq!(read.rates, [RateFigures { rate: ten, net: euros(1_091), tax: euros(109) }]);
        assert_eq!((read.tenders[0].payments, read.tenders[0].total()), (1, euros(1_200)));
        let cash = CashFigures {
            floats: euros(10_000),
            paid_in: Money::ZERO,
            paid_out: euros(500),
            dropped: Money::ZERO,
            deposited: euros(10_600),
            over_short: euros(-100),
        };
        assert_eq!(read.cash, Some(cash));
        let blind = read.blind();
        assert!(blind.cash.is_none() && blind.tenders.iter().all(|figures| figures.tender != Tender::Cash));
    }
}
