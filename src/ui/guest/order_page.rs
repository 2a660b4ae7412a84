//! Everything the table has chosen and ordered.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::ui::{
    kit::{
        banner::Banner,
        button::ButtonKind,
        button_link::ButtonLink,
        empty::Empty,
        icon::{Icon, IconSize},
        status_dot::StatusDot,
        tone::Tone,
    },
    shared::{live::Link, words},
};

use super::{drafts::DraftList, send_form::SendForm, sent_orders::SentOrders, totals::Totals, visit::Visit};

/// What is not sent yet and the button that sends it; below, what the kitchen knows of; beside it, the bill.
#[component]
pub fn OrderPage(visit: Visit, link: ReadSignal<Link>) -> impl IntoView {
    let has_drafts = Memo::new(move |_| 0 < visit.bill.get().unsent);
    let has_sent =
        Memo::new(move |_| visit.table.with(|table| table.orders.iter().any(|order| order.sent_at.is_some())));
    let settled = Memo::new(move |_| visit.bill.get().settled);
    let is_empty = move || !has_drafts.get() && !has_sent.get();
    view! {
        <Title text=visit.words.your_order/>
        <div class="flex items-center justify-between gap-3 py-4">
            <h1 id="page-title" tabindex="-1" class="text-2xl font-bold outline-none">{visit.words.your_order}</h1>
            <LinkState visit link/>
        </div>
        <CardNotice visit/>
        <Show when=move || settled.get()><Thanks visit/></Show>
        <Show when=is_empty>
            <Empty icon="bag" title=visit.words.order_empty text=visit.words.order_empty_text>
                <ButtonLink href=visit.path("") attr:data-noscroll="">{visit.words.to_the_menu}</ButtonLink>
            </Empty>
        </Show>
        <div class="grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start lg:gap-6">
            <div class="grid min-w-0 gap-4">
                <Show when=move || has_drafts.get()><Drafts visit/></Show>
                <Show when=move || has_sent.get()><SentOrders visit/></Show>
            </div>
            <Show when=move || has_sent.get()>
                <div class="lg:sticky lg:top-4"><Totals visit/></div>
            </Show>
        </div>
        <Show when=move || !is_empty() && !settled.get()>
            <div class="pt-4">
                <ButtonLink href=visit.path("") kind=ButtonKind::Quiet icon="plus" wide=true attr:data-noscroll="">
                    {visit.words.add_more}
                </ButtonLink>
            </div>
        </Show>
    }
}

#[component]
fn Drafts(visit: Visit) -> impl IntoView {
    view! {
        <section aria-labelledby="drafts" class="rounded-xl bg-surface px-4 shadow-sm sm:px-5">
            <header class="border-b border-line py-3">
                <h2 id="drafts" class="text-lg font-bold">{visit.words.not_sent_yet}</h2>
                <p class="text-sm text-ink-muted">{visit.words.not_sent_hint}</p>
            </header>
            <DraftList visit/>
            <div class="sticky bottom-0 z-1 -mx-4 rounded-xl bg-surface px-4 py-3 sm:-mx-5 sm:px-5"><SendForm visit/></div>
        </section>
    }
}

/// What came of the card, for whoever comes back from the card company's page.
#[component]
fn CardNotice(visit: Visit) -> impl IntoView {
    let word = use_query_map().with_untracked(|query| query.get("card"));
    let notice = match word.as_deref() {
        Some("paid") => Some((Tone::Success, visit.words.card_paid)),
        Some("not_paid") => Some((Tone::Danger, visit.words.card_not_paid)),
        Some("unknown") => Some((Tone::Warning, visit.words.card_unknown)),
        _ => None,
    };
    notice.map(|(tone, text)| view! { <div class="pb-4"><Banner tone>{text}</Banner></div> })
}

/// All is paid.
#[component]
fn Thanks(visit: Visit) -> impl IntoView {
    let paid = move || visit.words.thanks_text.replace("{amount}", &visit.money(visit.bill.get().paid));
    let cooking = move || visit.bill.get().cooking.then_some(visit.words.thanks_cooking);
    view! {
        <section role="status" class="mb-4 flex flex-col items-center gap-2 rounded-xl border border-success-line bg-success-soft px-5 py-8 text-center">
            <span class="text-success"><Icon name="check-circle" size=IconSize::Huge/></span>
            <h2 class="text-2xl font-bold">{visit.words.thanks}</h2>
            <p class="tabular-nums">{paid}</p>
            <p class="text-ink-muted">{cooking}</p>
            <div class="mt-3">
                <ButtonLink href=visit.path("") kind=ButtonKind::Quiet icon="plus" attr:data-noscroll="">{visit.words.order_again}</ButtonLink>
            </div>
        </section>
    }
}

/// "Live" while the house tells of every step; otherwise, and without script, the way to ask.
#[component]
fn LinkState(visit: Visit, link: ReadSignal<Link>) -> impl IntoView {
    let state = move || {
        if link.get() == Link::Live {
            view! { <span class="text-sm text-ink-muted"><StatusDot tone=Tone::Success text=words::words().live/></span> }.into_any()
        } else {
            view! {
                <a href=visit.path("/order") rel="external" class="tap -me-3 inline-flex items-center gap-2 rounded-full px-3 text-sm font-semibold text-accent-ink">
                    <Icon name="refresh"/>
                    {visit.words.refresh}
                </a>
            }
            .into_any()
        }
    };
    view! { <div class="flex h-12 flex-none items-center">{state}</div> }
}
