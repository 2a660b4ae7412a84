//! `/admin/refunds`

use leptos::prelude::*;

use super::{row::Row, words::words};
use crate::{
    kernel::{
        error::AppError,
        ids::{PaymentId, RefundId},
    },
    payments::{
        model::refunds::{CardRefund, RefundState},
        rpc::{card_refunds, send_refund_again},
    },
    ui::{
        admin::{
            loaded::{Loaded, rows_skeleton},
            place::Place,
        },
        kit::{
            card::Card,
            empty::Empty,
            page_header::PageHeader,
            table::Table,
            toast::{Toast, use_toasts},
        },
        shared::error_text::error_text,
    },
};

/// Sends a refund that failed again.
pub type SendAgain = Action<(RefundId, PaymentId), Result<CardRefund, AppError>>;

/// Those that failed, then the others, newest first.
#[component]
pub fn RefundsPage(place: Place, fresh: ReadSignal<u64>) -> impl IntoView {
    let (words, toasts) = (words(), use_toasts());
    let data = Resource::new(move || fresh.get(), |_| card_refunds());
    let send: SendAgain = Action::new(|(refund, payment): &(RefundId, PaymentId)| send_refund_again(*refund, *payment));
    Effect::new(move || {
        match send.value().get() {
            None => return,
            Some(Ok(CardRefund { state: RefundState::Failed, .. })) => toasts.push(Toast::danger(words.still_failed)),
            Some(Ok(_)) => toasts.push(Toast::success(words.sent)),
            Some(Err(error)) => toasts.push(Toast::danger(error_text(&error))),
        };
        data.refetch();
    });
    view! {
        <Loaded
            data
            title=words.title
            failed=words.failed
            skeleton=rows_skeleton(6)
            page=move |data| view! { <Refunds data send place/> }.into_any()
        />
    }
}

#[component]
fn Refunds(data: Signal<Vec<CardRefund>>, send: SendAgain, place: Place) -> impl IntoView {
    let words = words();
    let is_empty = Memo::new(move |_| data.with(Vec::is_empty));
    let head = move || {
        view! {
            <th scope="col">{words.when}</th>
            <th scope="col" class="num">{words.order}</th>
            <th scope="col" class="num">{words.amount}</th>
            <th scope="col">{words.state}</th>
            <th scope="col"><span class="sr-only">{words.actions}</span></th>
        }
    };
    view! {
        <PageHeader title=words.title text=words.text.to_owned()/>
        <Show
            when=move || !is_empty.get()
            fallback=move || view! { <Empty icon="card" title=words.empty text=words.empty_text.to_owned()/> }
        >
            <Card flush=true>
                <Table caption=words.title head>
                    <For
                        each=move || data.get()
                        key=|row| format!("{row:?}")
                        children=move |row: CardRefund| view! { <Row row send place/> }
                    />
                </Table>
            </Card>
        </Show>
    }
}
