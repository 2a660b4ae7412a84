//! Choosing dishes and categories.

use leptos::prelude::*;

use crate::{
    kernel::ids::{CategoryId, ItemId},
    menu::model::Menu,
    promotions::model::Targets,
    ui::{
        admin::{
            fill::fill,
            place::Place,
            promotions::{
                draft::PromotionDraft,
                text::{category_name, item_name},
                words::words,
            },
            refusal::Refusal,
        },
        kit::{button::ButtonSize, choice::Choice, icon_button::IconButton, select::Select},
    },
};

/// What was chosen, each with a way to take it out, and a list to add from.
#[component]
pub fn TargetsField(
    draft: RwSignal<PromotionDraft>,
    menu: Signal<Menu>,
    refusal: Refusal,
    /// Its name in the form: `buy` or `get`.
    name: &'static str,
    label: &'static str,
    read: fn(&PromotionDraft) -> &Targets,
    write: fn(&mut PromotionDraft) -> &mut Targets,
    place: Place,
) -> impl IntoView {
    let words = words();
    let chosen = Memo::new(move |_| draft.with(|draft| menu.with(|menu| chosen(read(draft), menu, place))));
    let offered = move || draft.with(|draft| menu.with(|menu| offered(read(draft), menu, place)));
    // The select shows nothing chosen: what is chosen stands below it.
    let picked = RwSignal::new(String::new());
    let pick = move |value: String| {
        draft.update(|draft| add(write(draft), &value));
        refusal.forget(name);
        picked.set(value);
        picked.set(String::new());
    };
    let line = move |choice: Choice| {
        let value = choice.value.clone();
        let take_out = move |_| draft.update(|draft| remove(write(draft), &value));
        view! {
            <li class="flex items-center justify-between gap-3 border-t border-line first:border-t-0">
                <span>{choice.label.clone()}</span>
                <IconButton icon="x" size=ButtonSize::Small label=fill(words.take_out, "name", choice.label) on:click=take_out/>
            </li>
        }
    };
    view! {
        <div class="grid gap-2">
            <Select
                label=label
                name=name
                placeholder=words.add_target.to_owned()
                options=Signal::derive(offered)
                value=picked
                on_change=pick
                error=refusal.field_error(name)
            />
            <ul class="rounded-lg bg-sunken px-3">
                <For each=move || chosen.get() key=|choice| choice.value.clone() children=line/>
            </ul>
        </div>
    }
}

/// Dishes and categories as values of options: `category:ID`, `item:ID`.
fn chosen(targets: &Targets, menu: &Menu, place: Place) -> Vec<Choice> {
    let language = place.language;
    let category = |id: &CategoryId| Some(Choice::new(format!("category:{id}"), category_name(menu, *id, language)?));
    let item = |id: &ItemId| Some(Choice::new(format!("item:{id}"), item_name(menu, *id, language)?));
    let categories = targets.categories.iter().filter_map(category);
    categories.chain(targets.items.iter().filter_map(item)).collect()
}

/// What can still be added.
fn offered(targets: &Targets, menu: &Menu, place: Place) -> Vec<Choice> {
    let everything = Targets {
        items: menu.items.iter().map(|item| item.id).filter(|id| !targets.items.contains(id)).collect(),
        categories: menu
            .categories
            .iter()
            .map(|category| category.id)
            .filter(|id| !targets.categories.contains(id))
            .collect(),
    };
    chosen(&everything, menu, place)
}

fn add(targets: &mut Targets, value: &str) {
    match value.split_once(':') {
        Some(("category", id)) => targets.categories.extend(id.parse::<CategoryId>()),
        Some(("item", id)) => targets.items.extend(id.parse::<ItemId>()),
        _ => {}
    }
}

fn remove(targets: &mut Targets, value: &str) {
    targets.categories.retain(|id| format!("category:{id}") != value);
    targets.items.retain(|id| format!("item:{id}") != value);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_can_be_taken_out() {
        let id = uuid::Uuid::from_u128(7);
        let mut targets = Targets::default();
        for value in [format!("item:{id}"), format!("category:{id}"), "nonsense".to_owned(), "item:x".to_owned()] {
            add(&mut targets, &value);
        }
        assert_eq!(targets, Targets { items: vec![id.into()], categories: vec![id.into()] });
        remove(&mut targets, &format!("item:{id}"));
        assert_eq!((targets.items.len(), targets.categories.len()), (0, 1));
    }
}
