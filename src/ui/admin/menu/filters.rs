//! Search, categories and states above the list.

use leptos::prelude::*;

use crate::{
    kernel::ids::CategoryId,
    ui::{
        admin::menu::{
            arrange::{Filter, Only},
            rows::Row,
            words::words,
        },
        kit::{
            chip::Chip,
            chips::Chips,
            input::{Input, InputKind},
        },
        shared::words::words as shared_words,
    },
};

/// Categories that hold something, in the menu's order, each with its count.
fn counted(rows: &[Row]) -> Vec<(CategoryId, String, usize)> {
    let mut counts: Vec<(CategoryId, String, usize)> = Vec::new();
    for row in rows {
        match counts.iter_mut().find(|(id, ..)| *id == row.category_id) {
            Some((.., count)) => *count += 1,
            None => counts.push((row.category_id, row.category.clone(), 1)),
        }
    }
    counts
}

#[component]
pub fn Filters(rows: Memo<Vec<Row>>, filter: RwSignal<Filter>) -> impl IntoView {
    let (words, shared) = (words(), shared_words());
    let categories = Memo::new(move |_| rows.with(|rows| counted(rows)));
    let choose = move |category| filter.update(|filter| filter.category = category);
    let is_chosen = move |category| move || filter.with(|filter| filter.category == category);
    let category_chip = move |(id, name, _): (CategoryId, String, usize)| {
        let count =
            move || categories.with(|all| all.iter().find(|(other, ..)| *other == id).map(|(.., count)| *count));
        view! {
            <Chip pressed=Signal::derive(is_chosen(Some(id))) on:click=move |_| choose(Some(id))>
                {name} " " <span class="tabular-nums opacity-80">{count}</span>
            </Chip>
        }
    };
    let state_chip = move |only: Only, word: &'static str, icon: &'static str| {
        let count = move || rows.with(|rows| rows.iter().filter(|row| only.keeps(row.status)).count());
        let is_on = move || filter.with(|filter| filter.only == Some(only));
        let flip =
            move |_| filter.update(|filter| filter.only = if filter.only == Some(only) { None } else { Some(only) });
        view! {
            <Chip pressed=Signal::derive(is_on) icon=icon on:click=flip>
                {word} " " <span class="tabular-nums opacity-80">{count}</span>
            </Chip>
        }
    };
    view! {
        <div class="grid gap-3">
            <div class="flex flex-wrap items-center gap-3">
                <div class="min-w-56 flex-1 sm:max-w-sm">
                    <Input
                        label=shared.search
                        hide_label=true
                        name="search"
                        kind=InputKind::Search
                        autocomplete="off"
                        placeholder=words.search_hint
                        value=Signal::derive(move || filter.with(|filter| filter.text.clone()))
                        on_input=move |text: String| filter.update(|filter| filter.text = text)
                    />
                </div>
                <Chips label=words.states>
                    {state_chip(Only::OffSale, words.off_sale, "pause")}
                    {state_chip(Only::Inactive, words.inactive, "eye-off")}
                </Chips>
            </div>
            <Chips label=words.categories>
                <Chip pressed=Signal::derive(is_chosen(None)) on:click=move |_| choose(None)>
                    {words.all} " " <span class="tabular-nums opacity-80">{move || rows.with(Vec::len)}</span>
                </Chip>
                <For each=move || categories.get() key=|(id, name, _)| (*id, name.clone()) children=category_chip/>
            </Chips>
        </div>
    }
}
