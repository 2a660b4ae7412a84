//! How many of each dish are still to be made.

use leptos::prelude::*;

use super::{
    all_day::{Tally, tallies},
    desk::Desk,
    words::words,
};

#[component]
pub fn AllDayPanel(desk: Desk) -> impl IntoView {
    let rows = Memo::new(move |_| {
        desk.board.with(|board| board.as_ref().map(|board| tallies(board, desk.language)).unwrap_or_default())
    });
    move || {
        let rows = rows.get();
        if rows.is_empty() {
            view! { <p class="p-4 text-xl text-ink-muted">{words().all_day_empty}</p> }.into_any()
        } else {
            let rows = rows.into_iter().map(row).collect_view();
            view! { <ul class="divide-y divide-line" lang=desk.language.tag()>{rows}</ul> }.into_any()
        }
    }
}

fn row(tally: Tally) -> impl IntoView {
    let details = tally.details.into_iter().map(|(name, count)| {
        view! { <span class="block text-lg text-ink-muted"><span class="tabular-nums">{count}</span>" · "{name}</span> }
    });
    view! {
        <li class="flex min-h-row items-baseline gap-3 px-4 py-2">
            <span class="min-w-12 text-end text-3xl font-bold tabular-nums">{tally.count}</span>
            <span class="min-w-0 flex-1">
                <span class="block text-xl font-semibold">{tally.name}</span>
                {details.collect_view()}
            </span>
        </li>
    }
}
