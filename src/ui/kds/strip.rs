//! The strip below the tickets: what can be undone, what is out of view, and what the colours mean.

use leptos::{html, prelude::*};

use crate::ui::kit::{
    button::{Button, ButtonKind},
    icon::{Icon, IconSize},
};

use super::{
    cards::scroll,
    desk::Desk,
    look::{AGES, age_look},
    undo::History,
    words::words,
};

/// Always there, so that nothing moves when something appears in it.
#[component]
pub fn Strip(desk: Desk, scroller: NodeRef<html::Div>) -> impl IntoView {
    view! {
        <footer class="flex min-h-16 items-center gap-4 border-t border-line bg-surface px-2 py-1">
            <div class="min-w-0 flex-1" role="status">
                <UndoBar desk/>
            </div>
            <MoreBelow desk scroller/>
            <Legend/>
        </footer>
    }
}

/// For five seconds after the last bump or undo: one press takes back the newest bump, the next the one before it.
#[component]
fn UndoBar(desk: Desk) -> impl IntoView {
    let words = words();
    let is_shown = Memo::new(move |_| desk.undo.with(|undo| !undo.is_empty()));
    let newest = move || {
        desk.undo.with(|undo| {
            undo.newest().map(|bump| {
                let text = if bump.back.is_empty() { words.card_cleared } else { words.card_ready };
                text.replace("{card}", &bump.title)
            })
        })
    };
    let before = move || {
        let count = desk.undo.with(History::len).saturating_sub(1);
        (0 < count).then(|| words.and_before.replace("{n}", &count.to_string()))
    };
    view! {
        <Show when=move || is_shown.get()>
            <div class="flex items-center gap-3">
                <span class="inline-flex min-w-0 items-center gap-2 ps-2 text-xl font-bold text-success">
                    <Icon name="check-circle" size=IconSize::Large/>
                    <span class="truncate">{newest}</span>
                    <span class="flex-none text-base font-semibold text-ink-muted">{before}</span>
                </span>
                <Button icon="undo" on:click=move |_| desk.take_back()>{words.undo}</Button>
            </div>
        </Show>
    }
}

/// How many tickets do not fit, and the way to them and back.
#[component]
fn MoreBelow(desk: Desk, scroller: NodeRef<html::Div>) -> impl IntoView {
    let words = words();
    let hidden =
        Memo::new(move |_| desk.cards.with(Vec::len).saturating_sub(desk.layout.get().capacity(desk.has_panel())));
    view! {
        <Show when=move || { 0 < hidden.get() }>
            <Button kind=ButtonKind::Quiet icon="chevron-down" on:click=move |_| scroll(scroller, true, true)>
                {move || words.more_below.replace("{n}", &hidden.get().to_string())}
            </Button>
        </Show>
    }
}

/// The ages, drawn as the cards' heads are.
#[component]
fn Legend() -> impl IntoView {
    let samples = AGES.map(age_look).map(|look| {
        let class = format!(
            "inline-flex items-center gap-1.5 rounded-sm px-2 py-0.5 {}",
            look.head.trim_end_matches(" late-pulse")
        );
        view! { <li class=class><Icon name=look.icon/>{look.word}</li> }
    });
    view! { <ul class="hidden items-center gap-2 text-base font-semibold lg:flex">{samples.into_iter().collect_view()}</ul> }
}
