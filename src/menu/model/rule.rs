//! Prices that hold at certain hours: happy hour, lunch, the dearer terrace.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::kernel::{
    channel::Channel,
    ids::{CategoryId, ItemId, PriceRuleId},
    money::{Money, Rate},
    schedule::{LocalMoment, Window},
};

use super::{Item, Menu, Pricing};

/// Another price for an item, a category or the whole menu, while its hours hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct PriceRule {
    pub id: PriceRuleId,
    /// What guests read beside the price: "Happy hour".
    pub name: String,
    pub scope: Scope,
    pub window: Window,
    /// None: however the order comes in.
    pub channel: Option<Channel>,
    pub effect: Effect,
}

/// What a rule is for. The order is the rank: the narrower rule wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ssr", schema(as = PriceRuleScope))]
pub enum Scope {
    Item(ItemId),
    Category(CategoryId),
    Everything,
}

/// What a rule does to a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ssr", schema(as = PriceRuleEffect))]
pub enum Effect {
    PercentOff(Rate),
    /// This price instead. Not for items with sizes, whose prices differ.
    Price(Money),
}

impl Scope {
    const fn rank(self) -> u8 {
        match self {
            Self::Item(_) => 0,
            Self::Category(_) => 1,
            Self::Everything => 2,
        }
    }

    fn includes(self, item: &Item) -> bool {
        match self {
            Self::Item(id) => id == item.id,
            Self::Category(id) => id == item.category,
            Self::Everything => true,
        }
    }
}

impl Effect {
    /// What is paid instead of this price.
    pub fn price(self, list: Money) -> Money {
        match self {
            Self::PercentOff(rate) => list - list.share(rate),
            Self::Price(price) => price,
        }
    }
}

impl PriceRule {
    /// Whether it changes this item's price at some hour. A typed price is nobody's list price.
    fn is_for(&self, item: &Item) -> bool {
        let has_list_price = matches!(item.pricing, Pricing::Fixed | Pricing::Weight);
        let fits = matches!(self.effect, Effect::PercentOff(_)) || item.variants.is_empty();
        has_list_price && fits && self.scope.includes(item)
    }

    fn holds(&self, at: LocalMoment, channel: Channel) -> bool {
        self.channel.is_none_or(|own| own == channel) && self.window.holds(at)
    }
}

impl Menu {
    /// The rule that makes an item's price at this moment. A rule for the item goes before one for its category, that
    /// one before one for everything: so a rule can except an item from a wider one. Of equals the lowest price wins,
    /// then the older rule.
    pub fn rule_for(&self, item: &Item, at: LocalMoment, channel: Channel) -> Option<&PriceRule> {
        let holding = self.rules.iter().filter(|rule| rule.is_for(item) && rule.holds(at, channel));
        holding.min_by_key(|rule| (rule.scope.rank(), rule.effect.price(item.price), rule.id))
    }

    /// What an item costs at this moment: its own price, or its lowest with sizes.
    pub fn rule_price(&self, item: &Item, at: LocalMoment, channel: Channel) -> Money {
        self.rule_for(item, at, channel).map_or(item.price, |rule| rule.effect.price(item.price))
    }

    /// The item with the prices that hold at this moment, its sizes' too; to check a selection against and to price it.
    pub fn item_at<'a>(&self, item: &'a Item, at: LocalMoment, channel: Channel) -> Cow<'a, Item> {
        let Some(rule) = self.rule_for(item, at, channel) else { return Cow::Borrowed(item) };
        let mut item = item.clone();
        item.price = rule.effect.price(item.price);
        for variant in &mut item.variants {
            variant.price = rule.effect.price(variant.price);
        }
        Cow::Owned(item)
    }
}

#[cfg(test)]
mod tests;
