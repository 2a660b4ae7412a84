//! A bill as promotions see it.

use serde::{Deserialize, Serialize};

use crate::kernel::{
    channel::Channel,
    currency::Currency,
    ids::{CategoryId, ItemId, LineId},
    money::Money,
    schedule::LocalMoment,
};

/// The lines that count and what they are judged by.
#[derive(Clone, Copy, Debug)]
pub struct Bill<'a> {
    pub lines: &'a [BillLine],
    /// On the restaurant's clock.
    pub at: LocalMoment,
    pub channel: Channel,
    /// For the sentences of refusals.
    pub currency: Currency,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BillLine {
    pub line: LineId,
    pub item: ItemId,
    pub category: CategoryId,
    pub quantity: u32,
    /// What all portions cost together, as the menu shows prices, less what was taken off before.
    pub amount: Money,
}

/// What is taken off one line: more than nothing, at most its amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineDiscount {
    pub line: LineId,
    pub amount: Money,
}

pub fn sum_of(lines: &[BillLine]) -> Money {
    lines.iter().map(|line| line.amount).sum()
}
