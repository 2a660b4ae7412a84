//! Today's sales beside those of the same weekday last week.

use leptos::prelude::*;

use crate::{
    kernel::money::Money,
    reports::model::{Dashboard, HourFigures},
    ui::{
        admin::{
            dashboard::{dates::weekday, words::words},
            fill::fill,
            place::Place,
        },
        kit::{card::Card, chart::Datum, chart_bars::ChartBars, empty::Empty},
    },
};

/// Hours that are always drawn, so that a quiet morning has a shape too.
const SHOWN_MIN: usize = 8;

/// The hours from the first to the last with a sale on either day, widened to at least `SHOWN_MIN`.
fn busy(hours: &[HourFigures]) -> &[HourFigures] {
    let sells = |hour: &HourFigures| !hour.today.is_zero() || !hour.last_week.is_zero();
    let first = hours.iter().position(sells).unwrap_or(hours.len() / 3);
    let last = hours.iter().rposition(sells).unwrap_or(first);
    let end = (last + 1).max(first + SHOWN_MIN).min(hours.len());
    let start = first.min(end.saturating_sub(SHOWN_MIN));
    &hours[start..end]
}

/// Bars, or a word where neither day has sold anything.
#[component]
pub fn ByHour(data: Signal<Dashboard>, place: Place) -> impl IntoView {
    let words = words();
    let bars = move || {
        data.with(|data| {
            busy(&data.by_hour)
                .iter()
                .map(|hour| Datum::new(format!("{:02}", hour.hour), hour.today.minor()).before(hour.last_week.minor()))
                .collect::<Vec<_>>()
        })
    };
    let last = move || data.with(|data| Some(fill(words.last, "day", weekday(words, data.date))));
    let is_empty = Memo::new(move |_| {
        data.with(|data| data.by_hour.iter().all(|hour| hour.today.is_zero() && hour.last_week.is_zero()))
    });
    let is_quiet = Memo::new(move |_| data.with(|data| data.by_hour.iter().all(|hour| hour.today.is_zero())));
    view! {
        <Card>
            <Show
                when=move || !is_empty.get()
                fallback=move || view! { <Empty icon="chart" title=words.by_hour text=words.no_sales_yet.to_owned()/> }
            >
                <ChartBars
                    title=words.by_hour
                    data=Signal::derive(bars)
                    series=words.today
                    before_series=Signal::derive(last)
                    format=move |minor: i64| place.currency.text(Money::from_minor(minor))
                    label_header=words.hour
                    table_label=words.as_table
                />
                <Show when=move || is_quiet.get()>
                    <p class="pt-2 text-sm text-ink-muted">{words.no_sales_yet}</p>
                </Show>
            </Show>
        </Card>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(selling: &[u32]) -> Vec<HourFigures> {
        (0..24)
            .map(|at| (at + 4) % 24)
            .map(|hour| HourFigures {
                hour,
                today: Money::from_minor(i64::from(selling.contains(&hour))),
                last_week: Money::ZERO,
            })
            .collect()
    }

    fn shown(selling: &[u32]) -> (u32, u32, usize) {
        let hours = hours(selling);
        let shown = busy(&hours);
        (shown[0].hour, shown[shown.len() - 1].hour, shown.len())
    }

    #[test]
    fn the_chart_spans_the_hours_that_sell() {
        assert_eq!(shown(&[9, 21]), (9, 21, 13));
        assert_eq!(shown(&[12]), (12, 19, 8));
        assert_eq!(shown(&[3]), (20, 3, 8));
        assert_eq!(shown(&[]), (12, 19, 8));
    }
}
