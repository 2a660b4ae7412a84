//! Every operation a person can do to an order.

use serde::{Deserialize, Serialize};

use crate::{
    auth::model::Approval,
    kernel::{
        ids::{AdjustmentId, CustomerId, ItemId, LineId, MemberId, OperationId, PaymentId, RefundId, ShareId},
        money::Money,
        permission::Permission,
        text::{Name, Note},
    },
    menu::model::{price::Entered, selection::Selection},
};

use super::{
    Tender,
    adjust::{Scope, Value},
    bill_to::BillTo,
    line::LineState,
    split::Share,
};

/// A command with the id its client made for it: repeating it is harmless.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Operation {
    pub id: OperationId,
    pub command: OrderCommand,
    /// What somebody who may do it gave when the person themselves may not; see [`Approval`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
}

/// What may be asked of an open order. It may be refused; see [`super::decide`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum OrderCommand {
    /// Puts a dish in the cart. The client makes the line's id, so that a repeat is not a second line.
    AddLine {
        line: LineId,
        item: ItemId,
        #[serde(default)]
        selection: Selection,
        /// The price or weight of a dish without a fixed price.
        #[serde(default)]
        entered: Entered,
        quantity: u32,
        #[serde(default)]
        #[cfg_attr(feature = "ssr", schema(value_type = Option<String>))]
        note: Option<Note>,
        #[serde(default)]
        seat: Option<u8>,
        /// None: the course of its category.
        #[serde(default)]
        course: Option<u8>,
    },
    SetQuantity {
        line: LineId,
        quantity: u32,
    },
    SetNote {
        line: LineId,
        #[cfg_attr(feature = "ssr", schema(value_type = Option<String>))]
        note: Option<Note>,
    },
    SetSeat {
        line: LineId,
        seat: Option<u8>,
    },
    /// Until the kitchen has it.
    SetCourse {
        line: LineId,
        course: u8,
    },
    /// Takes a dish out of the cart; what is sent is voided instead.
    RemoveLine {
        line: LineId,
    },
    /// Sends these drafts; those already sent stay as they are. The ones in `hold` wait until they are fired.
    Send {
        lines: Vec<LineId>,
        #[serde(default)]
        hold: Vec<LineId>,
    },
    /// Lets the kitchen have what was held.
    Fire {
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
        #[cfg_attr(feature = "ssr", schema(value_type = String))]
        reason: Note,
        /// None: what was begun is waste, what was not goes back.
        #[serde(default)]
        stock: Option<StockFate>,
    },
    /// Takes something off one line or the bill.
    Discount {
        adjustment: AdjustmentId,
        scope: Scope,
        value: Value,
        #[cfg_attr(feature = "ssr", schema(value_type = String))]
        reason: Note,
    },
    RemoveDiscount {
        adjustment: AdjustmentId,
    },
    WaiveService {
        #[cfg_attr(feature = "ssr", schema(value_type = String))]
        reason: Note,
    },
    /// Divides the bill; no shares: one bill again. Shares that were paid stay as they were paid.
    Split {
        shares: Vec<Share>,
    },
    SetCovers {
        covers: u32,
    },
    SetServer {
        member: MemberId,
    },
    SetName {
        #[cfg_attr(feature = "ssr", schema(value_type = Option<String>))]
        name: Option<Name>,
    },
    /// Whose points and vouchers it counts for; until it is paid.
    SetCustomer {
        customer: Option<CustomerId>,
    },
    /// Whom documents are made out to; also afterwards.
    SetBillTo {
        bill_to: Option<BillTo>,
    },
    /// Records money that has come in.
    Capture(Capture),
    /// Gives money back that was paid.
    Refund(Refund),
    /// A wrongly chosen tender: the money came in another way than was keyed in.
    CorrectTender {
        payment: PaymentId,
        to: Tender,
        #[cfg_attr(feature = "ssr", schema(value_type = String))]
        reason: Note,
    },
    /// Changes a paid bill; until it is settled again lines may be added, sent and voided.
    Amend {
        #[cfg_attr(feature = "ssr", schema(value_type = String))]
        reason: Note,
    },
    /// Opens a completed bill to be changed.
    Reopen {
        #[cfg_attr(feature = "ssr", schema(value_type = String))]
        reason: Note,
    },
    /// Ends an order that owes nothing.
    Complete,
    /// Ends an order that will not be eaten; what was paid is given back in the same act.
    Cancel {
        #[cfg_attr(feature = "ssr", schema(value_type = String))]
        reason: Note,
        /// For dishes that were begun. None: waste, or return when the bill was paid (S3-42).
        #[serde(default)]
        stock: Option<StockFate>,
    },
}

