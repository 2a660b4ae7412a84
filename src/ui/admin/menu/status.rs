//! Whether an item is offered, in one word, shape and colour.

use leptos::{either::Either, prelude::*};

use crate::{
    kernel::time::Timestamp,
    menu::model::{Availability, editing::ItemRow},
    ui::{
        admin::{fill::fill, menu::words::words, place::Place},
        kit::{badge::Badge, status_dot::StatusDot, tone::Tone},
    },
};

/// In the order a sorted list has it: what needs attention first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    OffUntil(Timestamp),
    OffSale,
    OnSale,
    Inactive,
}

impl Status {
    pub const fn of(row: &ItemRow) -> Self {
        match (row.active, row.item.availability) {
            (false, _) => Self::Inactive,
            (true, Availability::OnSale) => Self::OnSale,
            (true, Availability::OffSale { until: Some(until) }) => Self::OffUntil(until),
            (true, Availability::OffSale { until: None }) => Self::OffSale,
        }
    }

    pub const fn is_off_sale(self) -> bool {
        matches!(self, Self::OffSale | Self::OffUntil(_))
    }

    const fn tone(self) -> Tone {
        match self {
            Self::OnSale => Tone::Success,
            Self::OffSale | Self::OffUntil(_) => Tone::Warning,
            Self::Inactive => Tone::Neutral,
        }
    }
}

#[component]
pub fn StatusBadge(#[prop(into)] status: Signal<Status>, place: Place) -> impl IntoView {
    let words = words();
    let word = move || match status.get() {
        Status::OnSale => words.on_sale.to_owned(),
        Status::OffSale => words.off_sale.to_owned(),
        Status::OffUntil(until) => fill(words.off_until, "time", place.offset.clock_text(until)),
        Status::Inactive => words.inactive.to_owned(),
    };
    let is_usual = Memo::new(move |_| status.get() == Status::OnSale);
    let tone = Signal::derive(move || status.get().tone());
    // What is as it should be stays quiet, so that the rest is seen.
    move || {
        if is_usual.get() {
            Either::Left(view! { <StatusDot tone text=words.on_sale/> })
        } else {
            Either::Right(view! { <Badge tone>{word}</Badge> })
        }
    }
}
