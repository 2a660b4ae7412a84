//! Every operation a person can do to an order.

use serde::{Deserialize, Serialize};

use crate::{
    kernel::{
        ids::{ItemId, LineId, OperationId, PaymentId},
        money::Money,
        permission::Permission,
        text::Note,
    },
    menu::model::selection::Selection,
};

use super::{Tender, line::LineState};

/// A command with the id its client made for it: repeating it is harmless.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operation {
    pub id: OperationId,
    pub command: OrderCommand,
}

/// What may be asked of an open order. It may be refused; see [`super::decide`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum OrderCommand {
    /// Puts a dish in the cart. The client makes the line's id, so that a repeat is not a second line.
    AddLine {
        line: LineId,
        item: ItemId,
        #[serde(default)]
        selection: Selection,
        quantity: u32,
        #[serde(default)]
        note: Option<Note>,
    },
    SetQuantity {
        line: LineId,
        quantity: u32,
    },
    SetNote {
        line: LineId,
        note: Option<Note>,
    },
    /// Takes a dish out of the cart; what is sent is voided instead.
    RemoveLine {
        line: LineId,
    },
    /// Sends these drafts to the kitchen; those already sent stay as they are.
    Send {
        lines: Vec<LineId>,
    },
    /// The kitchen's and the floor's step, forward or back.
    Advance {
        lines: Vec<LineId>,
        to: LineState,
    },
    /// Takes back what was sent.
    Void {
        line: LineId,
        reason: Note,
    },
    /// Records money that has come in.
    Capture(Capture),
    /// Ends an order that owes nothing.
    Complete,
    Cancel {
        reason: Note,
    },
}

/// Money that has come in, and the bill it was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capture {
    pub payment: PaymentId,
    pub tender: Tender,
    pub amount: Money,
    pub tendered: Money,
    /// What was left to pay when the person took the money; a changed bill is refused.
    pub seen_due: Money,
}

impl OrderCommand {
    /// The right it needs.
    pub const fn permission(&self) -> Permission {
        match self {
            Self::AddLine { .. } | Self::SetQuantity { .. } | Self::SetNote { .. } | Self::RemoveLine { .. } => {
                Permission::OrdersCreate
            }
            Self::Send { .. } => Permission::OrdersSend,
            Self::Advance { .. } => Permission::KitchenAdvance,
            Self::Void { .. } => Permission::OrdersVoid,
            Self::Capture(_) | Self::Complete => Permission::PaymentsTake,
            Self::Cancel { .. } => Permission::OrdersCancel,
        }
    }
}
