//! What sold best today.

use leptos::prelude::*;

use crate::{
    kernel::money::Money,
    reports::model::{Dashboard, TopItem},
    ui::{
        admin::{
            dashboard::{
                meter::{Meter, per_mille},
                words::words,
            },
            place::Place,
        },
        kit::{card::Card, empty::Empty, table::Table},
    },
};

/// A table with each item's share of the day's sales; the longest bar is the best seller's.
#[component]
pub fn TopItems(data: Signal<Dashboard>, place: Place) -> impl IntoView {
    let words = words();
    let is_empty = Memo::new(move |_| data.with(|data| data.top_items.is_empty()));
    let head = move || {
        view! {
            <th scope="col">{words.item}</th>
            <th scope="col" class="num">{words.portions}</th>
            <th scope="col" class="num">{words.sales}</th>
            <th scope="col" class="max-sm:hidden">{words.share}</th>
        }
    };
    let rows = move || {
        data.with(|data| {
            let listed = data.top_items.iter().map(|item| item.sales).sum::<Money>();
            let whole = listed.max(data.today.sales).minor();
            let best = data.top_items.iter().map(|item| item.sales.minor()).max().unwrap_or_default();
            data.top_items.iter().map(|item| row(item, best, whole, place)).collect_view()
        })
    };
    view! {
        <Card heading=words.top_items.to_owned() flush=true>
            <Show
                when=move || !is_empty.get()
                fallback=move || view! { <Empty icon="utensils" title=words.no_items text=words.no_items_text.to_owned()/> }
            >
                <Table caption=words.top_items head dense=true>{rows}</Table>
            </Show>
        </Card>
    }
}

fn row(item: &TopItem, best: i64, whole: i64, place: Place) -> impl IntoView + use<> {
    let percent = (per_mille(item.sales.minor(), whole) + 5) / 10;
    view! {
        <tr>
            <th scope="row" class="font-semibold">{item.name.clone()}</th>
            <td class="num">{item.portions}</td>
            <td class="num">{place.currency.text(item.sales)}</td>
            <td class="w-2/5 max-sm:hidden">
                <span class="flex items-center gap-3">
                    <Meter per_mille=per_mille(item.sales.minor(), best)/>
                    <span class="w-12 text-end tabular-nums text-ink-muted">{format!("{percent} %")}</span>
                </span>
            </td>
        </tr>
    }
}
