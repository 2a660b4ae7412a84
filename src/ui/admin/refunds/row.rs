//! One refund.

use leptos::prelude::*;

use super::{page::Acts, words::words};
use crate::{
    payments::model::refunds::{CardRefund, RefundState},
    ui::{
        admin::{fill::fill, place::Place},
        kit::{
            badge::Badge,
            button::{Button, ButtonKind, ButtonSize},
            tone::Tone,
        },
    },
};

/// A refund with its state, and the way to send it again where it failed.
#[component]
pub fn Row(row: CardRefund, acts: Acts, place: Place) -> impl IntoView {
    let words = words();
    let key = (row.refund, row.payment);
    let number = row.order_number.map_or_else(|| "…".to_owned(), |number| number.to_string());
    let amount = place.currency.text(row.amount);
    let label = fill(words.send_again_of, "amount", &amount).replace("{order}", &number);
    let other_label = fill(words.otherwise_of, "amount", &amount).replace("{order}", &number);
    let (tone, icon) = match row.state {
        RefundState::Started => (Tone::Neutral, "clock"),
        RefundState::Done => (Tone::Success, "check"),
        RefundState::Failed => (Tone::Danger, "alert"),
    };
    let (asked, settled) = (row.clone(), row.settled.as_ref().map(|how| fill(words.settled_by, "how", how)));
    let act = (row.state == RefundState::Failed).then(|| {
        view! {
            <Button
                kind=ButtonKind::Ghost
                size=ButtonSize::Small
                attr:aria-label=other_label
                on:click=move |_| acts.asked.set(Some(asked.clone()))
            >
                {words.otherwise}
            </Button>
            <Button
                kind=ButtonKind::Quiet
                size=ButtonSize::Small
                attr:aria-label=label
                pending=acts.send.pending()
                on:click=move |_| { acts.send.dispatch(key); }
            >
                {words.send_again}
            </Button>
        }
    });
    let said = row.failure.or(settled);
    view! {
        <tr>
            <td class="whitespace-nowrap tabular-nums">{place.offset.date_time_text(row.at)}</td>
            <td class="num">
                <a class="underline" href=format!("/pos/order/{}", row.order) rel="external">{number}</a>
            </td>
            <th scope="row" class="num font-semibold">{amount}</th>
            <td>
                <span class="grid justify-items-start gap-1">
                    <Badge tone icon>{words.state(row.state)}</Badge>
                    {said.map(|reason| view! { <span class="text-sm text-ink-muted wrap-anywhere">{reason}</span> })}
                </span>
            </td>
            <td><span class="flex flex-wrap justify-end gap-1">{act}</span></td>
        </tr>
    }
}
