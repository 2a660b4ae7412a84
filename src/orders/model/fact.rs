//! What has happened to an order. The serialised form is stored and hashed: fields are only ever added, optional.

use serde::{Deserialize, Serialize};

use crate::kernel::{
    currency::Currency,
    fact::FactKind,
    ids::{AdjustmentId, CustomerId, LineId, MemberId, OrderId, PaymentId, RefundId, SeatingId, ShareId, TableId},
    money::Money,
    text::{Name, Note},
};

use crate::restaurants::model::OrderRules;

use super::{
    Channel, OrderNumber, Tender,
    adjust::{Adjustment, Service},
    bill_to::BillTo,
    command::StockFate,
    line::{Line, LineState},
    pricing::TaxShare,
    refunds::CreditLine,
    split::Split,
};

/// Amounts that are mostly nothing are left out of the stored form.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// One thing that happened to an order; when and by whom stands in the log's envelope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum OrderFact {
    Opened(Opened),
    LineAdded {
        line: Box<Line>,
    },
    LineQuantityChanged {
        line: LineId,
        from: u32,
        to: u32,
    },
    LineNoteChanged {
        line: LineId,
        note: Option<Note>,
    },
    LineSeatChanged {
        line: LineId,
        seat: Option<u8>,
    },
    LineCourseChanged {
        line: LineId,
        from: u8,
        to: u8,
    },
    LineRemoved {
        line: LineId,
    },
    /// To the kitchen at once.
    LinesSent {
        lines: Vec<LineId>,
    },
    /// Ordered, and waiting to be fired.
    LinesHeld {
        lines: Vec<LineId>,
    },
    LinesFired {
        lines: Vec<LineId>,
    },
    Numbered {
        number: OrderNumber,
    },
    LineAdvanced {
        line: LineId,
        from: LineState,
        to: LineState,
    },
    LineVoided {
        line: LineId,
        from: LineState,
        reason: Note,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stock: Option<StockFate>,
    },
    AdjustmentAdded {
        adjustment: Adjustment,
    },
    AdjustmentRemoved {
        adjustment: AdjustmentId,
    },
    ServiceAdded {
        service: Service,
    },
    ServiceWaived {
        reason: Note,
    },
    /// The party is too small for it by now.
    ServiceRemoved,
    BillSplit {
        split: Option<Split>,
    },
    CoversChanged {
        from: Option<u32>,
        to: u32,
    },
    ServerChanged {
        from: Option<MemberId>,
        to: MemberId,
    },
    Named {
        name: Option<Name>,
    },
    CustomerChanged {
        from: Option<CustomerId>,
        to: Option<CustomerId>,
    },
    BilledTo {
        bill_to: Option<BillTo>,
    },
    TableChanged {
        from: TableId,
        to: TableId,
    },
    LinesMovedOut {
        lines: Vec<LineId>,
        to: OrderId,
    },
    LinesMovedIn {
        lines: Vec<Line>,
        adjustments: Vec<Adjustment>,
        from: OrderId,
    },
    PaymentCaptured {
        payment: PaymentId,
        tender: Tender,
        amount: Money,
        tendered: Money,
        #[serde(default, skip_serializing_if = "is_default")]
        tip: Money,
        #[serde(default, skip_serializing_if = "is_default")]
        rounding: Money,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        share: Option<ShareId>,
    },
    Paid {
        total: Money,
    },
    /// A part of a paid bill is not charged after all.
    CreditGiven {
        refund: RefundId,
        lines: Vec<CreditLine>,
        taxes: Vec<TaxShare>,
        total: Money,
        reason: Note,
    },
    PaymentRefunded {
        refund: RefundId,
        payment: PaymentId,
        tender: Tender,
        amount: Money,
        tip: Money,
        rounding: Money,
        reason: Note,
    },
    TenderCorrected {
        payment: PaymentId,
        from: Tender,
        to: Tender,
        reason: Note,
    },
    Amended {
        reason: Note,
    },
    AmendmentEnded,
    Completed,
    Cancelled {
        reason: Note,
    },
    Merged {
        into: OrderId,
    },
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
    #[serde(default)]
    pub rules: OrderRules,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covers: Option<u32>,
}

impl OrderFact {
    /// Whether it is about drafts alone, which no kitchen, stock or book has heard of.
    pub const fn is_of_the_cart(&self) -> bool {
        matches!(
            self,
            Self::LineAdded { .. }
                | Self::LineQuantityChanged { .. }
                | Self::LineNoteChanged { .. }
                | Self::LineSeatChanged { .. }
                | Self::LineCourseChanged { .. }
                | Self::LineRemoved { .. }
        )
    }

    pub const fn kind(&self) -> FactKind {
        match self {
            Self::Opened(_) => FactKind::OrderOpened,
            Self::LineAdded { .. } => FactKind::LineAdded,
            Self::LineQuantityChanged { .. } => FactKind::LineQuantityChanged,
            Self::LineNoteChanged { .. } => FactKind::LineNoteChanged,
            Self::LineSeatChanged { .. } => FactKind::LineSeatChanged,
            Self::LineCourseChanged { .. } => FactKind::LineCourseChanged,
            Self::LineRemoved { .. } => FactKind::LineRemoved,
            Self::LinesSent { .. } => FactKind::LinesSent,
            Self::LinesHeld { .. } => FactKind::LinesHeld,
            Self::LinesFired { .. } => FactKind::LinesFired,
            Self::Numbered { .. } => FactKind::OrderNumbered,
            Self::LineAdvanced { .. } => FactKind::LineAdvanced,
            Self::LineVoided { .. } => FactKind::LineVoided,
            Self::AdjustmentAdded { .. } => FactKind::AdjustmentAdded,
            Self::AdjustmentRemoved { .. } => FactKind::AdjustmentRemoved,
            Self::ServiceAdded { .. } => FactKind::ServiceAdded,
            Self::ServiceWaived { .. } => FactKind::ServiceWaived,
            Self::ServiceRemoved => FactKind::ServiceRemoved,
            Self::BillSplit { .. } => FactKind::BillSplit,
            Self::CoversChanged { .. } => FactKind::CoversChanged,
            Self::ServerChanged { .. } => FactKind::ServerChanged,
            Self::Named { .. } => FactKind::OrderNamed,
            Self::CustomerChanged { .. } => FactKind::CustomerChanged,
            Self::BilledTo { .. } => FactKind::BilledTo,
            Self::TableChanged { .. } => FactKind::OrderTableChanged,
            Self::LinesMovedOut { .. } => FactKind::LinesMovedOut,
            Self::LinesMovedIn { .. } => FactKind::LinesMovedIn,
            Self::PaymentCaptured { .. } => FactKind::PaymentCaptured,
            Self::Paid { .. } => FactKind::OrderPaid,
            Self::CreditGiven { .. } => FactKind::CreditGiven,
            Self::PaymentRefunded { .. } => FactKind::PaymentRefunded,
            Self::TenderCorrected { .. } => FactKind::TenderCorrected,
            Self::Amended { .. } => FactKind::OrderAmended,
            Self::AmendmentEnded => FactKind::AmendmentEnded,
            Self::Completed => FactKind::OrderCompleted,
            Self::Cancelled { .. } => FactKind::OrderCancelled,
            Self::Merged { .. } => FactKind::OrderMerged,
        }
    }
}
