//! A line over time, the compared period as dashes.

use leptos::prelude::*;

use super::{
    chart::{self, ChartHeight, Datum, PLOT, SLOT},
    chart_frame::ChartFrame,
};

/// More points than this are drawn without their dots.
const DOTS_MAX: usize = 31;

/// How a figure went, from zero up. The same props as `ChartBars`.
#[component]
pub fn ChartLine(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] data: Signal<Vec<Datum>>,
    /// Name of this period.
    #[prop(into)]
    series: Signal<String>,
    /// Name of the compared period, if the data have one.
    #[prop(optional, into)]
    before_series: Signal<Option<String>>,
    /// Writes a figure: money, minutes. Without it, the plain number.
    #[prop(optional, into)]
    format: Option<Callback<i64, String>>,
    #[prop(optional)] height: ChartHeight,
    /// What the labels are, for the table: "Day".
    #[prop(default = String::new(), into)]
    label_header: String,
    #[prop(default = "Show as table".to_owned(), into)] table_label: String,
) -> impl IntoView {
    let draw = Callback::new(move |(data, top): (Vec<Datum>, i64)| {
        let width = chart::left_of(data.len().max(1));
        let point = |index: usize, figure: i64| {
            format!("{} {}", chart::left_of(index) + SLOT / 2, PLOT - chart::height_of(figure, top))
        };
        let now: Vec<String> = data.iter().enumerate().map(|(index, datum)| point(index, datum.value)).collect();
        let before: Vec<String> = data
            .iter()
            .enumerate()
            .filter_map(|(index, datum)| datum.before.map(|before| point(index, before)))
            .collect();
        // A stroke of no length with a round cap is a dot that does not stretch.
        let dots = (now.len() <= DOTS_MAX).then(|| now.iter().map(|at| format!("M{at}h0")).collect::<String>());
        let last = chart::left_of(data.len()) - SLOT / 2;
        let under = (!now.is_empty()).then(|| format!("M{} {PLOT}L{}L{last} {PLOT}Z", SLOT / 2, now.join("L")));
        view! {
            <svg class=height.class() viewBox=format!("0 0 {width} {PLOT}") preserveAspectRatio="none">
                <path class="chart-grid-line" d=format!("M0 0H{width}M0 {}H{width}", PLOT / 2)></path>
                <path class="chart-under" d=under></path>
                <path class="chart-line-before" d=line(&before)></path>
                <path class="chart-line-now" d=line(&now)></path>
                <path class="chart-point" d=dots></path>
                <path class="chart-axis-line" d=format!("M0 {PLOT}H{width}")></path>
            </svg>
        }
        .into_any()
    });
    view! {
        <ChartFrame title data series before_series label_header table_label format draw signs=("chart-line-now", "chart-line-before") sign_path="M1 6h18"/>
    }
}

fn line(points: &[String]) -> Option<String> {
    (!points.is_empty()).then(|| format!("M{}", points.join("L")))
}
