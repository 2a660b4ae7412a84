//! What the item sheet asks, what is still missing and what it costs so far. Pure.

use crate::{
    kernel::{
        ids::{GroupId, ModifierId, SlotId},
        money::Money,
    },
    menu::model::{
        Allergen, Group, Item, Menu,
        price::unit_price,
        selection::{Checked, Selection},
    },
    orders::rpc::guest::GuestAdd,
};

/// Where a choice is missing or one too many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Variant,
    Group(GroupId),
    Slot(SlotId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    pub at: Place,
    pub kind: ProblemKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// So many are still to be chosen.
    Few(u32),
    /// So many have to go.
    Many(u32),
}

/// One of a group is drawn as radio buttons, anything else as ticks.
pub const fn is_radio(group: &Group) -> bool {
    group.min == 1 && group.max == 1
}

/// What is chosen before anybody has chosen: the first size.
pub fn first_selection(item: &Item) -> Selection {
    Selection { variant: item.variants.first().map(|variant| variant.id), ..Selection::default() }
}

/// The choices in a filled form; what cannot be read is left out, as an empty select is.
pub fn selection_of(form: &GuestAdd) -> Selection {
    let option = |pair: &String| {
        let (slot, option) = pair.split_once(':')?;
        Some((slot.parse().ok()?, option.parse().ok()?))
    };
    Selection {
        variant: form.variant,
        modifiers: form.modifiers.clone(),
        options: form.options.iter().filter_map(option).collect(),
    }
}

/// How many of a group are chosen.
pub fn chosen_in(group: &Group, selection: &Selection) -> u32 {
    let is_of_group = |id: &&ModifierId| group.modifiers.iter().any(|modifier| modifier.id == **id);
    count(selection.modifiers.iter().filter(is_of_group))
}

/// The first thing that does not fit, from top to bottom of the sheet.
pub fn problem(menu: &Menu, item: &Item, selection: &Selection) -> Option<Problem> {
    if selection.check(menu, item).is_ok() {
        return None;
    }
    let is_known = |id| item.variants.iter().any(|variant| Some(variant.id) == id);
    if !item.variants.is_empty() && !is_known(selection.variant) {
        return Some(Problem { at: Place::Variant, kind: ProblemKind::Few(1) });
    }
    let slots = item.slots.iter().map(|slot| {
        let chosen = count(selection.options.iter().filter(|(id, _)| *id == slot.id));
        (Place::Slot(slot.id), chosen, slot.choose, slot.choose)
    });
    let asked = menu.asked_groups(item, &selection.modifiers).into_iter();
    let groups = asked.map(|(group, times)| {
        let (min, max) = (group.min.saturating_mul(times), group.max.saturating_mul(times));
        (Place::Group(group.id), chosen_in(group, selection), min, max)
    });
    slots.chain(groups).find_map(|(at, chosen, min, max)| {
        if chosen < min {
            Some(Problem { at, kind: ProblemKind::Few(min - chosen) })
        } else if max < chosen {
            Some(Problem { at, kind: ProblemKind::Many(chosen - max) })
        } else {
            None
        }
    })
}

/// The price of one portion as far as it is chosen, and whether that is all of it.
pub fn price_so_far(menu: &Menu, item: &Item, selection: &Selection) -> (Money, bool) {
    match selection.check(menu, item) {
        Ok(checked) => (unit_price(item, &checked), true),
        Err(_) => (unit_price(item, &found(menu, item, selection)), false),
    }
}

/// The dish's allergens and those of what was chosen with it, each once, in the order of the regulation.
pub fn allergens_with(menu: &Menu, item: &Item, selection: &Selection) -> Vec<Allergen> {
    let found = found(menu, item, selection);
    let mut allergens = item.allergens.clone();
    allergens.extend(found.modifiers.iter().flat_map(|(_, chosen)| chosen).flat_map(|modifier| &modifier.allergens));
    let of_options = found.options.iter().filter_map(|(_, option)| menu.item(option.item?));
    allergens.extend(of_options.flat_map(|item| &item.allergens));
    allergens.sort();
    allergens.dedup();
    allergens
}

/// What of a selection the menu knows, whether or not it is enough.
fn found<'a>(menu: &'a Menu, item: &'a Item, selection: &Selection) -> Checked<'a> {
    let options = selection.options.iter().filter_map(|(slot, option)| {
        let slot = item.slots.iter().find(|known| known.id == *slot)?;
        Some((slot, slot.options.iter().find(|known| known.id == *option)?))
    });
    let asked = menu.asked_groups(item, &selection.modifiers).into_iter();
    Checked {
        variant: item.variants.iter().find(|variant| Some(variant.id) == selection.variant),
        modifiers: asked.map(|(group, _)| (group, selection.of_group(group))).collect(),
        options: options.collect(),
    }
}

fn count(things: impl Iterator) -> u32 {
    u32::try_from(things.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::guest::fixture::{group, item, menu, variant};

    #[test]
    fn the_price_follows_the_choices_while_some_are_missing() {
        let sauce = group(1, (1, 1), &[0]);
        let extras = group(2, (0, 2), &[50, 70]);
        let mut dish = item("Chips");
        dish.variants = vec![variant(1, 320), variant(2, 450)];
        dish.groups = vec![sauce.id, extras.id];
        let menu = menu(vec![dish.clone()], vec![sauce.clone(), extras.clone()]);

        let mut selection = first_selection(&dish);
        selection.modifiers.push(extras.modifiers[1].id);
        assert_eq!(price_so_far(&menu, &dish, &selection), (Money::from_minor(390), false));
        let missing = Problem { at: Place::Group(sauce.id), kind: ProblemKind::Few(1) };
        assert_eq!(problem(&menu, &dish, &selection), Some(missing));

        selection.modifiers.push(sauce.modifiers[0].id);
        selection.variant = Some(dish.variants[1].id);
        assert_eq!(price_so_far(&menu, &dish, &selection), (Money::from_minor(520), true));
        assert_eq!(problem(&menu, &dish, &selection), None);
    }

    #[test]
    fn one_too_many_is_named_with_its_group() {
        let extras = group(2, (0, 1), &[50, 70]);
        let mut dish = item("Chips");
        dish.groups = vec![extras.id];
        let menu = menu(vec![dish.clone()], vec![extras.clone()]);
        let selection = Selection {
            modifiers: extras.modifiers.iter().map(|modifier| modifier.id).collect(),
            ..Selection::default()
        };
        let found = Problem { at: Place::Group(extras.id), kind: ProblemKind::Many(1) };
        assert_eq!(problem(&menu, &dish, &selection), Some(found));
    }
}
