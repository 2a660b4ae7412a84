//! The page of an order's documents: the bill, or the receipts and credit notes that were issued.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::slip::Slip;
use crate::{
    kernel::{error::AppError, ids::OrderId},
    payments::{
        model::{Document, DocumentId, Receipt, Series},
        rpc::receipt,
    },
    ui::{
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            button_link::ButtonLink,
            skeleton::{Skeleton, SkeletonShape},
        },
        pos::{
            page_error::PageError,
            words::{money, words},
        },
        shared::words,
    },
};

/// One document at a time; each of them can be chosen and printed.
#[component]
pub fn ReceiptPage() -> impl IntoView {
    let w = words();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get_str("id").and_then(|id| id.parse::<OrderId>().ok()));
    let tries = RwSignal::new(0);
    // None: the newest receipt, or the bill while nothing is issued.
    let chosen = RwSignal::new(None::<DocumentId>);
    let loaded = Resource::new(move || (id.get(), chosen.get(), tries.get()), |(id, chosen, _)| load(id, chosen));
    let retry = move |()| tries.update(|tries| *tries += 1);
    let order_href = move || id.get().map_or_else(|| "/pos".to_owned(), |id| format!("/pos/order/{id}"));
    let print = move |_| {
        // A browser without a printer dialog does nothing.
        let _ = window().print();
    };
    let documents = RwSignal::new(vec![]);
    let shown = RwSignal::new(None::<DocumentId>);
    Effect::new(move |_| {
        if let Some(Ok(receipt)) = loaded.get() {
            shown.set(id_of(&receipt.document));
            documents.set(documents_of(&receipt));
        }
    });
    view! {
        <Title text=w.receipt/>
        <section class="h-full overflow-y-auto p-4 print:h-auto print:overflow-visible print:p-0">
            <h1 class="sr-only">{w.receipt}</h1>
            <div class="no-print mx-auto mb-4 flex max-w-xl flex-wrap justify-center gap-2">
                <Button size=ButtonSize::Large icon="print" on:click=print>{w.print}</Button>
                <ButtonLink href=Signal::derive(order_href) kind=ButtonKind::Quiet size=ButtonSize::Large icon="arrow-left">{w.to_order}</ButtonLink>
                <ButtonLink href="/pos" kind=ButtonKind::Quiet size=ButtonSize::Large icon="table">{w.back_to_tables}</ButtonLink>
            </div>
            <Documents documents shown chosen/>
            <Transition fallback=SlipSkeleton>
                {move || Suspend::new(async move {
                    match loaded.await {
                        Ok(receipt) => view! { <Slip receipt/> }.into_any(),
                        Err(error) => view! { <PageError error on_retry=retry/> }.into_any(),
                    }
                })}
            </Transition>
        </section>
    }
    .into_any()
}

/// The documents to choose from, where there are several.
#[component]
fn Documents(
    documents: RwSignal<Vec<DocumentId>>,
    shown: RwSignal<Option<DocumentId>>,
    chosen: RwSignal<Option<DocumentId>>,
) -> impl IntoView {
    let chip = move |id: DocumentId| {
        let is_shown = move || shown.get() == Some(id);
        view! {
            <button type="button" class="chip" aria-pressed=move || if is_shown() { "true" } else { "false" } on:click=move |_| chosen.set(Some(id))>
                {title_of(id.series)} " " {id.to_string()}
            </button>
        }
    };
    view! {
        {move || (1 < documents.with(Vec::len)).then(|| view! {
            <div class="no-print mx-auto mb-4 flex max-w-2xl flex-wrap justify-center gap-2" role="group" aria-label=money::words().documents>
                {documents.get().into_iter().map(chip).collect_view()}
            </div>
        })}
    }
    .into_any()
}

/// What a document of this series is called on paper.
pub fn title_of(series: Series) -> &'static str {
    match series {
        Series::Receipt => words().doc_receipt,
        Series::CreditNote => words().doc_credit_note,
    }
}

const fn id_of(document: &Document) -> Option<DocumentId> {
    match document {
        Document::Bill => None,
        Document::Issued { id, .. } => Some(*id),
    }
}

/// All documents of the order, receipts first, each series by number: the same whichever is shown.
fn documents_of(receipt: &Receipt) -> Vec<DocumentId> {
    let mut all: Vec<DocumentId> = receipt.others.iter().copied().chain(id_of(&receipt.document)).collect();
    all.sort_by_key(|id| (id.series == Series::CreditNote, id.number));
    all
}

async fn load(id: Option<OrderId>, chosen: Option<DocumentId>) -> Result<Receipt, AppError> {
    receipt(id.ok_or_else(|| AppError::not_found("order"))?, chosen).await
}

#[component]
fn SlipSkeleton() -> impl IntoView {
    view! {
        <div class="mx-auto max-w-72">
            <Skeleton shape=SkeletonShape::Line count=16 label=words::words().loading/>
        </div>
    }
}
