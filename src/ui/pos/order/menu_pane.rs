//! The menu to tap on: categories, search, tiles.

use leptos::{ev::KeyboardEvent, html, prelude::*};

use super::{
    desk::{Desk, use_desk},
    product_tile::{ProductTile, press},
};
use crate::{
    kernel::{
        ids::{CategoryId, ItemId},
        language::Language,
        plain::plain,
    },
    menu::model::{Item, Menu},
    ui::{
        kit::{
            empty::Empty,
            input::{Input, InputKind},
        },
        pos::words::{fill_name, words},
        shared::page::language,
    },
};

#[component]
pub fn MenuPane(search: NodeRef<html::Input>) -> impl IntoView {
    let desk = use_desk();
    let w = words();
    let language = language();
    let query = RwSignal::new(String::new());
    // None: all of them.
    let category = RwSignal::new(None::<CategoryId>);
    let sections =
        Memo::new(move |_| desk.menu.with(|menu| query.with(|query| sections(menu, category.get(), query, language))));
    let first_found =
        move || sections.with_untracked(|sections| sections.iter().flat_map(|(_, items)| items).next().copied());
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            if let Some(item) = first_found().filter(|_| !query.with_untracked(String::is_empty)) {
                event.prevent_default();
                press(desk, item);
                query.set(String::new());
            }
        }
        "Escape" if !query.with_untracked(String::is_empty) => {
            event.prevent_default();
            query.set(String::new());
        }
        _ => {}
    };
    let categories = Memo::new(move |_| desk.menu.with(|menu| with_items(menu, language)));
    view! {
        <div class="border-b border-line bg-surface px-3 py-2">
            <div class="flex items-center gap-1.5 lg:flex-wrap">
                <div class="scroll-x flex min-w-0 flex-1 gap-1.5 p-1 lg:contents" role="group" aria-label=w.categories>
                    <CategoryKey name=w.all.to_owned() is_chosen=Signal::derive(move || category.get().is_none()) on_press=move |()| category.set(None)/>
                    <For each=move || categories.get() key=|(id, _)| *id let((id, name))>
                        <CategoryKey
                            name
                            is_chosen=Signal::derive(move || category.get() == Some(id))
                            on_press=move |()| {
                                query.set(String::new());
                                category.set(Some(id));
                            }
                        />
                    </For>
                </div>
                <div class="relative w-36 shrink-0 lg:min-w-36 lg:flex-1" on:keydown=on_key>
                    <Input
                        label=w.search_label
                        name="search"
                        kind=InputKind::Search
                        hide_label=true
                        autocomplete="off"
                        placeholder=w.search_placeholder
                        value=query
                        on_input=move |text: String| query.set(text)
                        input_ref=search
                    />
                    <span class="kbd pointer-events-none absolute top-3 right-3 hidden text-ink-muted xl:block" aria-hidden="true">"F3"</span>
                </div>
            </div>
        </div>
        <div class="min-h-0 flex-1 overflow-y-auto overscroll-contain p-3">
            <For each=move || sections.get() key=|(id, _)| *id let((id, _))>
                <Section desk id sections/>
            </For>
            {move || sections.with(Vec::is_empty).then(|| {
                let title = if query.with(String::is_empty) { w.no_items.to_owned() } else { fill_name(w.nothing_found, &query.get()) };
                view! { <Empty icon="search" title/> }
            })}
        </div>
    }
    .into_any()
}

/// One category to choose; narrower than a chip, so that all of them are in view.
#[component]
fn CategoryKey(name: String, is_chosen: Signal<bool>, #[prop(into)] on_press: Callback<()>) -> impl IntoView {
    let class = move || {
        if is_chosen.get() {
            "min-h-touch shrink-0 rounded-lg border border-accent bg-accent px-2.5 text-sm font-semibold whitespace-nowrap text-on-accent xl:px-3 xl:text-base"
        } else {
            "min-h-touch shrink-0 rounded-lg border border-line-strong bg-surface px-2.5 text-sm font-semibold whitespace-nowrap hover:bg-sunken xl:px-3 xl:text-base"
        }
    };
    view! {
        <button
            type="button"
            class=class
            aria-pressed=move || if is_chosen.get() { "true" } else { "false" }
            on:click=move |_| on_press.run(())
        >
            {name}
        </button>
    }
}

/// A category and its dishes that match, in the menu's order.
type Found = (CategoryId, Vec<ItemId>);

/// One category's heading and tiles.
#[component]
fn Section(desk: Desk, id: CategoryId, sections: Memo<Vec<Found>>) -> impl IntoView {
    let language = language();
    let name =
        move || desk.menu.with(|menu| menu.category(id).map(|category| category.name.in_language(language).to_owned()));
    let items = move || {
        sections.with(|sections| {
            sections.iter().find(|(known, _)| *known == id).map(|(_, items)| items.clone()).unwrap_or_default()
        })
    };
    view! {
        <section class="mb-4">
            <h2 class="mb-1.5 text-sm font-semibold text-ink-muted">{name}</h2>
            <ul class="grid grid-cols-2 gap-2 sm:grid-cols-3 md:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4 2xl:grid-cols-5">
                <For each=items key=|item| *item let:item>
                    <li><ProductTile item/></li>
                </For>
            </ul>
        </section>
    }
}

fn with_items(menu: &Menu, language: Language) -> Vec<(CategoryId, String)> {
    let categories = menu.categories.iter().filter(|category| menu.items_in(category.id).next().is_some());
    categories.map(|category| (category.id, category.name.in_language(language).to_owned())).collect()
}

/// What is shown: a typed word is looked for in the whole menu, else the chosen category or everything.
fn sections(menu: &Menu, chosen: Option<CategoryId>, query: &str, language: Language) -> Vec<Found> {
    let query = plain(query.trim());
    let is_shown = |category: CategoryId| !query.is_empty() || chosen.is_none_or(|chosen| chosen == category);
    let found = menu.categories.iter().filter(|category| is_shown(category.id)).map(|category| {
        let items = menu.items_in(category.id).filter(|item| matches(item, &query, language));
        (category.id, items.map(|item| item.id).collect::<Vec<ItemId>>())
    });
    found.filter(|(_, items)| !items.is_empty()).collect()
}

/// Every typed word begins a word of the dish's name, in either language, or its code.
fn matches(item: &Item, query: &str, language: Language) -> bool {
    let text = format!(
        "{} {} {}",
        plain(&item.name.own),
        plain(item.name.in_language(language)),
        item.code.as_deref().map(plain).unwrap_or_default()
    );
    let begins = |word: &str| {
        text.split_whitespace().any(|known| known.starts_with(word)) || (!word.is_ascii() && text.contains(word))
    };
    query.split_whitespace().all(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_capitals_do_not_hide_a_dish() {
        assert_eq!(plain("Jamón IBÉRICO"), "jamon iberico");
    }
}
