//! What an effect takes off each line. Pure; the parts add up to the whole exactly.

use std::collections::BTreeMap;

use crate::kernel::money::{Money, Rate};

use super::{
    Effect, Targets,
    bill::{BillLine, LineDiscount},
};

/// What is taken off, for the lines that something is taken off, in the bill's order.
pub fn line_discounts(effect: &Effect, bill: &[BillLine]) -> Vec<LineDiscount> {
    let everything: Vec<&BillLine> = bill.iter().filter(|line| Money::ZERO < line.amount).collect();
    let of = |targets: &Targets| -> Vec<&BillLine> {
        everything.iter().filter(|line| targets.include(line.item, line.category)).copied().collect()
    };
    match effect {
        Effect::OrderPercent(rate) => spread_share(&everything, *rate),
        Effect::OrderAmount(amount) => spread(&everything, *amount),
        Effect::ItemsPercent { of: targets, rate } => spread_share(&of(targets), *rate),
        Effect::FreeItems { of: targets, count } => {
            let mut portions = portions(&of(targets), |_| false);
            portions.truncate(*count as usize);
            gathered(bill, &portions, Rate::from_basis_points(Rate::BASIS_POINTS_MAX))
        }
        Effect::BuyGet { buy, buy_count, get, get_count, rate } => {
            let candidates = portions(&of(get), |line| buy.include(line.item, line.category));
            let bought = of(buy).iter().map(|line| line.quantity as usize).sum();
            let discounted = discounted_portions(&candidates, bought, *buy_count as usize, *get_count as usize);
            gathered(bill, &candidates[..discounted], *rate)
        }
    }
}

/// The share of the sum, rounded once, in parts by amount.
fn spread_share(lines: &[&BillLine], rate: Rate) -> Vec<LineDiscount> {
    let sum = lines.iter().map(|line| line.amount).sum::<Money>();
    spread(lines, sum.share(rate))
}

/// Parts proportional to the lines' amounts: no part is more than its line.
fn spread(lines: &[&BillLine], total: Money) -> Vec<LineDiscount> {
    let sum = lines.iter().map(|line| line.amount).sum::<Money>();
    if sum <= Money::ZERO {
        return vec![];
    }
    let weights: Vec<u64> = lines.iter().map(|line| line.amount.minor().unsigned_abs()).collect();
    let parts = total.min(sum).allocate(&weights);
    let parts = lines.iter().zip(parts).map(|(line, amount)| LineDiscount { line: line.line, amount });
    parts.filter(|part| !part.amount.is_zero()).collect()
}

/// One portion of a line.
struct Portion<'a> {
    line: &'a BillLine,
    /// Its part of the line's amount.
    value: Money,
    /// Whether it could count as bought.
    is_bought: bool,
}

/// Portions in the order in which they are discounted: first those that need not be bought, then the cheapest, then as
/// the bill has them.
fn portions<'a>(lines: &[&'a BillLine], is_bought: impl Fn(&BillLine) -> bool) -> Vec<Portion<'a>> {
    let of_line = |line: &'a BillLine| {
        let is_bought = is_bought(line);
        let values = if line.quantity == 0 { vec![] } else { line.amount.allocate(&vec![1; line.quantity as usize]) };
        values.into_iter().map(move |value| Portion { line, value, is_bought })
    };
    let mut portions: Vec<Portion<'a>> = lines.iter().copied().flat_map(of_line).collect();
    portions.sort_by_key(|portion| (portion.is_bought, portion.value));
    portions
}

/// How many of the candidates are discounted: `get` for each `buy` that are bought and not themselves discounted.
fn discounted_portions(candidates: &[Portion<'_>], bought: usize, buy: usize, get: usize) -> usize {
    let mut discounted = 0;
    let mut left = bought;
    if get == 0 {
        return 0;
    }
    for (times, set) in (1..).zip(candidates.chunks_exact(get)) {
        left = left.saturating_sub(set.iter().filter(|portion| portion.is_bought).count());
        if left < times * buy {
            break;
        }
        discounted += get;
    }
    discounted
}

/// What comes off these portions at this rate, line by line.
fn gathered(bill: &[BillLine], portions: &[Portion<'_>], rate: Rate) -> Vec<LineDiscount> {
    let mut of_line: BTreeMap<_, Money> = BTreeMap::new();
    for portion in portions {
        *of_line.entry(portion.line.line).or_default() += portion.value.share(rate);
    }
    let discounts = bill.iter().filter_map(|line| Some((line.line, of_line.remove(&line.line)?)));
    discounts.filter(|(_, amount)| !amount.is_zero()).map(|(line, amount)| LineDiscount { line, amount }).collect()
}

#[cfg(test)]
mod tests;
