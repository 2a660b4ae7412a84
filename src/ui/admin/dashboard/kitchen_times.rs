//! How long dishes take today.

use leptos::prelude::*;

use crate::{
    kernel::time::elapsed_text,
    reports::model::Dashboard,
    ui::{
        admin::dashboard::words::words,
        kit::{card::Card, icon::Icon},
    },
};

/// The median and the slowest tenth, large enough to be read in passing.
#[component]
pub fn KitchenTimes(data: Signal<Dashboard>) -> impl IntoView {
    let words = words();
    let time = move |label: &'static str, seconds: fn(&Dashboard) -> Option<i64>| {
        view! {
            <div class="grid content-between gap-1">
                <dt class="text-sm text-ink-muted">{label}</dt>
                <dd class="text-2xl font-bold tabular-nums">
                    {move || data.with(seconds).map_or_else(|| "–".to_owned(), elapsed_text)}
                </dd>
            </div>
        }
    };
    let note = move || match data.with(|data| data.kitchen_median_s) {
        Some(_) => words.kitchen_text,
        None => words.no_dishes,
    };
    view! {
        <Card heading=words.kitchen.to_owned()>
            <dl class="grid grid-cols-2 gap-4">
                {time(words.median, |data| data.kitchen_median_s)}
                {time(words.slow, |data| data.kitchen_slow_s)}
            </dl>
            <p class="flex items-center gap-2 pt-3 text-sm text-ink-muted">
                <Icon name="clock"/>
                <span>{note}</span>
            </p>
        </Card>
    }
}
