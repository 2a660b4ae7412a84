//! The screen before its first board, in its final size.

use leptos::prelude::*;

use super::{desk::Desk, layout::Layout, words::words};

/// Header, cards and strip.
#[component]
pub fn BoardSkeleton() -> impl IntoView {
    view! {
        <div class="flex min-h-tile items-center gap-4 border-b border-line bg-surface px-4" aria-hidden="true">
            <span class="skeleton h-8 w-40"></span>
            <span class="skeleton h-8 w-24"></span>
            <span class="skeleton h-8 w-24"></span>
            <span class="skeleton ms-auto h-8 w-64"></span>
        </div>
        <main class="@container-size min-h-0 flex-1 overflow-hidden p-2">
            <p class="sr-only" role="status">{words().loading}</p>
            {cells(Layout::default(), false)}
        </main>
        <div class="min-h-16 border-t border-line bg-surface"></div>
    }
}

/// The tickets of another station, while they are on their way.
#[component]
pub fn CardSkeletons(desk: Desk) -> impl IntoView {
    view! {
        <p class="sr-only" role="status">{words().loading}</p>
        {move || cells(desk.layout.get(), desk.has_panel())}
    }
}

fn cells(layout: Layout, has_panel: bool) -> impl IntoView {
    let cell = |_| {
        view! {
            <div class=format!("overflow-hidden rounded-lg bg-surface ring-1 ring-line {}", layout.cell_class())>
                <div class="bg-neutral-solid px-3 py-2">
                    <span class="skeleton h-9 w-24"></span>
                    <span class="skeleton mt-1 h-8 w-40"></span>
                </div>
                <div class="grid gap-4 p-3">
                    <span class="skeleton h-7 w-3/4"></span>
                    <span class="skeleton h-7 w-1/2"></span>
                </div>
            </div>
        }
    };
    view! { <div class=layout.grid_class(has_panel) aria-hidden="true">{(0..layout.capacity(has_panel)).map(cell).collect_view()}</div> }
}
