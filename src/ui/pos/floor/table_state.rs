//! How a table is: word, colour and shape from one place, for the plan, the list and the legend alike.

use crate::ui::kit::tone::Tone;

/// What a waiter must know of a table at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableState {
    Free,
    /// Guests have scanned the code and wait for a tap.
    Waiting,
    /// Somebody sits there, nothing is sent.
    Seated,
    Kitchen,
    /// A dish waits to be carried out.
    Ready,
    /// Everything is on the table, money is due.
    Served,
    Paid,
}

impl TableState {
    pub const ALL: [Self; 7] =
        [Self::Free, Self::Waiting, Self::Seated, Self::Kitchen, Self::Ready, Self::Served, Self::Paid];

    pub const fn tone(self) -> Tone {
        match self {
            Self::Free | Self::Seated => Tone::Neutral,
            Self::Waiting => Tone::Danger,
            Self::Kitchen => Tone::Accent,
            Self::Ready => Tone::Warning,
            Self::Served => Tone::Info,
            Self::Paid => Tone::Success,
        }
    }

    pub const fn icon(self) -> &'static str {
        match self {
            Self::Free => "chair",
            Self::Waiting => "bell",
            Self::Seated => "users",
            Self::Kitchen => "kitchen",
            Self::Ready => "hand",
            Self::Served => "utensils",
            Self::Paid => "check-circle",
        }
    }

    /// The classes of its shape on the plan: a free table is an empty outline, a taken one is filled.
    pub const fn plan_shape(self) -> &'static str {
        match self {
            Self::Free => "fill-surface stroke-line-strong",
            Self::Waiting => "fill-danger-soft stroke-danger",
            Self::Seated => "fill-neutral-soft stroke-neutral",
            Self::Kitchen => "fill-accent-soft stroke-accent",
            Self::Ready => "fill-warning-soft stroke-warning",
            Self::Served => "fill-info-soft stroke-info",
            Self::Paid => "fill-success-soft stroke-success",
        }
    }

    /// The classes of its state word on the plan.
    pub const fn plan_word(self) -> &'static str {
        match self {
            Self::Free => "fill-ink-muted",
            Self::Waiting => "fill-danger",
            Self::Seated => "fill-neutral",
            Self::Kitchen => "fill-accent-ink",
            Self::Ready => "fill-warning",
            Self::Served => "fill-info",
            Self::Paid => "fill-success",
        }
    }

    /// The classes of its card in the list, in the same colours.
    pub const fn card(self) -> &'static str {
        match self {
            Self::Free => "border-line-strong bg-surface",
            Self::Waiting => "border-danger bg-danger-soft",
            Self::Seated => "border-neutral bg-neutral-soft",
            Self::Kitchen => "border-accent bg-accent-soft",
            Self::Ready => "border-warning bg-warning-soft",
            Self::Served => "border-info bg-info-soft",
            Self::Paid => "border-success bg-success-soft",
        }
    }

    /// Width of its outline on the plan, in the plan's units: what needs a person stands out without colour too.
    pub const fn outline(self) -> &'static str {
        match self {
            Self::Free => "1.5",
            Self::Seated | Self::Kitchen | Self::Served | Self::Paid => "2.5",
            Self::Waiting | Self::Ready => "5",
        }
    }
}
