//! What one portion costs. The only place a price is made; browsers and servers run the same.

use crate::kernel::money::Money;

use super::{Item, Modifier, selection::Checked};

/// The price of one portion with its choices: the variant's or the item's own, plus what the modifiers add
/// beyond those included, plus the surcharges of a combo's options.
///
/// Included choices are the cheapest ones, so that a group with one sauce included charges the dearer of two.
pub fn unit_price(item: &Item, checked: &Checked<'_>) -> Money {
    let base = checked.variant.map_or(item.price, |variant| variant.price);
    let modifiers = checked.modifiers.iter().map(|(group, chosen)| charged(chosen, group.included)).sum::<Money>();
    let options = checked.options.iter().map(|(_, option)| option.surcharge).sum::<Money>();
    base + modifiers + options
}

fn charged(chosen: &[&Modifier], included: u32) -> Money {
    let mut prices: Vec<Money> = chosen.iter().map(|modifier| modifier.price).collect();
    prices.sort();
    prices.into_iter().skip(included as usize).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sauce(minor: i64) -> Modifier {
        Modifier {
            id: uuid::Uuid::nil().into(),
            name: "Sauce".into(),
            price: Money::from_minor(minor),
            allergens: vec![],
        }
    }

    /// Three sauces at 0.50, 1.00 and 1.50 with one included: the cheapest is free, 1.00 + 1.50 = 2.50.
    #[test]
    fn the_cheapest_choices_are_the_included_ones() {
        let sauces = [sauce(150), sauce(50), sauce(100)];
        assert_eq!(charged(&sauces.iter().collect::<Vec<_>>(), 1), Money::from_minor(250));
        assert_eq!(charged(&[], 1), Money::ZERO);
    }
}