/// What becomes of the ingredients of a dish that is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum StockFate {
    Waste,
    Return,
}

/// Money that has come in, and the bill it was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Capture {
    pub payment: PaymentId,
    pub tender: Tender,
    /// What it settles of the bill.
    pub amount: Money,
    #[serde(default)]
    pub tip: Money,
    pub tendered: Money,
    /// Whose part of a divided bill it is.
    #[serde(default)]
    pub share: Option<ShareId>,
    /// What was left to pay (of the share) when the person took the money; a changed bill is refused.
    pub seen_due: Money,
    /// The money is at a gateway already: what somebody put in the cart meanwhile does not stand in its way.
    #[serde(default)]
    pub is_fetched: bool,
}

/// Money to be given back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Refund {
    pub refund: RefundId,
    pub what: RefundOf,
    /// From which payments; empty: from the last one backwards.
    #[serde(default)]
    pub from: Vec<RefundFrom>,
    #[cfg_attr(feature = "ssr", schema(value_type = String))]
    pub reason: Note,
}

/// What money is given back for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum RefundOf {
    /// Everything that is still kept, tips included.
    Whole,
    Amount {
        amount: Money,
    },
    Lines {
        lines: Vec<RefundLine>,
    },
    /// What an amended bill leaves too much.
    Overpaid,
}

/// Portions of one line that are given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct RefundLine {
    pub line: LineId,
    pub quantity: u32,
}

/// A part of a refund, out of one payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct RefundFrom {
    pub payment: PaymentId,
    pub amount: Money,
}

impl OrderCommand {
    /// The right it needs.
    pub const fn permission(&self) -> Permission {
        match self {
            // A typed price is a price that somebody makes up.
            Self::AddLine { entered: Entered::Price(_), .. } => Permission::OrdersDiscount,
            Self::AddLine { .. }
            | Self::SetQuantity { .. }
            | Self::SetNote { .. }
            | Self::SetSeat { .. }
            | Self::SetCourse { .. }
            | Self::RemoveLine { .. } => Permission::OrdersCreate,
            Self::Send { .. } | Self::Fire { .. } => Permission::OrdersSend,
            Self::Advance { .. } => Permission::KitchenAdvance,
            Self::Void { .. } => Permission::OrdersVoid,
            Self::Discount { value: Value::Comp, .. } => Permission::OrdersComp,
            Self::Discount { .. } | Self::RemoveDiscount { .. } | Self::WaiveService { .. } => {
                Permission::OrdersDiscount
            }
            Self::Split { .. } => Permission::OrdersSplit,
            Self::SetCovers { .. } | Self::SetServer { .. } | Self::SetName { .. } => Permission::OrdersTransfer,
            Self::SetCustomer { .. } => Permission::CustomersView,
            Self::Capture(_) | Self::Complete | Self::SetBillTo { .. } => Permission::PaymentsTake,
            Self::Refund(_) => Permission::PaymentsRefund,
            Self::CorrectTender { .. } => Permission::PaymentsCorrectTender,
            Self::Amend { .. } => Permission::OrdersAmend,
            Self::Reopen { .. } => Permission::OrdersReopen,
            Self::Cancel { .. } => Permission::OrdersCancel,
        }
    }
}
