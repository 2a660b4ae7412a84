//! One line of an order and how far it is.

use serde::{Deserialize, Serialize};

use crate::{
    kernel::{
        actor::Actor,
        ids::{ItemId, LineId, StationId},
        money::{Money, Rate},
        text::Note,
        time::Timestamp,
    },
    menu::model::{price::Entered, selection::Selection, words::Translated},
};

/// A dish as it was ordered: names and prices are kept as they were at that moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub id: LineId,
    pub item: ItemId,
    pub selection: Selection,
    /// What was typed or weighed, of a dish without a fixed price.
    #[serde(default)]
    pub entered: Entered,
    pub name: Translated,
    /// The choices in words, for people: size, extras, what fills a combo.
    pub details: Vec<Detail>,
    pub quantity: u32,
    pub unit_price: Money,
    pub tax: Rate,
    pub station: StationId,
    pub course: u8,
    /// Who at the table it is for, from 1; none: for everybody.
    #[serde(default)]
    pub seat: Option<u8>,
    /// How long the kitchen should need, in seconds.
    pub prep_s: u32,
    pub note: Option<Note>,
    pub state: LineState,
    pub by: Actor,
    pub added_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    /// When the kitchen got it: at once, or when its course was fired.
    #[serde(default)]
    pub fired_at: Option<Timestamp>,
    pub started_at: Option<Timestamp>,
    pub ready_at: Option<Timestamp>,
    pub served_at: Option<Timestamp>,
}

/// One choice as it is read aloud: "2 × Oat milk".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Detail {
    pub name: Translated,
    pub count: u32,
}

impl Line {
    /// The most portions of one line.
    pub const QUANTITY_MAX: u32 = 999;
    pub const COURSE_MAX: u8 = 9;
    pub const SEAT_MAX: u8 = 99;

    /// Price of all portions, before tax that comes on top.
    pub fn amount(&self) -> Money {
        self.unit_price.times(self.quantity)
    }
}

/// How far a line is. Draft is the cart: no kitchen sees it and it keeps no stock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum LineState {
    Draft,
    Held,
    Queued,
    Preparing,
    Ready,
    Served,
    Voided,
}

impl LineState {
    pub const ALL: [Self; 7] =
        [Self::Draft, Self::Held, Self::Queued, Self::Preparing, Self::Ready, Self::Served, Self::Voided];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Held => "held",
            Self::Queued => "queued",
            Self::Preparing => "preparing",
            Self::Ready => "ready",
            Self::Served => "served",
            Self::Voided => "voided",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// Ordered and not taken back.
    pub const fn is_sent(self) -> bool {
        matches!(self, Self::Held | Self::Queued | Self::Preparing | Self::Ready | Self::Served)
    }

    /// Work has gone into it: taking it back is waste.
    pub const fn is_begun(self) -> bool {
        matches!(self, Self::Preparing | Self::Ready | Self::Served)
    }

    /// The whole table of moves. Forward may skip a step (a bar pours and serves at once); back is undo and recall.
    pub const fn may_become(self, to: Self) -> bool {
        match self {
            Self::Draft => matches!(to, Self::Queued | Self::Held),
            Self::Held => matches!(to, Self::Queued | Self::Voided),
            Self::Queued => matches!(to, Self::Preparing | Self::Ready | Self::Served | Self::Voided),
            Self::Preparing => matches!(to, Self::Queued | Self::Ready | Self::Served | Self::Voided),
            Self::Ready => matches!(to, Self::Queued | Self::Preparing | Self::Served | Self::Voided),
            Self::Served => matches!(to, Self::Ready | Self::Voided),
            Self::Voided => false,
        }
    }
}
