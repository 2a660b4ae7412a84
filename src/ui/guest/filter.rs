//! Which dishes a guest wants to see. Pure; the same on the server (from the address) and on the phone.

use leptos_router::params::ParamsMap;

use crate::{
    kernel::{language::Language, plain::plain},
    menu::model::{Allergen, Diet, Item, Menu},
};

/// Names in the address and in the form.
pub const SEARCH: &str = "q";
pub const DIET: &str = "diet";
pub const WITHOUT: &str = "without";

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub search: String,
    /// All of them must hold.
    pub diets: Vec<Diet>,
    /// None of them may be in it.
    pub without: Vec<Allergen>,
}

impl Filter {
    /// What the plain form has put in the address; what is unknown is left out.
    pub fn from_query(query: &ParamsMap) -> Self {
        let all = |name: &str| query.get_all(name).unwrap_or_default();
        Self {
            search: query.get(SEARCH).unwrap_or_default(),
            diets: all(DIET).iter().filter_map(|text| Diet::parse(text)).collect(),
            without: all(WITHOUT).iter().filter_map(|text| Allergen::parse(text)).collect(),
        }
    }

    /// Whether the dish is shown: every word is found in its name or description, in either language.
    pub fn matches(&self, item: &Item, language: Language) -> bool {
        let fits = self.diets.iter().all(|diet| item.diets.contains(diet))
            && !self.without.iter().any(|allergen| item.allergens.contains(allergen));
        if !fits || self.search.trim().is_empty() {
            return fits;
        }
        let texts = [&item.name, &item.description];
        let text = texts.map(|text| plain(&format!("{} {}", text.in_language(language), text.own))).join(" ");
        plain(&self.search).split_whitespace().all(|word| text.contains(word))
    }
}

/// The diets that at least one dish of this menu follows: no filter stands there in vain.
pub fn diets_in(menu: &Menu) -> Vec<Diet> {
    let used = |diet: &&Diet| menu.items.iter().any(|item| item.diets.contains(*diet));
    Diet::ALL.iter().filter(used).copied().collect()
}

/// The allergens that at least one dish of this menu contains.
pub fn allergens_in(menu: &Menu) -> Vec<Allergen> {
    let used = |allergen: &&Allergen| menu.items.iter().any(|item| item.allergens.contains(*allergen));
    Allergen::ALL.iter().filter(used).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::guest::fixture::item;

    fn search(text: &str) -> Filter {
        Filter { search: text.to_owned(), ..Filter::default() }
    }

    #[test]
    fn words_are_found_without_accents_in_either_language() {
        let mut dish = item("Jamón ibérico");
        dish.name.other.insert(Language::En, "Iberian ham".to_owned());
        for text in ["jamon", "HAM", "iberian ham", " "] {
            assert!(search(text).matches(&dish, Language::En), "{text}");
        }
        assert!(!search("jamon serrano").matches(&dish, Language::En));
    }

    #[test]
    fn diets_must_all_hold_and_no_allergen_may_be_inside() {
        let mut dish = item("Toast");
        dish.diets = vec![Diet::Vegetarian];
        dish.allergens = vec![Allergen::Gluten];
        let vegan = Filter { diets: vec![Diet::Vegetarian, Diet::Vegan], ..Filter::default() };
        let no_milk = Filter { without: vec![Allergen::Milk], ..Filter::default() };
        let no_gluten = Filter { without: vec![Allergen::Milk, Allergen::Gluten], ..Filter::default() };
        assert!(!vegan.matches(&dish, Language::En));
        assert!(no_milk.matches(&dish, Language::En));
        assert!(!no_gluten.matches(&dish, Language::En));
    }
}
