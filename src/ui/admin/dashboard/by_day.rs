//! The last thirty days as a line.

use leptos::prelude::*;

use crate::{
    kernel::money::Money,
    reports::model::Dashboard,
    ui::{
        admin::{
            dashboard::{
                dates::{long_date, short_date},
                words::words,
            },
            fill::fill,
            place::Place,
        },
        kit::{
            card::Card,
            chart::{ChartHeight, Datum},
            chart_line::ChartLine,
            empty::Empty,
        },
    },
};

/// A line with its sum, or a word where nothing was sold.
#[component]
pub fn ByDay(data: Signal<Dashboard>, place: Place) -> impl IntoView {
    let words = words();
    let days = move || {
        data.with(|data| {
            data.by_day.iter().map(|day| Datum::new(short_date(words, day.date), day.sales.minor())).collect::<Vec<_>>()
        })
    };
    let sum = move || {
        data.with(|data| {
            let best = data.by_day.iter().max_by_key(|day| day.sales).filter(|best| !best.sales.is_zero())?;
            let sum = data.by_day.iter().map(|day| day.sales).sum::<Money>();
            let text = fill(words.by_day_sum, "sum", place.currency.text(sum));
            let text = fill(&text, "day", long_date(words, best.date));
            Some(fill(&text, "best", place.currency.text(best.sales)))
        })
    };
    let is_empty = Memo::new(move |_| data.with(|data| data.by_day.iter().all(|day| day.sales.is_zero())));
    view! {
        <Card>
            <Show
                when=move || !is_empty.get()
                fallback=move || view! { <Empty icon="chart" title=words.by_day text=words.no_days.to_owned()/> }
            >
                <ChartLine
                    title=words.by_day
                    data=Signal::derive(days)
                    series=words.sales_series
                    height=ChartHeight::Small
                    format=move |minor: i64| place.currency.text(Money::from_minor(minor))
                    label_header=words.date
                    table_label=words.as_table
                />
                <p class="pt-2 text-sm tabular-nums text-ink-muted">{sum}</p>
            </Show>
        </Card>
    }
}
