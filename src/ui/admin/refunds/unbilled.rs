//! Money that came in when no bill took it any more.

use leptos::prelude::*;

use super::words::words;
use crate::{
    payments::model::refunds::MoneyWithoutBill,
    ui::{
        admin::{fill::fill, place::Place},
        kit::{badge::Badge, banner::Banner, card::Card, table::Table, tone::Tone},
    },
};

/// What goes back by itself; nothing where there is nothing. A person is asked for when the bank sent it back.
#[component]
pub fn Unbilled(#[prop(into)] rows: Signal<Vec<MoneyWithoutBill>>, place: Place) -> impl IntoView {
    let words = words();
    let is_any = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    let head = move || {
        view! {
            <th scope="col">{words.when}</th>
            <th scope="col" class="num">{words.order}</th>
            <th scope="col" class="num">{words.amount}</th>
            <th scope="col">{words.state}</th>
        }
    };
    view! {
        <Show when=move || is_any.get()>
            <section aria-label=words.unbilled class="mb-6 grid gap-3">
                <Banner tone=Tone::Warning title=words.unbilled>{words.unbilled_text}</Banner>
                <Card flush=true>
                    <Table caption=words.unbilled head>
                        <For
                            each=move || rows.get()
                            key=|row| format!("{row:?}")
                            children=move |row: MoneyWithoutBill| view! { <Row row place/> }
                        />
                    </Table>
                </Card>
            </section>
        </Show>
    }
}

#[component]
fn Row(row: MoneyWithoutBill, place: Place) -> impl IntoView {
    let words = words();
    let number = row.order_number.map_or_else(|| "…".to_owned(), |number| number.to_string());
    let sent_back = row.tries - 1;
    let state = if sent_back == 0 {
        view! { <Badge tone=Tone::Neutral icon="clock">{words.unbilled_sent}</Badge> }.into_any()
    } else {
        view! { <Badge tone=Tone::Danger icon="alert">{fill(words.unbilled_refused, "n", sent_back.to_string())}</Badge> }.into_any()
    };
    view! {
        <tr>
            <td class="whitespace-nowrap tabular-nums">{place.offset.date_time_text(row.at)}</td>
            <td class="num">
                <a class="underline" href=format!("/pos/order/{}", row.order) rel="external">{number}</a>
            </td>
            <th scope="row" class="num font-semibold">{row.currency.text(row.amount)}</th>
            <td>{state}</td>
        </tr>
    }
}
