//! What is in it, and whom it suits.

use leptos::prelude::*;

use crate::{
    menu::model::{Allergen, Diet},
    ui::{
        admin::menu::{
            draft::{Draft, mark},
            form_words::form_words,
        },
        kit::checkbox::Checkbox,
        shared::words::{allergen_word, diet_word},
    },
};

/// A tick for each allergen and each diet.
#[component]
pub fn Marks(draft: RwSignal<Draft>) -> impl IntoView {
    let words = form_words();
    let allergen = move |one: Allergen| {
        view! {
            <Checkbox
                label=allergen_word(one)
                name="allergens"
                id=format!("allergen-{}", one.as_str())
                value=one.as_str()
                checked=Signal::derive(move || draft.with(|draft| draft.allergens.contains(&one)))
                on_change=move |on: bool| draft.update(|draft| mark(&mut draft.allergens, one, on, Allergen::ALL))
            />
        }
    };
    let diet = move |one: Diet| {
        view! {
            <Checkbox
                label=diet_word(one)
                name="diets"
                id=format!("diet-{}", one.as_str())
                value=one.as_str()
                checked=Signal::derive(move || draft.with(|draft| draft.diets.contains(&one)))
                on_change=move |on: bool| draft.update(|draft| mark(&mut draft.diets, one, on, Diet::ALL))
            />
        }
    };
    view! {
        <fieldset>
            <legend class="text-sm font-semibold">{words.allergens}</legend>
            <div class="grid grid-cols-2 gap-x-4 sm:grid-cols-3">
                {Allergen::ALL.iter().copied().map(allergen).collect_view()}
            </div>
        </fieldset>
        <fieldset>
            <legend class="text-sm font-semibold">{words.diets}</legend>
            <div class="grid grid-cols-2 gap-x-4 sm:grid-cols-3">
                {Diet::ALL.iter().copied().map(diet).collect_view()}
            </div>
        </fieldset>
    }
}
