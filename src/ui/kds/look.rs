//! What a ticket's age and a dish's state look like. Card and legend both take it from here.

use crate::{
    kitchen::model::{Age, TicketCard},
    orders::model::line::LineState,
    ui::kit::tone::Tone,
};

use super::words::words;

/// Word, shape and colour of a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardLook {
    pub word: &'static str,
    pub icon: &'static str,
    /// The head of the card, and the legend's sample.
    pub head: &'static str,
    /// The edge of the card: heavier the later it is.
    pub edge: &'static str,
}

/// Every age, in the order the legend shows them.
pub const AGES: [Age; 4] = [Age::Fresh, Age::Due, Age::Late, Age::VeryLate];

/// A ticket of that age; one with nothing but voids on it says so instead.
pub fn card_look(card: &TicketCard, age: Age) -> CardLook {
    if card.lines.iter().any(|line| line.state != LineState::Voided) {
        return age_look(age);
    }
    CardLook {
        word: words().voided,
        icon: "x-circle",
        head: "bg-neutral-solid text-on-neutral",
        edge: "ring-3 ring-danger-solid",
    }
}

pub fn age_look(age: Age) -> CardLook {
    let words = words();
    match age {
        Age::Fresh => CardLook {
            word: words.on_time,
            icon: "clock",
            head: "bg-neutral-solid text-on-neutral",
            edge: "ring-1 ring-line-strong",
        },
        Age::Due => CardLook {
            word: words.due,
            icon: "warning",
            head: "bg-warning-solid text-on-warning",
            edge: "ring-2 ring-warning-solid",
        },
        Age::Late => CardLook {
            word: words.late,
            icon: "alert",
            head: "bg-danger-solid text-on-danger",
            edge: "ring-3 ring-danger-solid",
        },
        Age::VeryLate => CardLook {
            word: words.very_late,
            icon: "flame",
            head: "bg-danger-solid text-on-danger late-pulse",
            edge: "ring-4 ring-danger-solid",
        },
    }
}

/// Word, shape and colour of a dish's state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineLook {
    pub word: &'static str,
    pub icon: &'static str,
    pub tone: Tone,
    /// The row.
    pub row: &'static str,
    /// The dish's name.
    pub name: &'static str,
}

pub fn line_look(state: LineState) -> LineLook {
    let words = words();
    match state {
        LineState::Queued => {
            LineLook { word: words.to_do, icon: "dot", tone: Tone::Neutral, row: "bg-surface", name: "" }
        }
        LineState::Preparing => {
            LineLook { word: words.making, icon: "play", tone: Tone::Info, row: "bg-info-soft", name: "" }
        }
        LineState::Ready => {
            LineLook { word: words.ready, icon: "check-circle", tone: Tone::Success, row: "bg-success-soft", name: "" }
        }
        LineState::Served => LineLook {
            word: words.served,
            icon: "check",
            tone: Tone::Neutral,
            row: "bg-sunken",
            name: "text-ink-muted",
        },
        LineState::Draft | LineState::Held => LineLook {
            word: words.on_hold,
            icon: "pause",
            tone: Tone::Neutral,
            row: "bg-sunken",
            name: "text-ink-muted",
        },
        LineState::Voided => LineLook {
            word: words.voided,
            icon: "x-circle",
            tone: Tone::Danger,
            row: "bg-danger-soft",
            name: "line-through decoration-2",
        },
    }
}
