//! One room and its tables.

use leptos::prelude::*;

use crate::{
    kernel::ids::TableId,
    tables::model::Area,
    ui::admin::{
        fill::count,
        place::Place,
        tables::{code_card::CodeCard, floor_view::FloorView, new_code::NewCode, words::words},
    },
};

#[component]
pub fn Room(area: Area, data: Signal<FloorView>, new_code: NewCode, place: Place) -> impl IntoView {
    let words = words();
    let id = area.id;
    let tables =
        Memo::new(move |_| data.with(|data| data.tables_in(id).map(|table| table.id).collect::<Vec<TableId>>()));
    let card = move |id: TableId| {
        let first = data.with_untracked(|data| data.table(id).cloned());
        let table = Memo::new(move |old| {
            let now = data.with(|data| data.table(id).cloned());
            now.or_else(|| old.cloned()).or_else(|| first.clone()).expect("a card is drawn of a table that was there")
        });
        let code = Memo::new(move |_| data.with(|data| data.code(id).cloned()));
        view! { <CodeCard table code new_code place/> }
    };
    view! {
        <section class="grid gap-3">
            <h2 class="flex items-baseline gap-3 text-lg font-semibold">
                <span>{area.name.in_language(place.language).to_owned()}</span>
                <span class="text-sm font-normal text-ink-muted">
                    {move || count(tables.with(Vec::len), words.table_one, words.table_many)}
                </span>
            </h2>
            <ul class="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-4">
                <For each=move || tables.get() key=|id| *id children=card/>
            </ul>
        </section>
    }
}
