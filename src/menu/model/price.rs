//! What one portion costs. The only place a price is made; browsers and servers run the same.

use serde::{Deserialize, Serialize};

use crate::kernel::{error::AppError, money::Money, quantity::Quantity};

use super::{Group, Item, Modifier, Pricing, selection::Checked};

/// The dearest portion; the same limit stands in the database.
pub const PRICE_MAX: Money = Money::from_minor(100_000_000);
/// The heaviest portion: 100 kg.
pub const WEIGHT_MAX: Quantity = Quantity::from_milli(100_000_000);
/// A gram.
const WEIGHT_MIN: Quantity = Quantity::from_milli(1_000);
/// A kilogram in thousandths of a gram.
const KILOGRAM_MILLI: u64 = 1_000_000;

/// A price as a form has it, or what is wrong with it.
pub fn price_in_range(field: &str, price: Money) -> Result<Money, AppError> {
    let is_price = (Money::ZERO..=PRICE_MAX).contains(&price);
    is_price
        .then_some(price)
        .ok_or_else(|| AppError::invalid(field, "A price is zero or more, and not above a million."))
}

/// What a person typed or weighed for one portion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum Entered {
    #[default]
    None,
    /// Of an open item or of one at market price.
    Price(Money),
    /// In grams.
    Weight(Quantity),
}

/// Why a portion has no price.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PriceError {
    #[error("Type a price for {item}.")]
    PriceMissing { item: String },
    #[error("Weigh {item} first.")]
    WeightMissing { item: String },
    #[error("{item} is not sold at a typed price or by weight.")]
    NotAsked { item: String },
    #[error("The price of {item} must be more than zero and at most a million.")]
    PriceOutOfRange { item: String },
    #[error("A portion of {item} weighs from 1 g to 100 kg.")]
    WeightOutOfRange { item: String },
}

/// The price of one portion of an item with a fixed price: the variant's or the item's own, plus what the modifiers
/// add beyond those included, plus the surcharges of a combo's options.
///
/// Included choices are the cheapest ones, so that a group with one sauce included charges the dearer of two; the order
/// of the taps makes no difference. A group that is asked twice includes twice as many.
pub fn unit_price(item: &Item, checked: &Checked<'_>) -> Money {
    own_price(item, checked) + extras(item, checked)
}

/// The price of one portion of any item. An open item and one at market price cost what was typed, one by weight its
/// price per kilogram for the weight, rounded half up; modifiers and surcharges come on top of each.
pub fn portion_price(item: &Item, checked: &Checked<'_>, entered: Entered) -> Result<Money, PriceError> {
    let name = || item.name.own.clone();
    let base = match (item.pricing, entered) {
        (Pricing::Fixed, Entered::None) => own_price(item, checked),
        (Pricing::Open | Pricing::Market, Entered::Price(price)) if Money::ZERO < price => price,
        (Pricing::Weight, Entered::Weight(weight)) if (WEIGHT_MIN..=WEIGHT_MAX).contains(&weight) => {
            own_price(item, checked).pro_rata(weight.milli().unsigned_abs(), KILOGRAM_MILLI)
        }
        (Pricing::Open | Pricing::Market, Entered::Price(_)) => {
            return Err(PriceError::PriceOutOfRange { item: name() });
        }
        (Pricing::Weight, Entered::Weight(_)) => return Err(PriceError::WeightOutOfRange { item: name() }),
        (Pricing::Open | Pricing::Market, Entered::None) => return Err(PriceError::PriceMissing { item: name() }),
        (Pricing::Weight, Entered::None) => return Err(PriceError::WeightMissing { item: name() }),
        (Pricing::Fixed, Entered::Price(_) | Entered::Weight(_))
        | (Pricing::Open | Pricing::Market, Entered::Weight(_))
        | (Pricing::Weight, Entered::Price(_)) => return Err(PriceError::NotAsked { item: name() }),
    };
    let price = base + extras(item, checked);
    if price <= PRICE_MAX { Ok(price) } else { Err(PriceError::PriceOutOfRange { item: name() }) }
}

fn own_price(item: &Item, checked: &Checked<'_>) -> Money {
    checked.variant.map_or(item.price, |variant| variant.price)
}

fn extras(item: &Item, checked: &Checked<'_>) -> Money {
    let modifiers = checked.modifiers.iter().map(|(group, chosen)| {
        let included = group.included.saturating_mul(times_asked(item, group, checked));
        charged(chosen, included)
    });
    let options = checked.options.iter().map(|(_, option)| option.surcharge);
    modifiers.chain(options).sum()
}

/// How often the choices ask a group: as the item's own, and for each modifier that opens it.
fn times_asked(item: &Item, group: &Group, checked: &Checked<'_>) -> u32 {
    let own = item.groups.contains(&group.id);
    let of_item = checked.modifiers.iter().filter(|(known, _)| item.groups.contains(&known.id));
    let openers = of_item.flat_map(|(_, chosen)| chosen).filter(|modifier| modifier.opens == Some(group.id));
    u32::from(own) + u32::try_from(openers.count()).unwrap_or(u32::MAX - 1)
}

fn charged(chosen: &[&Modifier], included: u32) -> Money {
    let mut prices: Vec<Money> = chosen.iter().map(|modifier| modifier.price).collect();
    prices.sort();
    prices.into_iter().skip(included as usize).sum()
}

#[cfg(test)]
mod tests;
