//! What is chosen of a dish so far, and what a tap on a choice does.

use leptos::prelude::*;

use crate::{
    kernel::{currency::Currency, quantity::Quantity},
    menu::model::{Item, Menu, Pricing, price::Entered, selection::Selection},
    orders::model::line::Line,
};

/// A gram in thousandths.
const GRAM_MILLI: i64 = 1_000;

/// The choices on the item sheet; handles only.
#[derive(Clone, Copy)]
pub struct Choices {
    pub selection: RwSignal<Selection>,
    pub quantity: RwSignal<i64>,
    pub note: RwSignal<String>,
    /// The price or the weight in grams, as typed, of a dish without a fixed price.
    pub typed: RwSignal<String>,
}

impl Default for Choices {
    fn default() -> Self {
        Self {
            selection: RwSignal::default(),
            quantity: RwSignal::new(1),
            note: RwSignal::default(),
            typed: RwSignal::default(),
        }
    }
}

impl Choices {
    /// One portion, nothing chosen but what leaves no choice.
    pub fn start(self, menu: &Menu, item: &Item) {
        self.selection.set(forced(menu, item));
        self.quantity.set(1);
        self.note.set(String::new());
        self.typed.set(String::new());
    }

    /// What a line has already.
    pub fn start_from(self, line: &Line, currency: Currency) {
        self.selection.set(line.selection.clone());
        self.quantity.set(i64::from(line.quantity));
        self.typed.set(match line.entered {
            Entered::None => String::new(),
            Entered::Price(price) => currency.digits(price),
            Entered::Weight(weight) => weight.text(),
        });
        self.note.set(line.note.as_ref().map(|note| note.as_str().to_owned()).unwrap_or_default());
    }
}

/// What was typed or weighed, as the engine takes it. What cannot be read is nothing, which the engine asks for.
pub fn entered(item: &Item, typed: &str, currency: Currency) -> Entered {
    let grams = || typed.trim().parse::<i64>().ok()?.checked_mul(GRAM_MILLI);
    match item.pricing {
        Pricing::Fixed => Entered::None,
        Pricing::Open | Pricing::Market => currency.parse_amount(typed).map_or(Entered::None, Entered::Price),
        Pricing::Weight => grams().map_or(Entered::None, |milli| Entered::Weight(Quantity::from_milli(milli))),
    }
}

/// What has to be chosen anyway: a single variant, the only modifier of a group that asks for one, the only option of a slot.
fn forced(menu: &Menu, item: &Item) -> Selection {
    let variant = match item.variants.as_slice() {
        [only] => Some(only.id),
        _ => None,
    };
    let modifiers = menu.groups_of(item).filter_map(|group| match group.modifiers.as_slice() {
        [only] if group.min == 1 => Some(only.id),
        _ => None,
    });
    let options = item.slots.iter().filter_map(|slot| match slot.options.as_slice() {
        [only] if slot.choose == 1 => Some((slot.id, only.id)),
        _ => None,
    });
    Selection { variant, modifiers: modifiers.collect(), options: options.collect() }
}

/// A tap on one choice of a group. Where one may be chosen it takes the other's place, and leaves again where none has
/// to be; where several may be, each tap adds one until there are enough.
pub fn tap<Id: PartialEq + Copy>(chosen: &mut Vec<Id>, tapped: Id, group: &[Id], min: u32, max: u32) {
    let count = chosen.iter().filter(|id| group.contains(id)).count();
    if max == 1 {
        let was_chosen = chosen.contains(&tapped);
        if was_chosen && 0 < min {
            return;
        }
        chosen.retain(|id| !group.contains(id));
        if !was_chosen {
            chosen.push(tapped);
        }
    } else if u32::try_from(count).is_ok_and(|count| count < max) {
        chosen.push(tapped);
    }
}

/// One less of a choice.
pub fn take_one<Id: PartialEq>(chosen: &mut Vec<Id>, id: &Id) {
    if let Some(at) = chosen.iter().rposition(|known| known == id) {
        chosen.remove(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_choice_takes_the_other_s_place() {
        let mut chosen = vec![9, 1];
        tap(&mut chosen, 2, &[1, 2], 1, 1);
        assert_eq!(chosen, [9, 2]);
        tap(&mut chosen, 2, &[1, 2], 1, 1);
        assert_eq!(chosen, [9, 2], "one is required");
        tap(&mut chosen, 2, &[1, 2], 0, 1);
        assert_eq!(chosen, [9]);
    }

    #[test]
    fn several_are_added_until_there_are_enough() {
        let mut chosen = vec![];
        for tapped in [1, 1, 2, 2] {
            tap(&mut chosen, tapped, &[1, 2], 0, 3);
        }
        assert_eq!(chosen, [1, 1, 2]);
        take_one(&mut chosen, &1);
        assert_eq!(chosen, [1, 2]);
    }
}
