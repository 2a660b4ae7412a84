//! Around a chart's drawing: title, legend, scale, labels, and the same figures as a table.

use leptos::prelude::*;

use super::{
    chart::{self, Datum},
    icon::{Icon, IconSize},
};

/// Puts a drawing into its figure. `draw` gets the data and the scale's upper end.
#[component]
pub(super) fn ChartFrame(
    title: Signal<String>,
    data: Signal<Vec<Datum>>,
    series: Signal<String>,
    before_series: Signal<Option<String>>,
    label_header: String,
    table_label: String,
    format: Option<Callback<i64, String>>,
    draw: Callback<(Vec<Datum>, i64), AnyView>,
    /// Classes of the legend's signs: this period, compared period.
    signs: (&'static str, &'static str),
    /// The outline of both signs in a box of 20 by 12.
    sign_path: &'static str,
) -> impl IntoView {
    let write = move |figure: i64| format.map_or_else(|| figure.to_string(), |format| format.run(figure));
    let scale = move || {
        let top = data.with(|data| chart::top_of(data));
        [top, top / 2, 0].map(|figure| view! { <span>{write(figure)}</span> }).collect_view()
    };
    let labels = move || {
        let step = data.with(|data| chart::label_step(data.len()));
        data.get()
            .into_iter()
            .enumerate()
            .map(|(index, datum)| view! { <span>{(index % step == 0).then_some(datum.label)}</span> })
            .collect_view()
    };
    let legend = move || {
        before_series.get().map(|before| {
            view! {
                <ul class="chart-legend">
                    <li>{sign(signs.0, sign_path)}<span>{move || series.get()}</span></li>
                    <li>{sign(signs.1, sign_path)}<span>{before}</span></li>
                </ul>
            }
        })
    };
    let rows = move || {
        let compares = before_series.with(Option::is_some);
        data.get()
            .into_iter()
            .map(|datum| {
                let before = compares.then(|| view! { <td class="num">{datum.before.map(write)}</td> });
                view! { <tr><th scope="row">{datum.label}</th><td class="num">{write(datum.value)}</td>{before}</tr> }
            })
            .collect_view()
    };
    view! {
        <figure class="chart">
            <figcaption class="chart-head">
                <span class="chart-title">{move || title.get()}</span>
                {legend}
            </figcaption>
            <div class="chart-plot" aria-hidden="true">
                <div class="chart-scale">{scale}</div>
                {move || {
                    let data = data.get();
                    let top = chart::top_of(&data);
                    draw.run((data, top))
                }}
                <div class="chart-labels" class:chart-labels-many=move || data.with(|data| data.len() > 8)>{labels}</div>
            </div>
            <details class="chart-details">
                <summary>
                    <Icon name="chevron-right" size=IconSize::Small/>
                    {table_label}
                </summary>
                <div class="table-wrap">
                    <table class="table table-dense">
                        <caption class="sr-only">{move || title.get()}</caption>
                        <thead>
                            <tr>
                                <th scope="col">{label_header}</th>
                                <th scope="col" class="num">{move || series.get()}</th>
                                {move || before_series.get().map(|before| view! { <th scope="col" class="num">{before}</th> })}
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </details>
        </figure>
    }
}

fn sign(class: &'static str, path: &'static str) -> impl IntoView {
    view! {
        <svg width="20" height="12" viewBox="0 0 20 12" aria-hidden="true">
            <path class=class d=path></path>
        </svg>
    }
}
