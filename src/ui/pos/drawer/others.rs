//! Everybody else's drawers, for those who manage them.

use leptos::prelude::*;

use super::{
    state::{DrawerPageState, Sheet},
    texts::{state_word, variance_text},
    words::words,
};
use crate::{
    drawers::model::Drawer,
    kernel::time::UtcOffset,
    ui::{
        kit::{
            badge::Badge,
            button::{Button, ButtonKind},
        },
        pos::{press::Press, words::fill_name},
    },
};

#[component]
pub fn Others(state: DrawerPageState, drawers: Vec<Drawer>, offset: UtcOffset) -> impl IntoView {
    let w = words();
    let is_empty = drawers.is_empty();
    let row = move |drawer: Drawer| view! { <Other state drawer offset/> };
    view! {
        <section class="panel">
            <div class="panel-head"><div><h2>{w.others}</h2></div></div>
            <div class="panel-body">
                {is_empty.then(|| view! { <p class="text-ink-muted">{w.no_others}</p> })}
                <ul class="divide-y divide-line">{drawers.into_iter().map(row).collect_view()}</ul>
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn Other(state: DrawerPageState, drawer: Drawer, offset: UtcOffset) -> impl IntoView {
    let w = words();
    let (word, tone) = state_word(drawer.state);
    let name = format!("{} · {}", drawer.label, drawer.holder_name);
    let since = fill_name(w.open_since, &offset.date_time_text(drawer.opened_at));
    let expected = drawer.expected.map(|expected| format!("{} {}", w.expected, state.money(expected)));
    let variance = drawer.counts.last().map(|count| variance_text(count.variance(), |amount| state.money(amount)));
    let asked = name.clone();
    view! {
        <li class="flex flex-wrap items-center gap-3 py-3">
            <div class="min-w-0 flex-1">
                <p class="truncate font-semibold">{name}</p>
                <p class="text-sm text-ink-muted">{since}</p>
                <p class="text-sm tabular-nums">{expected}</p>
            </div>
            {match variance {
                Some((text, tone)) => view! { <Badge tone>{text}</Badge> }.into_any(),
                None => view! { <Badge tone>{word}</Badge> }.into_any(),
            }}
            <Press on_press=move |()| state.show(Sheet::Force(drawer.id, asked.clone()))>
                <Button kind=ButtonKind::Quiet icon="lock">{w.force}</Button>
            </Press>
        </li>
    }
    .into_any()
}
