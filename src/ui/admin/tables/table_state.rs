//! Who sits at a table.

use leptos::prelude::*;

use crate::{
    tables::model::{Seating, SeatingState},
    ui::{
        admin::{
            fill::{count, fill},
            place::Place,
            tables::words::words,
        },
        kit::{badge::Badge, tone::Tone},
    },
};

/// A seating that has not been closed.
pub fn is_taken(seating: Option<&Seating>) -> bool {
    seating.is_some_and(|seating| seating.state != SeatingState::Closed)
}

#[component]
pub fn TableState(#[prop(into)] seating: Signal<Option<Seating>>, place: Place) -> impl IntoView {
    let words = words();
    let tone = move || match seating.with(|seating| seating.as_ref().map(|seating| seating.state)) {
        Some(SeatingState::AwaitingApproval) => Tone::Warning,
        Some(SeatingState::Open) => Tone::Info,
        Some(SeatingState::Closed) | None => Tone::Success,
    };
    let text = move || {
        seating.with(|seating| match seating {
            Some(Seating { state: SeatingState::AwaitingApproval, .. }) => words.waits.to_owned(),
            Some(Seating { state: SeatingState::Open, covers, opened_at, .. }) => {
                let guests = count(*covers as usize, words.guest_one, words.guest_many);
                fill(&fill(words.seated, "guests", guests), "time", place.offset.clock_text(*opened_at))
            }
            Some(Seating { state: SeatingState::Closed, .. }) | None => words.free.to_owned(),
        })
    };
    view! { <Badge tone=Signal::derive(tone)>{text}</Badge> }
}
