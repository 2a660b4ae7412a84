//! The page of one slip.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::slip::Slip;
use crate::{
    kernel::{error::AppError, ids::OrderId},
    payments::{model::Receipt, rpc::receipt},
    ui::{
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            button_link::ButtonLink,
            skeleton::{Skeleton, SkeletonShape},
        },
        pos::{page_error::PageError, words::words},
        shared::words,
    },
};

#[component]
pub fn ReceiptPage() -> impl IntoView {
    let w = words();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get_str("id").and_then(|id| id.parse::<OrderId>().ok()));
    let tries = RwSignal::new(0);
    let loaded = Resource::new(move || (id.get(), tries.get()), |(id, _)| load(id));
    let retry = move |()| tries.update(|tries| *tries += 1);
    let order_href = move || id.get().map_or_else(|| "/pos".to_owned(), |id| format!("/pos/order/{id}"));
    let print = move |_| {
        // A browser without a printer dialog does nothing.
        let _ = window().print();
    };
    view! {
        <Title text=w.receipt/>
        <section class="h-full overflow-y-auto p-4 print:h-auto print:overflow-visible print:p-0">
            <h1 class="sr-only">{w.receipt}</h1>
            <div class="no-print mx-auto mb-4 flex max-w-xl flex-wrap justify-center gap-2">
                <Button size=ButtonSize::Large icon="print" on:click=print>{w.print}</Button>
                <ButtonLink href=Signal::derive(order_href) kind=ButtonKind::Quiet size=ButtonSize::Large icon="arrow-left">{w.to_order}</ButtonLink>
                <ButtonLink href="/pos" kind=ButtonKind::Quiet size=ButtonSize::Large icon="table">{w.back_to_tables}</ButtonLink>
            </div>
            <Suspense fallback=SlipSkeleton>
                {move || Suspend::new(async move {
                    match loaded.await {
                        Ok(receipt) => view! { <Slip receipt/> }.into_any(),
                        Err(error) => view! { <PageError error on_retry=retry/> }.into_any(),
                    }
                })}
            </Suspense>
        </section>
    }
    .into_any()
}

async fn load(id: Option<OrderId>) -> Result<Receipt, AppError> {
    receipt(id.ok_or_else(|| AppError::not_found("order"))?, None).await
}

#[component]
fn SlipSkeleton() -> impl IntoView {
    view! {
        <div class="mx-auto max-w-72">
            <Skeleton shape=SkeletonShape::Line count=16 label=words::words().loading/>
        </div>
    }
}
