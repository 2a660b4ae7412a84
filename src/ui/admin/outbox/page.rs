//! `/admin/outbox`

use leptos::prelude::*;

use crate::{
    auth::{model::OutboxMessage, rpc::outbox},
    ui::{
        admin::{loaded::Loaded, outbox::words::words},
        kit::{
            empty::Empty,
            page_header::PageHeader,
            skeleton::{Skeleton, SkeletonShape},
        },
        shared::words::words as shared_words,
    },
};

/// The letters, newest first.
#[component]
pub fn OutboxPage(fresh: ReadSignal<u64>) -> impl IntoView {
    let words = words();
    let data = Resource::new(move || fresh.get(), |_| outbox());
    let page = |letters: Signal<Vec<OutboxMessage>>| view! { <Letters letters/> }.into_any();
    view! { <Loaded data title=words.title failed=words.failed skeleton=waiting page/> }
}

fn waiting() -> AnyView {
    view! { <Skeleton shape=SkeletonShape::Card count=3 label=shared_words().loading/> }.into_any()
}

#[component]
fn Letters(letters: Signal<Vec<OutboxMessage>>) -> impl IntoView {
    let words = words();
    let is_empty = Memo::new(move |_| letters.with(Vec::is_empty));
    view! {
        <PageHeader title=words.title text=words.text.to_owned()/>
        <Show when=move || is_empty.get()>
            <Empty icon="receipt" title=words.empty text=words.empty_text.to_owned()/>
        </Show>
        <ul class="grid max-w-3xl gap-3">
            <For each=move || letters.get() key=|letter| letter.id children=|letter| view! { <Letter letter/> }/>
        </ul>
    }
}

#[component]
fn Letter(letter: OutboxMessage) -> impl IntoView {
    let to = words().to.replace("{email}", &letter.recipient);
    view! {
        <li class="grid gap-2 rounded-2xl bg-surface p-5 shadow-sm">
            <h2 class="text-lg font-bold">{letter.subject}</h2>
            <p class="text-sm text-ink-muted">{to} " · " <time datetime=letter.at.to_rfc3339()>{letter.at.format("%Y-%m-%d %H:%M UTC").to_string()}</time>
                {letter.sent_at.map(|at| format!(" · {} {}", words().sent, at.format("%H:%M UTC")))}</p>
            <p class="whitespace-pre-line break-words">{letter.body}</p>
        </li>
    }
}
