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

/// For five seconds after a ticket was made.
#[component]
fn UndoBar(desk: Desk) -> impl IntoView {
    move || {
        desk.undo.get().map(|undo| {
            view! {
                <div class="flex items-center gap-3">
                    <span class="inline-flex min-w-0 items-center gap-2 ps-2 text-xl font-bold text-success">
                        <Icon name="check-circle" size=IconSize::Large/>
                        <span class="truncate">{words().card_ready.replace("{card}", &undo.title)}</span>
                    </span>
                    <Button icon="undo" on:click=move |_| desk.take_back()>{words().undo}</Button>
                </div>
            }
        })
    }
}

/// How many tickets do not fit, and the way to them and back.
#[component]
fn MoreBelow(desk: Desk, scroller: NodeRef<html::Div>) -> impl IntoView {
    let hidden = move || desk.cards.with(Vec::len).saturating_sub(desk.layout.get().capacity(desk.has_panel()));
    let on_click = move |_| scroll(scroller, true, true);
    move || {
        let hidden = hidden();
        (0 < hidden).then(|| view! {
            <Button kind=ButtonKind::Quiet icon="chevron-down" on:click=on_click>{words().more_below.replace("{n}", &hidden.to_string())}</Button>
        })
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
