//! The guest's filter as signals, one per control.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::menu::model::{Allergen, Diet};

use super::filter::Filter;

#[derive(Clone, Copy)]
pub struct Wishes {
    pub search: RwSignal<String>,
    pub diets: RwSignal<Vec<Diet>>,
    pub without: RwSignal<Vec<Allergen>>,
}

impl Wishes {
    /// As the address has it: the plain form puts it there.
    pub fn from_address() -> Self {
        let Filter { search, diets, without } = use_query_map().with_untracked(Filter::from_query);
        Self { search: RwSignal::new(search), diets: RwSignal::new(diets), without: RwSignal::new(without) }
    }

    pub fn filter(self) -> Memo<Filter> {
        Memo::new(move |_| Filter { search: self.search.get(), diets: self.diets.get(), without: self.without.get() })
    }

    pub fn clear(self) {
        self.search.set(String::new());
        self.diets.set(vec![]);
        self.without.set(vec![]);
    }
}

/// Puts a word into a list or takes it out.
pub fn toggle<T: PartialEq>(list: &mut Vec<T>, word: T, on: bool) {
    list.retain(|known| *known != word);
    if on {
        list.push(word);
    }
}
