//! What has happened to an order. The serialised form is stored and hashed: fields are only ever added, optional.

use serde::{Deserialize, Serialize};

use crate::kernel::{
    currency::Currency,
    fact::FactKind,
    ids::{LineId, OrderId, PaymentId, SeatingId, TableId},
    money::Money,
    text::Note,
};

use super::{Channel, OrderNumber, Tender, line::Line, line::LineState};

/// One thing that happened to an order; when and by whom stands in the log's envelope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum OrderFact {
    Opened(Opened),
    LineAdded { line: Box<Line> },
    LineQuantityChanged { line: LineId, from: u32, to: u32 },
    LineNoteChanged { line: LineId, note: Option<Note> },
    LineRemoved { line: LineId },
    LinesSent { lines: Vec<LineId> },
    Numbered { number: OrderNumber },
    LineAdvanced { line: LineId, from: LineState, to: LineState },
    LineVoided { line: LineId, from: LineState, reason: Note },
    PaymentCaptured { payment: PaymentId, tender: Tender, amount: Money, tendered: Money },
    Paid { total: Money },
    Completed,
    Cancelled { reason: Note },
}

/// The first fact of every order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    pub order: OrderId,
    pub channel: Channel,
    pub seating: Option<SeatingId>,
    pub table: Option<TableId>,
    pub currency: Currency,
    pub prices_include_tax: bool,
}

impl OrderFact {
    pub const fn kind(&self) -> FactKind {
        match self {
            Self::Opened(_) => FactKind::OrderOpened,
            Self::LineAdded { .. } => FactKind::LineAdded,
            Self::LineQuantityChanged { .. } => FactKind::LineQuantityChanged,
            Self::LineNoteChanged { .. } => FactKind::LineNoteChanged,
            Self::LineRemoved { .. } => FactKind::LineRemoved,
            Self::LinesSent { .. } => FactKind::LinesSent,
            Self::Numbered { .. } => FactKind::OrderNumbered,
            Self::LineAdvanced { .. } => FactKind::LineAdvanced,
            Self::LineVoided { .. } => FactKind::LineVoided,
            Self::PaymentCaptured { .. } => FactKind::PaymentCaptured,
            Self::Paid { .. } => FactKind::OrderPaid,
            Self::Completed => FactKind::OrderCompleted,
            Self::Cancelled { .. } => FactKind::OrderCancelled,
        }
    }
}
