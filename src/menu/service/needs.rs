//! What a portion takes from stock: the dish, its size, its extras, and what fills a combo.

use std::collections::BTreeMap;

use super::snapshot::Snapshot;
use crate::{
    kernel::{ids::IngredientId, quantity::Quantity},
    menu::model::{Item, Need, price::Entered, selection::Selection},
};

type Sum = BTreeMap<IngredientId, Quantity>;

/// A kilogram in thousandths of a gram.
const KILOGRAM_MILLI: i128 = 1_000_000;

/// The ingredients of one portion with these choices, each once, in the order of their ids.
pub fn of_portion(snapshot: &Snapshot, item: &Item, selection: &Selection) -> Vec<Need> {
    let (recipes, mut sum) = (&snapshot.recipes, own(snapshot, item, selection));
    for modifier in &selection.modifiers {
        add(&mut sum, recipes.modifiers.get(modifier), 1);
    }
    for (slot, option) in &selection.options {
        let slot = item.slots.iter().find(|known| known.id == *slot);
        let Some(option) = slot.and_then(|slot| slot.options.iter().find(|known| known.id == *option)) else {
            continue;
        };
        if let Some(item) = option.item {
            add(&mut sum, recipes.items.get(&item), option.pieces);
        }
        if let Some(variant) = option.variant {
            add(&mut sum, recipes.variants.get(&variant), option.pieces);
        }
    }
    sum.into_iter().map(|(ingredient, quantity)| Need { ingredient, quantity }).collect()
}

/// The same for a portion that was weighed: the recipe of an item by weight is that of a kilogram, its extras are whole.
pub fn of_entered(snapshot: &Snapshot, item: &Item, selection: &Selection, entered: Entered) -> Vec<Need> {
    let mut needs = of_portion(snapshot, item, selection);
    let Entered::Weight(weight) = entered else { return needs };
    let own = own(snapshot, item, selection);
    for need in &mut needs {
        let of_kilogram = own.get(&need.ingredient).copied().unwrap_or_default();
        need.quantity = need.quantity - of_kilogram + part(of_kilogram, weight);
    }
    needs
}

/// Rounded up: what is short by less than a thousandth is short.
fn part(of_kilogram: Quantity, weight: Quantity) -> Quantity {
    let product = i128::from(of_kilogram.milli()) * i128::from(weight.milli());
    let milli = (product + KILOGRAM_MILLI - 1) / KILOGRAM_MILLI;
    Quantity::from_milli(i64::try_from(milli).unwrap_or(Quantity::MILLI_MAX))
}

/// What the dish and its size take, without extras.
fn own(snapshot: &Snapshot, item: &Item, selection: &Selection) -> Sum {
    let mut sum = Sum::new();
    add(&mut sum, snapshot.recipes.items.get(&item.id), 1);
    if let Some(variant) = selection.variant {
        add(&mut sum, snapshot.recipes.variants.get(&variant), 1);
    }
    sum
}

fn add(sum: &mut Sum, needs: Option<&Vec<Need>>, times: u32) {
    for need in needs.into_iter().flatten() {
        let total = sum.entry(need.ingredient).or_default();
        *total = *total + need.quantity.times(times);
    }
}

/// How many portions the stock still makes of an item: of its thriftiest size, without extras. None when no recipe
/// limits it.
pub fn left(snapshot: &Snapshot, item: &Item, free: &dyn Fn(IngredientId) -> Quantity) -> Option<u32> {
    let portions = |needs: &[Need]| needs.iter().map(|need| times_in(free(need.ingredient), need.quantity)).min();
    if item.variants.is_empty() {
        return portions(&of_portion(snapshot, item, &Selection::default()));
    }
    let sizes = item.variants.iter().map(|variant| {
        let selection = Selection { variant: Some(variant.id), ..Selection::default() };
        portions(&of_portion(snapshot, item, &selection))
    });
    // A size that nothing limits means that the item is not limited.
    sizes.collect::<Option<Vec<u32>>>()?.into_iter().max()
}

fn times_in(free: Quantity, need: Quantity) -> u32 {
    if free.milli() <= 0 || need.milli() <= 0 {
        0
    } else {
        u32::try_from(free.milli() / need.milli()).unwrap_or(u32::MAX)
    }
}
