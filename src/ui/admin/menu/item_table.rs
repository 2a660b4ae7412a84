//! The list of items.

use leptos::prelude::*;

use crate::ui::{
    admin::{
        fill::fill,
        menu::{
            arrange::{Column, Filter, Sort, arrange, next_sort},
            availability::Availabilities,
            item_row::ItemLine,
            rows::Row,
            words::words,
        },
        place::Place,
    },
    kit::{
        button::{Button, ButtonKind},
        card::Card,
        empty::Empty,
        sort_header::SortHeader,
        table::Table,
    },
};

/// What a narrow table leaves out, one after the other: air, cost, category, left, status, margin. By the table's own
/// width: beside the rail a wide screen has less room than a narrow one without it.
const NARROW: &str = "@max-[72rem]:[&_:is(th,td,.sort)]:px-2.5 @max-[68rem]:[&_:is(th,td):nth-child(4)]:hidden @max-[57rem]:[&_:is(th,td):nth-child(2)]:hidden @max-[50rem]:[&_:is(th,td):nth-child(6)]:hidden @max-[46rem]:[&_:is(th,td):nth-child(7)]:hidden @max-[38rem]:[&_:is(th,td):nth-child(5)]:hidden @max-[38rem]:[&_:is(th,td)]:px-2";

#[component]
pub fn ItemTable(rows: Memo<Vec<Row>>, filter: RwSignal<Filter>, acts: Availabilities, place: Place) -> impl IntoView {
    let words = words();
    let sort = RwSignal::new(Sort::None);
    let shown = Memo::new(move |_| rows.with(|rows| filter.with(|filter| arrange(rows, filter, sort.get()))));
    let head = move || {
        let column = move |column: Column, label: &'static str, number: bool| {
            let order = move || sort.get().and_then(|(sorted, order)| (sorted == column).then_some(order));
            let on_sort = move |()| sort.update(|sort| *sort = next_sort(*sort, column));
            view! { <SortHeader label sort=Signal::derive(order) on_sort number/> }
        };
        view! {
            {column(Column::Name, words.item, false)}
            {column(Column::Category, words.category, false)}
            {column(Column::Price, words.price, true)}
            {column(Column::Cost, words.cost, true)}
            {column(Column::Margin, words.margin, true)}
            {column(Column::Left, words.left, true)}
            {column(Column::Status, words.status, false)}
            <th scope="col"><span class="sr-only">{words.actions}</span></th>
        }
    };
    let line = move |first: Row| {
        let id = first.id;
        let row = Memo::new(move |old: Option<&Row>| {
            let now = shown.with(|shown| shown.iter().find(|row| row.id == id).cloned());
            now.or_else(|| old.cloned()).unwrap_or_else(|| first.clone())
        });
        view! { <ItemLine row acts place/> }
    };
    let count = move || {
        let text = fill(words.shown_count, "n", shown.with(Vec::len));
        fill(&text, "all", rows.with(Vec::len))
    };
    let is_empty = Memo::new(move |_| shown.with(Vec::is_empty));
    view! {
        <p class="text-sm tabular-nums text-ink-muted" role="status">{count}</p>
        <Card flush=true>
            <Show
                when=move || !is_empty.get()
                fallback=move || view! {
                    <Empty icon="search" title=words.no_match text=words.no_match_text.to_owned()>
                        <Button kind=ButtonKind::Quiet on:click=move |_| filter.set(Filter::default())>{words.clear}</Button>
                    </Empty>
                }
            >
                <div class="@container">
                    <div class=NARROW>
                        <Table caption=words.title head>
                            <For each=move || shown.get() key=|row| row.id children=line/>
                        </Table>
                    </div>
                </div>
            </Show>
        </Card>
    }
}
