//! Bars: this period in front of the compared one.

use leptos::prelude::*;

use super::{
    chart::{self, ChartHeight, Datum, PLOT, SLOT},
    chart_frame::ChartFrame,
};

/// Figures side by side, from zero up. The compared period is the wide pale bar behind; every bar says its figure when
/// pointed at, and all of them stand in the table below.
#[component]
pub fn ChartBars(
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
    /// What the labels are, for the table: "Hour".
    #[prop(default = String::new(), into)]
    label_header: String,
    #[prop(default = "Show as table".to_owned(), into)] table_label: String,
) -> impl IntoView {
    let draw = Callback::new(move |(data, top): (Vec<Datum>, i64)| {
        let width = chart::left_of(data.len().max(1));
        let compares = before_series.with(Option::is_some);
        let write = |figure: i64| format.map_or_else(|| figure.to_string(), |format| format.run(figure));
        let tip = |datum: &Datum, compares: bool| match datum.before.filter(|_| compares) {
            Some(before) => format!("{}: {} ({})", datum.label, write(datum.value), write(before)),
            None => format!("{}: {}", datum.label, write(datum.value)),
        };
        let bar = |class: &'static str, left: i64, width: i64, figure: i64| {
            let high = chart::height_of(figure, top);
            view! { <rect class=class x=left y=PLOT - high width=width height=high></rect> }
        };
        let bars = data
            .iter()
            .enumerate()
            .map(|(index, datum)| {
                let left = chart::left_of(index);
                let behind = datum.before.filter(|_| compares).map(|before| bar("chart-before", left + 10, 80, before));
                let (inset, broad) = if compares { (26, 48) } else { (18, 64) };
                view! {
                    {behind}
                    {bar("chart-now", left + inset, broad, datum.value)}
                    <rect class="chart-slot" x=left y=0 width=SLOT height=PLOT>
                        <title>{tip(datum, compares)}</title>
                    </rect>
                }
            })
            .collect_view();
        view! {
            <svg class=height.class() viewBox=format!("0 0 {width} {PLOT}") preserveAspectRatio="none">
                <path class="chart-grid-line" d=format!("M0 0H{width}M0 {}H{width}", PLOT / 2)></path>
                {bars}
                <path class="chart-axis-line" d=format!("M0 {PLOT}H{width}")></path>
            </svg>
        }
        .into_any()
    });
    view! {
        <ChartFrame title data series before_series label_header table_label format draw signs=("chart-now", "chart-before") sign_path="M1 2h18v8H1z"/>
    }
}
