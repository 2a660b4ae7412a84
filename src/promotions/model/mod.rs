//! Promotions as data: what they take off, and on which terms.

pub mod bill;
pub mod code;
pub mod discount;
pub mod editing;
pub mod error;
pub mod voucher;

use serde::{Deserialize, Serialize};

use crate::kernel::{
    channel::Channel,
    ids::{CategoryId, ItemId, PromotionId},
    money::{Money, Rate},
    schedule::{Closed, Window},
    time::Timestamp,
};

use self::{
    bill::{Bill, LineDiscount, sum_of},
    discount::line_discounts,
    error::PromotionError,
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Promotion {
    pub id: PromotionId,
    /// What guests read on the bill: "Lunch offer".
    pub name: String,
    pub effect: Effect,
    pub terms: Terms,
    /// Only with a voucher's code; else by itself.
    pub by_voucher: bool,
    /// Since then nobody gets it any more.
    #[cfg_attr(feature = "ssr", schema(value_type = Option<String>, format = DateTime))]
    pub stopped_at: Option<Timestamp>,
}

/// What is taken off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ssr", schema(as = PromotionEffect))]
pub enum Effect {
    /// Of the whole bill.
    OrderPercent(Rate),
    /// Of the whole bill, at most what it comes to.
    OrderAmount(Money),
    /// Of the dishes named.
    ItemsPercent { of: Targets, rate: Rate },
    /// So many portions of the dishes named cost nothing: the cheapest ones.
    FreeItems { of: Targets, count: u32 },
    /// For each `buy_count` portions bought, `get_count` others cost `rate` less: the cheapest ones. Repeats as often
    /// as the bill allows; a portion is either bought or discounted.
    BuyGet { buy: Targets, buy_count: u32, get: Targets, get_count: u32, rate: Rate },
}

/// Dishes, one by one or by category.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ssr", schema(as = PromotionTargets))]
pub struct Targets {
    #[serde(default)]
    pub items: Vec<ItemId>,
    #[serde(default)]
    pub categories: Vec<CategoryId>,
}

impl Targets {
    /// The most dishes and categories of one promotion.
    pub const COUNT_MAX: usize = 200;

    pub fn include(&self, item: ItemId, category: CategoryId) -> bool {
        self.items.contains(&item) || self.categories.contains(&category)
    }

    pub const fn is_empty(&self) -> bool {
        self.items.is_empty() && self.categories.is_empty()
    }
}

/// When a promotion holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ssr", schema(as = PromotionTerms))]
pub struct Terms {
    pub window: Window,
    /// None: however the order comes in.
    pub channel: Option<Channel>,
    /// What the bill has to come to, before anything is taken off.
    pub minimum: Money,
}

impl Promotion {
    /// What it takes off each line of this bill; refused where its terms do not hold or nothing on the bill goes with it.
    pub fn discount(&self, bill: &Bill<'_>) -> Result<Vec<LineDiscount>, PromotionError> {
        let name = || self.name.clone();
        if self.stopped_at.is_some() {
            return Err(PromotionError::Stopped { name: name() });
        }
        self.terms.window.check(bill.at).map_err(|closed| match closed {
            Closed::NotYet(first_day) => PromotionError::NotYet { name: name(), first_day },
            Closed::Over(last_day) => PromotionError::Over { name: name(), last_day },
            Closed::Now => PromotionError::OtherTime { name: name() },
        })?;
        if self.terms.channel.is_some_and(|channel| channel != bill.channel) {
            return Err(PromotionError::OtherChannel { name: name() });
        }
        if sum_of(bill.lines) < self.terms.minimum {
            let (minimum, currency) = (self.terms.minimum, bill.currency);
            return Err(PromotionError::MinimumNotReached { name: name(), minimum, currency });
        }
        let lines = line_discounts(&self.effect, bill.lines);
        if lines.is_empty() { Err(PromotionError::NothingFits { name: name() }) } else { Ok(lines) }
    }
}

/// The promotion that comes by itself: of those that hold, the one that takes off most; of equals the older one. One
/// and no more, so that people understand their bill; a voucher comes on top, computed on what is left.
pub fn best<'a>(promotions: &'a [Promotion], bill: &Bill<'_>) -> Option<(&'a Promotion, Vec<LineDiscount>)> {
    let by_itself = promotions.iter().filter(|promotion| !promotion.by_voucher);
    let holding = by_itself.filter_map(|promotion| Some((promotion, promotion.discount(bill).ok()?)));
    holding.min_by_key(|(promotion, lines)| {
        let total = lines.iter().map(|line| line.amount).sum::<Money>();
        (std::cmp::Reverse(total), promotion.id)
    })
}
