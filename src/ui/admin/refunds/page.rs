//! `/admin/refunds`

use leptos::prelude::*;

use super::{otherwise::Otherwise, row::Row, unbilled::Unbilled, words::words};
use crate::{
    kernel::{
        error::AppError,
        ids::{PaymentId, RefundId},
        text::Note,
    },
    payments::{
        model::refunds::{CardRefund, MoneyWithoutBill, RefundState},
        rpc::{card_refunds, send_refund_again, settle_refund, without_bill},
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

/// What can be done about a refund that failed. Handles only.
#[derive(Clone, Copy)]
pub struct Acts {
    pub send: Action<(RefundId, PaymentId), Result<CardRefund, AppError>>,
    /// The refund that was given another way, while it is asked how.
    pub asked: RwSignal<Option<CardRefund>>,
    pub settle: Action<(RefundId, PaymentId, Note), Result<CardRefund, AppError>>,
}

/// Refunds, and money that goes back by itself.
type Both = (Vec<CardRefund>, Vec<MoneyWithoutBill>);

async fn both() -> Result<Both, AppError> {
    Ok((card_refunds().await?, without_bill().await?))
}

/// Those that failed, then the others, newest first.
#[component]
pub fn RefundsPage(place: Place, fresh: ReadSignal<u64>) -> impl IntoView {
    let (words, toasts) = (words(), use_toasts());
    let data = Resource::new(move || fresh.get(), |_| both());
    let acts = Acts {
        send: Action::new(|(refund, payment): &(RefundId, PaymentId)| send_refund_again(*refund, *payment)),
        asked: RwSignal::new(None),
        settle: Action::new(|(refund, payment, how): &(RefundId, PaymentId, Note)| {
            settle_refund(*refund, *payment, how.clone())
        }),
    };
    Effect::new(move || {
        match acts.settle.value().get() {
            None => return,
            Some(Ok(_)) => toasts.push(Toast::success(words.settled)),
            Some(Err(error)) => toasts.push(Toast::danger(error_text(&error))),
        };
        acts.asked.set(None);
        data.refetch();
    });
    Effect::new(move || {
        match acts.send.value().get() {
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
            page=move |data| view! { <Refunds data acts place/> }.into_any()
        />
        <Otherwise acts place/>
    }
}

#[component]
fn Refunds(data: Signal<Both>, acts: Acts, place: Place) -> impl IntoView {
    let words = words();
    let is_empty = Memo::new(move |_| data.with(|(refunds, unbilled)| refunds.is_empty() && unbilled.is_empty()));
    let has_refunds = Memo::new(move |_| data.with(|(refunds, _)| !refunds.is_empty()));
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
            <Unbilled rows=Signal::derive(move || data.with(|(_, unbilled)| unbilled.clone())) place/>
            <Show when=move || has_refunds.get()>
                <Card flush=true>
                    <Table caption=words.title head>
                        <For
                            each=move || data.with(|(refunds, _)| refunds.clone())
                            key=|row| format!("{row:?}")
                            children=move |row: CardRefund| view! { <Row row acts place/> }
                        />
                    </Table>
                </Card>
            </Show>
        </Show>
    }
}
