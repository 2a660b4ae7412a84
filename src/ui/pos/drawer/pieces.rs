//! How many of each note and coin.

use leptos::prelude::*;

use super::words::words;
use crate::{
    drawers::model::cash::{PIECES_MAX, Piece, denominations},
    kernel::{currency::Currency, money::Money},
    ui::kit::stepper::Stepper,
};

/// One note or coin and how many of it; handles only.
#[derive(Clone, Copy)]
pub struct Counter {
    pub value: Money,
    pub count: RwSignal<i64>,
}

impl Counter {
    pub fn piece(self) -> Piece {
        let count = self.count.try_get().unwrap_or_default();
        Piece { value: self.value, count: u32::try_from(count).unwrap_or_default() }
    }

    fn sum(self) -> Money {
        let piece = self.piece();
        piece.value.times(piece.count)
    }
}

/// A counter for each note and coin of a currency.
pub fn counters(currency: Currency) -> Vec<Counter> {
    let known = denominations(currency).iter();
    known.map(|minor| Counter { value: Money::from_minor(*minor), count: RwSignal::new(0) }).collect()
}

/// What all of them come to.
pub fn total(counters: &[Counter]) -> Money {
    counters.iter().map(|counter| counter.sum()).sum()
}

/// The grid: a row for each, its sum at the end.
#[component]
pub fn Pieces(
    counters: StoredValue<Vec<Counter>>,
    currency: Currency,
    #[prop(into)] disabled: Signal<bool>,
) -> impl IntoView {
    let w = words();
    let row = move |counter: Counter| {
        let name = currency.text(counter.value);
        view! {
            <li class="flex items-center gap-3 py-1">
                <span class="w-20 text-right font-semibold tabular-nums">{name.clone()}</span>
                <Stepper
                    label=name
                    value=counter.count
                    on_change=move |count: i64| counter.count.set(count)
                    max=i64::from(PIECES_MAX)
                    disabled
                    less_label=w.fewer
                    more_label=w.more
                />
                <span class="min-w-0 flex-1 text-right tabular-nums">{move || currency.text(counter.sum())}</span>
            </li>
        }
    };
    view! {
        <ul class="grid gap-x-8 md:grid-cols-2">
            {counters.get_value().into_iter().map(row).collect_view()}
        </ul>
    }
    .into_any()
}
