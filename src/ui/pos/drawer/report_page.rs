//! The pages of the X and of a Z, ready for an 80 mm printer.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::{report::Report, words::words};
use crate::{
    drawers::{
        model::figures::{XReport, ZReport},
        rpc::{x_report, z_report},
    },
    kernel::error::AppError,
    ui::{
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            button_link::ButtonLink,
            skeleton::{Skeleton, SkeletonShape},
        },
        pos::page_error::PageError,
        shared::words,
    },
};

#[component]
pub fn XPage() -> impl IntoView {
    let w = words();
    let tries = RwSignal::new(0);
    let loaded = Resource::new(move || tries.get(), |_| x_report());
    let retry = move |()| tries.update(|tries| *tries += 1);
    view! {
        <Frame title=w.x_report>
            <Suspense fallback=SlipSkeleton>
                {move || Suspend::new(async move {
                    match loaded.await {
                        Ok(XReport { figures, is_blind, head }) => view! { <Report closing=None figures head is_blind/> }.into_any(),
                        Err(error) => view! { <PageError error on_retry=retry/> }.into_any(),
                    }
                })}
            </Suspense>
        </Frame>
    }
    .into_any()
}

#[component]
pub fn ZPage() -> impl IntoView {
    let params = use_params_map();
    let number = Memo::new(move |_| params.read().get_str("number").and_then(|number| number.parse::<u64>().ok()));
    let tries = RwSignal::new(0);
    let loaded = Resource::new(move || (number.get(), tries.get()), |(number, _)| load(number));
    let retry = move |()| tries.update(|tries| *tries += 1);
    view! {
        <Frame title=words().zs>
            <Suspense fallback=SlipSkeleton>
                {move || Suspend::new(async move {
                    match loaded.await {
                        Ok(ZReport { number, at, figures, hash, head, .. }) => {
                            view! { <Report closing=Some((number, at, hash)) figures head is_blind=false/> }.into_any()
                        }
                        Err(error) => view! { <PageError error on_retry=retry/> }.into_any(),
                    }
                })}
            </Suspense>
        </Frame>
    }
    .into_any()
}

async fn load(number: Option<u64>) -> Result<ZReport, AppError> {
    z_report(number.ok_or_else(|| AppError::not_found("Z report"))?).await
}

#[component]
fn Frame(title: &'static str, children: Children) -> impl IntoView {
    let w = words();
    let print = move |_| {
        // A browser without a printer dialog does nothing.
        let _ = window().print();
    };
    view! {
        <Title text=title/>
        <section class="h-full overflow-y-auto p-4 print:h-auto print:overflow-visible print:p-0">
            <h1 class="sr-only">{title}</h1>
            <div class="no-print mx-auto mb-4 flex max-w-xl flex-wrap justify-center gap-2">
                <Button size=ButtonSize::Large icon="print" on:click=print>{w.print}</Button>
                <ButtonLink href="/pos/drawer" kind=ButtonKind::Quiet size=ButtonSize::Large icon="arrow-left">{w.to_drawer}</ButtonLink>
            </div>
            {children()}
        </section>
    }
}

#[component]
fn SlipSkeleton() -> impl IntoView {
    view! {
        <div class="mx-auto max-w-72">
            <Skeleton shape=SkeletonShape::Line count=16 label=words::words().loading/>
        </div>
    }
}
