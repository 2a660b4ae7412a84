//! Floor plan, seatings and guests as screens and flows see them.

use serde::{Deserialize, Serialize};

use crate::{
    kernel::{
        ids::{AreaId, GuestId, SeatingId, TableId},
        time::Timestamp,
    },
    menu::model::words::Translated,
};

/// The most people one seating takes.
pub const COVERS_MAX: u32 = 99;

/// A room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Area {
    pub id: AreaId,
    pub name: Translated,
}

/// A table where it stands on its room's plan of 1000 × 600.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Table {
    pub id: TableId,
    pub area: AreaId,
    pub name: String,
    pub seats: u32,
    pub shape: Shape,
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub height: u32,
    /// The party there now.
    pub seating: Option<Seating>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum Shape {
    Round,
    Square,
    Rect,
}

impl Shape {
    pub const ALL: [Self; 3] = [Self::Round, Self::Square, Self::Rect];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Round => "round",
            Self::Square => "square",
            Self::Rect => "rect",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.as_str() == text)
    }
}

/// A party's stay at a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Seating {
    pub id: SeatingId,
    pub table: TableId,
    pub state: SeatingState,
    pub covers: u32,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub opened_at: Timestamp,
}

/// Where a seating is. Awaiting approval: guests may fill a cart, nothing reaches the kitchen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum SeatingState {
    AwaitingApproval,
    Open,
    Closed,
}

impl SeatingState {
    pub const ALL: [Self; 3] = [Self::AwaitingApproval, Self::Open, Self::Closed];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AwaitingApproval => "awaiting_approval",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// The whole floor: rooms and tables in the order they are shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Floor {
    pub areas: Vec<Area>,
    pub tables: Vec<Table>,
}

/// A table's printed code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct TableCode {
    pub table: TableId,
    pub table_name: String,
    pub area: Translated,
    /// What a phone opens.
    pub url: String,
    /// The QR code as the path data of an SVG: draw it in black with `viewBox="0 0 side side"`.
    pub qr_path: String,
    pub qr_side: u32,
}

/// One phone at the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Guest {
    pub id: GuestId,
    /// 1 for the first phone that joined; shown as "Guest 1" where no name is given.
    pub number: u32,
    pub name: Option<String>,
    /// Whether their orders earn points.
    #[serde(default)]
    pub is_member: bool,
}
