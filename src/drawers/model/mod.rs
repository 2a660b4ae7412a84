//! Drawers as screens and flows see them.

pub mod cash;
pub mod error;
pub mod figures;
pub mod request;

use serde::{Deserialize, Serialize};

use self::{cash::Piece, error::DrawerError};
use crate::kernel::{
    ids::{CashMovementId, DrawerId, MemberId},
    money::Money,
    time::{BusinessDate, Timestamp, UtcOffset},
};

/// The cash that one person answers for, from the float to the closing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Drawer {
    pub id: DrawerId,
    pub holder: MemberId,
    pub holder_name: String,
    /// What it is called on the floor: "Bar till".
    pub label: String,
    pub state: DrawerState,
    pub float: Money,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub opened_at: Timestamp,
    /// Newest last.
    pub movements: Vec<CashMovement>,
    /// Newest last; that one holds.
    pub counts: Vec<Count>,
    /// What it should hold by the books. None for those who are to count it without knowing.
    pub expected: Option<Money>,
    pub closing: Option<Closing>,
}

/// Where a drawer is. Counted: nothing more goes in or out, it can be counted again or closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum DrawerState {
    Open,
    Counted,
    Closed,
}

/// What is done to a drawer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawerAct {
    MoveCash,
    Count,
    Close,
    ForceClose,
}

impl DrawerState {
    pub const ALL: [Self; 3] = [Self::Open, Self::Counted, Self::Closed];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Counted => "counted",
            Self::Closed => "closed",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// Where an act leads, or why it does not.
    pub const fn after(self, act: DrawerAct) -> Result<Self, DrawerError> {
        match (self, act) {
            (Self::Open, DrawerAct::MoveCash) => Ok(Self::Open),
            (Self::Open | Self::Counted, DrawerAct::Count) => Ok(Self::Counted),
            (Self::Counted, DrawerAct::Close) | (Self::Open | Self::Counted, DrawerAct::ForceClose) => Ok(Self::Closed),
            (Self::Open, DrawerAct::Close) => Err(DrawerError::NotCounted),
            (Self::Counted, DrawerAct::MoveCash) => Err(DrawerError::Counted),
            (Self::Closed, _) => Err(DrawerError::Closed),
        }
    }
}

/// Cash that was put in or taken out, besides sales.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct CashMovement {
    pub id: CashMovementId,
    pub kind: MovementKind,
    pub amount: Money,
    /// None for a drop, and where the words were erased.
    pub reason: Option<String>,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum MovementKind {
    /// Put in, with a reason.
    PayIn,
    /// Taken out for something, with a reason.
    #[default]
    PayOut,
    /// Taken to the safe.
    Drop,
}

impl MovementKind {
    pub const ALL: [Self; 3] = [Self::PayOut, Self::PayIn, Self::Drop];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PayIn => "pay_in",
            Self::PayOut => "pay_out",
            Self::Drop => "drop",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// Where the money went or came from is not plain from the kind alone.
    pub const fn needs_reason(self) -> bool {
        match self {
            Self::PayIn | Self::PayOut => true,
            Self::Drop => false,
        }
    }

    /// What it does to the cash in the drawer.
    pub fn signed(self, amount: Money) -> Money {
        match self {
            Self::PayIn => amount,
            Self::PayOut | Self::Drop => -amount,
        }
    }
}

/// A count that was confirmed, and what the books said at that moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Count {
    pub counted: Money,
    pub expected: Money,
    /// How many of each note and coin, where they were counted so.
    pub pieces: Vec<Piece>,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
}

impl Count {
    /// More than nothing: too much is there. Less: it is short.
    pub fn variance(&self) -> Money {
        self.counted - self.expected
    }
}

/// How a drawer ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Closing {
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    pub expected: Money,
    /// None where it was forced and nobody counted.
    pub counted: Option<Money>,
    pub is_forced: bool,
    pub reason: Option<String>,
}

/// What the page of the drawer shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct DrawerDesk {
    pub own: Option<Drawer>,
    /// Everybody else's drawers that are not closed; for those who manage them.
    pub others: Vec<Drawer>,
    /// What this person called the last one.
    pub last_label: Option<String>,
    /// Newest first; for those who manage drawers.
    pub zs: Vec<ZSummary>,
    #[cfg_attr(feature = "ssr", schema(value_type = i32))]
    pub offset: UtcOffset,
}

/// One Z in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct ZSummary {
    pub number: u64,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = Date))]
    pub date: BusinessDate,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    pub gross: Money,
    pub over_short: Money,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole table of moves.
    #[test]
    fn a_drawer_is_counted_before_it_is_closed() {
        use DrawerAct as A;
        use DrawerState as S;
        let moves = S::ALL.map(|state| [A::MoveCash, A::Count, A::Close, A::ForceClose].map(|act| state.after(act)));
        let (closed, counted) = (Err(DrawerError::Closed), Err(DrawerError::Counted));
        assert_eq!(
            moves,
            [
                [Ok(S::Open), Ok(S::Counted), Err(DrawerError::NotCounted), Ok(S::Closed)],
                [counted, Ok(S::Counted), Ok(S::Closed), Ok(S::Closed)],
                [closed.clone(), closed.clone(), closed.clone(), closed],
            ]
        );
    }

    #[test]
    fn what_is_stored_reads_back() {
        for state in DrawerState::ALL {
            assert_eq!(DrawerState::parse(state.as_str()), Some(state));
        }
        for kind in MovementKind::ALL {
            assert_eq!(MovementKind::parse(kind.as_str()), Some(kind));
        }
    }
}
