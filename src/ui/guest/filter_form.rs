//! Search, diet and allergens: a plain form whose answer is in the address, and at once when the page is awake.

use std::sync::Arc;

use leptos::{ev::SubmitEvent, html, prelude::*};

use crate::{
    menu::model::{Allergen, Diet, Menu},
    ui::{
        kit::{
            button::{Button, ButtonKind},
            button_link::ButtonLink,
            icon::Icon,
            input::{Input, InputKind},
        },
        shared::words::{allergen_word, diet_word},
    },
};

use super::{
    facts_text::list,
    filter::{DIET, SEARCH, WITHOUT, allergens_in, diets_in},
    filter_tick::FilterTick,
    wishes::{Wishes, toggle},
    words::words,
};

pub const SEARCH_ID: &str = "search";

/// `action` is the menu's own address.
#[component]
pub fn FilterForm(menu: Arc<Menu>, wishes: Wishes, action: String) -> impl IntoView {
    let panel = NodeRef::<html::Details>::new();
    // Awake, the list has followed every touch already: the button only closes the panel.
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(panel) = panel.get_untracked() {
            panel.set_open(false);
        }
    };
    let diets = diets_in(&menu);
    let allergens = allergens_in(&menu);
    let clear_href = action.clone();
    let has_panel = !diets.is_empty() || !allergens.is_empty();
    let filters = has_panel.then(|| view! {
        <details node_ref=panel class="group rounded-lg border border-line bg-surface">
            <summary class="tap flex items-center gap-3 rounded-lg px-4">
                <span class="flex-none text-ink-muted"><Icon name="filter"/></span>
                <span class="min-w-0 flex-1 truncate">
                    <span class="font-semibold">{words().filters}</span>
                    <span class="text-ink-muted">": "{move || summary(wishes)}</span>
                </span>
                <span class="flex-none text-ink-muted group-open:rotate-180"><Icon name="chevron-down"/></span>
            </summary>
            <div class="grid gap-4 border-t border-line p-4">
                <DietTicks diets wishes/>
                <AllergenTicks allergens wishes/>
                <p class="text-sm text-ink-muted">{words().allergy_hint}</p>
                <div class="flex flex-wrap gap-2">
                    <Button submit=true>{words().show_dishes}</Button>
                    // On an element of our own: the form is drawn anew over itself when the card changes, and a listener
                    // put on the link from outside would stay the first one.
                    <span class="contents" on:click=move |_| wishes.clear()>
                        <ButtonLink href=clear_href kind=ButtonKind::Ghost attr:data-noscroll="">{words().clear}</ButtonLink>
                    </span>
                </div>
            </div>
        </details>
    });
    view! {
        <form class="grid grid-cols-1 gap-2 py-4" role="search" method="get" action=action on:submit=submit>
            <Input
                label=words().search_dishes
                name=SEARCH
                id=SEARCH_ID
                kind=InputKind::Search
                hide_label=true
                placeholder=words().search_dishes
                autocomplete="off"
                value=wishes.search
                on_input=move |text: String| wishes.search.set(text)
            />
            {filters}
        </form>
    }
}

#[component]
fn DietTicks(diets: Vec<Diet>, wishes: Wishes) -> impl IntoView {
    let tick = move |diet: Diet| {
        view! {
            <FilterTick
                name=DIET
                value=diet.as_str()
                label=diet_word(diet)
                checked=Signal::derive(move || wishes.diets.with(|chosen| chosen.contains(&diet)))
                on_change=move |on: bool| wishes.diets.update(|chosen| toggle(chosen, diet, on))
            />
        }
    };
    (!diets.is_empty()).then(|| {
        view! {
            <fieldset>
                <legend class="mb-2 text-sm font-semibold">{words().diet}</legend>
                <div class="flex flex-wrap gap-2">{diets.into_iter().map(tick).collect_view()}</div>
            </fieldset>
        }
    })
}

#[component]
fn AllergenTicks(allergens: Vec<Allergen>, wishes: Wishes) -> impl IntoView {
    let tick = move |allergen: Allergen| {
        view! {
            <FilterTick
                name=WITHOUT
                value=allergen.as_str()
                label=allergen_word(allergen)
                checked=Signal::derive(move || wishes.without.with(|chosen| chosen.contains(&allergen)))
                on_change=move |on: bool| wishes.without.update(|chosen| toggle(chosen, allergen, on))
            />
        }
    };
    (!allergens.is_empty()).then(|| {
        view! {
            <fieldset>
                <legend class="mb-2 text-sm font-semibold">{words().without}</legend>
                <div class="flex flex-wrap gap-2">{allergens.into_iter().map(tick).collect_view()}</div>
            </fieldset>
        }
    })
}

/// "vegan, without nuts, milk".
fn summary(wishes: Wishes) -> String {
    let diets = wishes.diets.with(|diets| list(diets.iter().copied().map(diet_word)));
    let without = wishes.without.with(|without| list(without.iter().copied().map(allergen_word)));
    let without = match without.is_empty() {
        true => String::new(),
        false => words().without_list.replace("{list}", &without),
    };
    let parts: Vec<String> = [diets, without].into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { words().filters_none.to_owned() } else { parts.join(", ") }
}
