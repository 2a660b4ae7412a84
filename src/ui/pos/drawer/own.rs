//! The own drawer: how it stands and what can be done with it.

use leptos::prelude::*;

use super::{
    count_result::CountResult,
    state::{DrawerPageState, Sheet},
    texts::{kind_word, state_word},
    words::words,
};
use crate::{
    drawers::model::{CashMovement, Drawer, DrawerState},
    kernel::time::UtcOffset,
    ui::{
        kit::{
            badge::Badge,
            banner::Banner,
            button::{Button, ButtonKind, ButtonSize},
            tone::Tone,
        },
        pos::{press::Press, words::fill_name},
        shared::error_text::error_text,
    },
};

#[component]
pub fn OwnDrawer(state: DrawerPageState, drawer: Drawer, offset: UtcOffset) -> impl IntoView {
    let w = words();
    let (word, tone) = state_word(drawer.state);
    let since = fill_name(w.open_since, &offset.date_time_text(drawer.opened_at));
    let expected = drawer.expected.map_or_else(|| w.expected_hidden.to_owned(), |expected| state.money(expected));
    let row = "flex items-baseline justify-between gap-4";
    let count = drawer.counts.last().cloned().filter(|_| drawer.state == DrawerState::Counted);
    let counts = drawer.counts.len();
    view! {
        <section class="panel">
            <div class="panel-head">
                <div>
                    <h2>{drawer.label.clone()}</h2>
                    <p>{since}</p>
                </div>
                <Badge tone large=true>{word}</Badge>
            </div>
            <div class="panel-body grid gap-4">
                {move || state.closing.error.get().map(|error| view! { <Banner tone=Tone::Danger>{error_text(&error)}</Banner> })}
                <dl class="grid gap-1">
                    <div class=row>
                        <dt class="text-ink-muted">{w.float}</dt>
                        <dd class="text-lg tabular-nums">{state.money(drawer.float)}</dd>
                    </div>
                    {count.is_none().then(|| view! {
                        <div class=row>
                            <dt class="text-ink-muted">{w.expected}</dt>
                            <dd class="text-lg tabular-nums">{expected}</dd>
                        </div>
                    })}
                </dl>
                {count.map(|count| view! { <CountResult state count counts/> })}
                <Acts state drawer=drawer.clone()/>
                <Movements state movements=drawer.movements offset/>
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn Acts(state: DrawerPageState, drawer: Drawer) -> impl IntoView {
    let w = words();
    let (id, label) = (drawer.id, drawer.label);
    let count = move |()| state.show(Sheet::Count(id, label.clone()));
    match drawer.state {
        DrawerState::Open => view! {
            <div class="grid gap-3 sm:grid-cols-2">
                <Press on_press=move |()| state.show(Sheet::MoveCash(id))>
                    <Button kind=ButtonKind::Quiet size=ButtonSize::Huge icon="cash" wide=true>{w.move_cash}</Button>
                </Press>
                <Press on_press=count>
                    <Button size=ButtonSize::Huge icon="check" wide=true>{w.count}</Button>
                </Press>
            </div>
        }
        .into_any(),
        DrawerState::Counted => view! {
            <div class="grid gap-3 sm:grid-cols-2">
                <Press on_press=count>
                    <Button kind=ButtonKind::Quiet size=ButtonSize::Huge icon="refresh" wide=true>{w.count_again}</Button>
                </Press>
                <Press on_press=move |()| state.close(id)>
                    <Button size=ButtonSize::Huge icon="lock" wide=true pending=state.closing.is_busy>{w.close_verb}</Button>
                </Press>
            </div>
        }
        .into_any(),
        DrawerState::Closed => ().into_any(),
    }
}

/// What was put in and taken out, newest first.
#[component]
fn Movements(state: DrawerPageState, movements: Vec<CashMovement>, offset: UtcOffset) -> impl IntoView {
    let w = words();
    let is_empty = movements.is_empty();
    let row = move |movement: CashMovement| {
        view! {
            <li class="flex items-baseline gap-3 py-2">
                <span class="text-sm text-ink-muted tabular-nums">{offset.clock_text(movement.at)}</span>
                <span class="min-w-0 flex-1">
                    <span class="font-semibold">{kind_word(movement.kind)}</span>
                    {movement.reason.map(|reason| view! { <span class="block truncate text-sm text-ink-muted">{reason}</span> })}
                </span>
                <span class="font-semibold tabular-nums">{state.money(movement.kind.signed(movement.amount))}</span>
            </li>
        }
    };
    view! {
        <div>
            <h3 class="text-sm font-semibold text-ink-muted">{w.movements}</h3>
            {is_empty.then(|| view! { <p class="py-2 text-ink-muted">{w.no_movements}</p> })}
            <ul class="divide-y divide-line">{movements.into_iter().rev().map(row).collect_view()}</ul>
        </div>
    }
    .into_any()
}
