//! The pass as waiters see it.

use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    card::ReadyCard,
    pass::{Carrying, load},
};
use crate::{
    orders::model::{Order, summary::OrderSummary},
    ui::{
        kit::{
            button::ButtonKind,
            button_link::ButtonLink,
            empty::Empty,
            skeleton::{Skeleton, SkeletonShape},
        },
        pos::{context::use_pos, newest::newest, page_error::PageError, words::words},
        shared::words,
    },
};

#[component]
pub fn ReadyPage() -> impl IntoView {
    let pos = use_pos();
    let w = words();
    let tries = RwSignal::new(0);
    let carrying = Carrying::new(pos);
    let first = Resource::new(move || tries.get(), |_| load());
    let newer = RwSignal::new(None);
    pos.on_news(false, move || async move {
        if let Ok(waiting) = load().await {
            carrying.forget_all_but(&waiting);
            newer.try_set(Some(waiting));
        }
    });
    let retry = move |()| tries.update(|tries| *tries += 1);
    view! {
        <Title text=w.ready/>
        <section class="h-full overflow-y-auto p-3 sm:p-4">
            <h1 class="mb-3 text-2xl font-bold">{w.ready_title}</h1>
            <Transition fallback=CardsSkeleton>
                {move || Suspend::new(async move {
                    match first.await {
                        Ok(first) => newest(first, newer, move |waiting| pass(waiting, carrying)),
                        Err(error) => view! { <PageError error on_retry=retry/> }.into_any(),
                    }
                })}
            </Transition>
        </section>
    }
    .into_any()
}

/// Every order with dishes on the pass.
fn pass(waiting: Vec<(OrderSummary, Order)>, carrying: Carrying) -> AnyView {
    let w = words();
    if waiting.is_empty() {
        return view! {
            <Empty icon="hand" title=w.nothing_ready_title text=w.nothing_ready_text.to_owned()>
                <ButtonLink href="/pos" kind=ButtonKind::Quiet icon="table">{w.back_to_tables}</ButtonLink>
            </Empty>
        }
        .into_any();
    }
    view! {
        <ul class="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
            {waiting.into_iter().map(|(summary, order)| view! { <ReadyCard summary order carrying/> }).collect_view()}
        </ul>
    }
    .into_any()
}

#[component]
fn CardsSkeleton() -> impl IntoView {
    view! { <Skeleton shape=SkeletonShape::Card count=3 label=words::words().loading/> }
}
