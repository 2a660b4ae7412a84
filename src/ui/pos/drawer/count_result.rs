//! What was counted against what should have been there.

use leptos::prelude::*;

use super::{state::DrawerPageState, texts::variance_text, words::words};
use crate::{
    drawers::model::Count,
    ui::{kit::badge::Badge, pos::words::fill},
};

/// `counts` is how often it was counted: a second count is no secret.
#[component]
pub fn CountResult(state: DrawerPageState, count: Count, counts: usize) -> impl IntoView {
    let w = words();
    let (text, tone) = variance_text(count.variance(), |amount| state.money(amount));
    let row = "flex items-baseline justify-between gap-4";
    view! {
        <div class="grid gap-1 rounded-lg bg-sunken p-4" role="status">
            <p class=row>
                <span class="text-ink-muted">{w.counted}</span>
                <span class="text-lg tabular-nums">{state.money(count.counted)}</span>
            </p>
            <p class=row>
                <span class="text-ink-muted">{w.expected}</span>
                <span class="text-lg tabular-nums">{state.money(count.expected)}</span>
            </p>
            <p class="mt-2 flex flex-wrap items-center justify-between gap-2">
                <Badge tone large=true>{text}</Badge>
                {(1 < counts).then(|| view! { <span class="text-sm text-ink-muted">{fill(w.counted_times, counts)}</span> })}
            </p>
        </div>
    }
    .into_any()
}
