//! Ingredients below their threshold.

use leptos::prelude::*;

use crate::{
    kernel::quantity::Quantity,
    reports::model::{Dashboard, LowStock},
    ui::{
        admin::{
            amount::amount_text,
            dashboard::{
                meter::{Meter, per_mille},
                words::words,
            },
            fill::fill,
        },
        kit::{badge::Badge, card::Card, empty::Empty, tone::Tone},
    },
};

/// A list with what is left against the threshold, the emptiest as the server sends it first.
#[component]
pub fn LowStockList(data: Signal<Dashboard>) -> impl IntoView {
    let words = words();
    let is_empty = Memo::new(move |_| data.with(|data| data.low_stock.is_empty()));
    let rows = move || data.with(|data| data.low_stock.iter().map(row).collect_view());
    view! {
        <Card heading=words.low_stock.to_owned() flush=true>
            <Show
                when=move || !is_empty.get()
                fallback=move || view! { <Empty icon="box" title=words.enough_stock text=words.enough_stock_text.to_owned()/> }
            >
                <ul class="divide-y divide-line border-t border-line">{rows}</ul>
            </Show>
        </Card>
    }
}

fn row(stock: &LowStock) -> impl IntoView + use<> {
    let words = words();
    let (tone, word, fill_class) = if stock.free <= Quantity::ZERO {
        (Tone::Danger, words.used_up, "fill-danger-solid")
    } else {
        (Tone::Warning, words.running_low, "fill-warning-solid")
    };
    let text = fill(words.free_of, "free", amount_text(stock.free, stock.unit));
    let text = fill(&text, "threshold", amount_text(stock.threshold, stock.unit));
    let share = per_mille(stock.free.milli(), stock.threshold.milli());
    view! {
        <li class="grid gap-1.5 px-5 py-3">
            <span class="flex items-center justify-between gap-3">
                <span class="min-w-0 font-semibold">{stock.name.clone()}</span>
                <Badge tone=tone>{word}</Badge>
            </span>
            <Meter per_mille=share class=fill_class/>
            <span class="text-sm tabular-nums text-ink-muted">{text}</span>
        </li>
    }
}
