//! Diets and allergens in words.

use crate::{
    menu::model::{Allergen, Diet, Item},
    ui::shared::words::{allergen_word, diet_word},
};

use super::words::words;

/// "contains milk, gluten"; nothing when nothing is listed.
pub fn contains_text(allergens: &[Allergen]) -> Option<String> {
    (!allergens.is_empty())
        .then(|| words().contains.replace("{list}", &list(allergens.iter().copied().map(allergen_word))))
}

/// "vegan, gluten free"; vegan says vegetarian too.
pub fn diets_text(item: &Item) -> Option<String> {
    let vegan = item.diets.contains(&Diet::Vegan);
    let said = item.diets.iter().copied().filter(|diet| !(vegan && *diet == Diet::Vegetarian));
    let text = list(said.map(diet_word));
    (!text.is_empty()).then_some(text)
}

pub fn list(words: impl Iterator<Item = &'static str>) -> String {
    words.collect::<Vec<_>>().join(", ")
}
