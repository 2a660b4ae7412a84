//! The way to the order, always at the bottom of a phone.

use leptos::prelude::*;

use crate::ui::{kit::icon::Icon, shared::words};

use super::visit::Visit;

/// "View order  3 items  €14.60", and how many of them the kitchen does not know of yet.
#[component]
pub fn BottomBar(visit: Visit) -> impl IntoView {
    let bill = visit.bill;
    let is_empty = move || bill.get().open + visit.jobs.coming_in_all() == 0;
    let state = move || match bill.get() {
        bill if 0 < bill.unsent => visit.words.n_not_sent.replace("{n}", &bill.unsent.to_string()),
        bill if 0 < bill.open => visit.words.all_sent.to_owned(),
        bill if bill.settled => words::words().paid.to_owned(),
        _ => visit.words.nothing_yet.to_owned(),
    };
    let sum = move || {
        (!is_empty()).then(|| {
            view! {
                <span class="text-sm font-semibold tabular-nums">{move || visit.items_text()}</span>
                <span class="text-lg font-bold tabular-nums">{move || visit.money(bill.get().open_amount)}</span>
            }
        })
    };
    view! {
        <nav aria-label=visit.words.your_order class="bottom-bar lg:hidden">
            <a
                href=visit.path("/order")
                class="mx-auto flex min-h-row max-w-xl items-center gap-3 rounded-lg px-4 py-2"
                class=(["bg-accent", "text-on-accent"], move || !is_empty())
                class=(["bg-sunken", "text-ink"], is_empty)
            >
                <Icon name="bag"/>
                <span class="flex min-w-0 flex-1 flex-col leading-tight">
                    <span class="truncate font-bold">{visit.words.view_order}</span>
                    <span class="truncate text-sm">{state}</span>
                </span>
                {sum}
            </a>
        </nav>
    }
}
