//! The four figures at the top.

use leptos::prelude::*;

use crate::{
    kernel::money::Money,
    reports::model::{Dashboard, DayFigures},
    ui::{
        admin::{
            dashboard::{change::Change, dates::weekday, words::words},
            fill::{count, fill},
            place::Place,
        },
        kit::stat::Stat,
    },
};

/// Sales, orders, average, open tables; the first three against last week and yesterday.
#[component]
pub fn Figures(data: Signal<Dashboard>, place: Place) -> impl IntoView {
    let words = words();
    let money = move |minor: i64| place.currency.text(Money::from_minor(minor));
    let plain = |figure: i64| figure.to_string();
    view! {
        <section aria-label=words.figures class="grid gap-3">
            <div class="grid gap-4 min-[30rem]:grid-cols-2 xl:grid-cols-4">
                <Figure data label=words.sales icon="cash" figure=|day| day.sales.minor() write=money/>
                <Figure data label=words.orders icon="receipt" figure=|day| i64::from(day.orders) write=plain/>
                <Figure data label=words.average icon="chart" figure=|day| day.average().minor() write=money/>
                <Stat
                    label=words.open_tables
                    icon="table"
                    value=move || data.with(|data| data.open_seatings.to_string())
                    before=Signal::derive(move || {
                        let open = data.with(|data| data.open_orders);
                        Some(count(open as usize, words.open_order, words.open_orders))
                    })
                />
            </div>
            <p class="text-sm text-ink-muted">{words.compared}</p>
        </section>
    }
}

/// One figure of a day, compared.
#[component]
fn Figure(
    data: Signal<Dashboard>,
    label: &'static str,
    icon: &'static str,
    /// Which figure of a day.
    figure: fn(&DayFigures) -> i64,
    write: impl Fn(i64) -> String + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let words = words();
    let against = move |data: &Dashboard, day: &DayFigures| Change::of(figure(&data.today), figure(day));
    let last_week = move || {
        data.with(|data| {
            let when = fill(words.last, "day", weekday(words, data.date));
            Some(against(data, &data.last_week).text(words, &when, &write(figure(&data.last_week))))
        })
    };
    let yesterday = move || {
        data.with(|data| {
            let change = against(data, &data.yesterday);
            Some(change.text(words, words.yesterday, &write(figure(&data.yesterday))))
        })
    };
    view! {
        <Stat
            label
            icon
            value=move || data.with(|data| write(figure(&data.today)))
            change=Signal::derive(last_week)
            trend=Signal::derive(move || data.with(|data| against(data, &data.last_week).trend()))
            before=Signal::derive(yesterday)
        />
    }
}
