//! The kitchen's board as a screen draws it.

use serde::{Deserialize, Serialize};

use crate::{
    kernel::{
        ids::{LineId, OrderId, StationId, TicketId},
        text::Note,
        time::{Timestamp, UtcOffset},
    },
    menu::model::words::Translated,
    orders::model::{
        Channel, OrderNumber,
        line::{Detail, LineState},
    },
};

/// What one station, or all of them, has to make. Oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Board {
    pub stations: Vec<StationTab>,
    /// Tickets with something queued or in the making.
    pub tickets: Vec<TicketCard>,
    /// Tickets whose dishes were all made, newest first, at most 50: to recall from.
    pub done: Vec<TicketCard>,
    /// Tickets with nothing left to make, on which something was taken back lately: a screen shows them until somebody
    /// there has tapped what was taken back.
    #[serde(default)]
    pub taken_back: Vec<TicketCard>,
    /// The server's clock when this was read; a screen counts on from here.
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub now: Timestamp,
    #[cfg_attr(feature = "ssr", schema(value_type = i32))]
    pub offset: UtcOffset,
    pub seq: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct StationTab {
    pub id: StationId,
    pub name: Translated,
    /// Tickets open there.
    pub open: u32,
}

/// One ticket: what one station was asked for in one go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct TicketCard {
    pub id: TicketId,
    pub order: OrderId,
    pub number: Option<OrderNumber>,
    pub channel: Channel,
    pub table_name: Option<String>,
    pub station: StationId,
    /// Other stations that work on the same order right now.
    pub also_at: Vec<Translated>,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub fired_at: Timestamp,
    pub lines: Vec<TicketLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct TicketLine {
    pub line: LineId,
    pub quantity: u32,
    pub name: Translated,
    pub details: Vec<Detail>,
    #[cfg_attr(feature = "ssr", schema(value_type = Option<String>))]
    pub note: Option<Note>,
    pub state: LineState,
    /// How long it should take, in seconds.
    pub prep_s: u32,
}

/// How a ticket's age stands to the time its slowest dish should take. One place for card, legend and sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Age {
    /// Under 70 % of the target.
    Fresh,
    /// 70 to 100 %.
    Due,
    /// Over the target.
    Late,
    /// Over one and a half times the target.
    VeryLate,
}

impl Age {
    pub const fn of(elapsed_s: i64, target_s: u32) -> Self {
        let (elapsed, target) = (elapsed_s * 100, target_s as i64);
        if elapsed < target * 70 {
            Self::Fresh
        } else if elapsed <= target * 100 {
            Self::Due
        } else if elapsed <= target * 150 {
            Self::Late
        } else {
            Self::VeryLate
        }
    }
}

impl TicketCard {
    /// The time its slowest open dish should take, in seconds.
    pub fn target_s(&self) -> u32 {
        self.lines.iter().map(|line| line.prep_s).max().unwrap_or(300)
    }

    pub fn age_s(&self, now: Timestamp) -> i64 {
        (now - self.fired_at).num_seconds().max(0)
    }

    /// Lines still to be made.
    pub fn open_lines(&self) -> impl Iterator<Item = &TicketLine> {
        self.lines.iter().filter(|line| matches!(line.state, LineState::Queued | LineState::Preparing))
    }

    /// Lines that nobody needs any more.
    pub fn voided_lines(&self) -> impl Iterator<Item = &TicketLine> {
        self.lines.iter().filter(|line| line.state == LineState::Voided)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_s_age_is_relative_to_its_own_target() {
        assert_eq!(Age::of(60, 120), Age::Fresh);
        assert_eq!(Age::of(84, 120), Age::Due);
        assert_eq!(Age::of(121, 120), Age::Late);
        assert_eq!(Age::of(181, 120), Age::VeryLate);
    }
}
