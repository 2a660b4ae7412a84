//! The order engine: `decide` turns an operation into facts or a refusal, `evolve` applies a fact. Both are pure
//! and run on the server and in the browser alike.

pub mod adjust;
pub mod bill_to;
pub mod command;
pub mod decide;
pub mod error;
pub mod evolve;
pub mod fact;
pub mod guest;
pub mod line;
pub mod pricing;
pub mod refunds;
pub mod request;
pub mod sale;
pub mod split;
pub mod summary;

#[cfg(feature = "ssr")]
pub mod output;

#[cfg(test)]
mod decide_tests;
#[cfg(test)]
mod properties;

use serde::{Deserialize, Serialize};

use crate::kernel::{
    actor::Actor,
    currency::Currency,
    ids::{CustomerId, LineId, MemberId, OrderId, PaymentId, SeatingId, ShareId, TableId},
    money::Money,
    text::{Name, Note},
    time::{BusinessDate, Timestamp},
};

use crate::restaurants::model::OrderRules;

use self::{
    adjust::{Adjustment, Service},
    bill_to::BillTo,
    line::{Line, LineState},
    refunds::{Credit, Refunded},
    split::Split,
};

/// An order with its lines and payments: the fold of its facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    pub id: OrderId,
    pub channel: Channel,
    pub seating: Option<SeatingId>,
    pub table: Option<TableId>,
    pub currency: Currency,
    /// Frozen when the order opens, like the currency.
    pub prices_include_tax: bool,
    /// Given with the first sending.
    pub number: Option<OrderNumber>,
    /// In the order they were added (line ids grow with time), whoever's operation came first.
    pub lines: Vec<Line>,
    pub payments: Vec<Captured>,
    #[serde(default)]
    pub refunds: Vec<Refunded>,
    /// What is not charged after all, once the bill was paid.
    #[serde(default)]
    pub credits: Vec<Credit>,
    #[serde(default)]
    pub adjustments: Vec<Adjustment>,
    #[serde(default)]
    pub service: Option<Service>,
    /// Somebody took the service charge off: it does not come back by itself.
    #[serde(default)]
    pub is_service_waived: bool,
    #[serde(default)]
    pub split: Option<Split>,
    #[serde(default)]
    pub rules: OrderRules,
    /// How many eat; none when nobody said.
    #[serde(default)]
    pub covers: Option<u32>,
    /// Who looks after it; none until somebody of the house does.
    #[serde(default)]
    pub server: Option<MemberId>,
    /// What people call it: a tab's or a customer's name.
    #[serde(default)]
    pub name: Option<Name>,
    /// The customer it counts for: points, and vouchers that are limited per customer.
    #[serde(default)]
    pub customer: Option<CustomerId>,
    /// Whom documents are made out to.
    #[serde(default)]
    pub bill_to: Option<BillTo>,
    /// A paid bill that is being changed.
    #[serde(default)]
    pub is_amending: bool,
    pub opened_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    pub paid_at: Option<Timestamp>,
    pub closed: Option<Closure>,
    /// How many facts made it.
    pub version: u32,
}

/// How an order came in and where it is eaten; the tax may depend on it.
pub type Channel = crate::kernel::channel::Channel;

/// What people call an order by: 83 of this business day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct OrderNumber {
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = Date))]
    pub date: BusinessDate,
    pub number: u32,
}

impl OrderNumber {
    /// As movements and documents refer to it: `2026-11-20/83`.
    pub fn reference(self) -> String {
        format!("{}/{}", crate::kernel::time::date_text(self.date), self.number)
    }
}

/// Money that came in for this order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Captured {
    pub payment: PaymentId,
    pub tender: Tender,
    /// What it settles of the bill.
    pub amount: Money,
    /// What the person left beyond the bill.
    #[serde(default)]
    pub tip: Money,
    /// What cash is more (or less) than the amount because the smallest coin is not a cent.
    #[serde(default)]
    pub rounding: Money,
    /// What was handed over; more than what is received only in cash.
    pub tendered: Money,
    #[serde(default)]
    pub share: Option<ShareId>,
    pub at: Timestamp,
    pub by: Actor,
}

impl Captured {
    /// What the house got: the amount as rounded, and the tip.
    pub fn received(&self) -> Money {
        self.amount + self.rounding + self.tip
    }

    /// Only cash gives change; a tender corrected afterwards keeps what was keyed in as handed over.
    pub fn change(&self) -> Money {
        if self.tender == Tender::Cash { self.tendered - self.received() } else { Money::ZERO }
    }
}

/// What was paid with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum Tender {
    Cash,
    /// By Comanda's gateway.
    Card,
    /// On the house's own card terminal, which Comanda does not speak to.
    Terminal,
}

impl Tender {
    pub const ALL: [Self; 3] = [Self::Cash, Self::Card, Self::Terminal];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cash => "cash",
            Self::Card => "card",
            Self::Terminal => "terminal",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tender| tender.as_str() == text)
    }
}

/// The second, separate machine: what came in against what is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum PayState {
    Unpaid,
    PartlyPaid,
    Paid,
    PartlyRefunded,
    Refunded,
}

impl PayState {
    pub const ALL: [Self; 5] = [Self::Unpaid, Self::PartlyPaid, Self::Paid, Self::PartlyRefunded, Self::Refunded];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unpaid => "unpaid",
            Self::PartlyPaid => "partly_paid",
            Self::Paid => "paid",
            Self::PartlyRefunded => "partly_refunded",
            Self::Refunded => "refunded",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// Whether the bill was settled once and nothing has been added to it since.
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Paid | Self::PartlyRefunded | Self::Refunded)
    }
}

/// How an order ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    pub at: Timestamp,
    pub by: Actor,
    pub how: Ending,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ending", rename_all = "snake_case")]
pub enum Ending {
    Completed,
    Cancelled {
        reason: Note,
    },
    /// Its lines went to another order.
    Merged {
        into: OrderId,
    },
}

/// How far an order is; it follows from its lines, except the two endings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum OrderStatus {
    Pending,
    InQueue,
    InProgress,
    Ready,
    Completed,
    Cancelled,
}

impl OrderStatus {
    pub const ALL: [Self; 6] =
        [Self::Pending, Self::InQueue, Self::InProgress, Self::Ready, Self::Completed, Self::Cancelled];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::InQueue => "in_queue",
            Self::InProgress => "in_progress",
            Self::Ready => "ready",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }
}

/// When and by whom something is done. Time comes in here, nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    pub at: Timestamp,
    pub by: Actor,
}

impl Order {
    pub fn line(&self, id: LineId) -> Option<&Line> {
        self.lines.iter().find(|line| line.id == id)
    }

    /// Lines that count: neither drafts nor voided.
    pub fn sent_lines(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.state.is_sent())
    }

    /// How many portions of a line are not charged after all, and how much that is.
    pub fn credited(&self, id: LineId) -> (u32, Money) {
        let of_line = self.credits.iter().flat_map(|credit| &credit.lines).filter(|credited| credited.line == id);
        of_line.fold((0, Money::ZERO), |(quantity, amount), credited| {
            (quantity + credited.quantity, amount + credited.amount)
        })
    }

    pub fn drafts(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.state == LineState::Draft)
    }

    pub const fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// Derived from the lines: the least advanced live line decides, and one started dish makes it in progress.
    pub fn status(&self) -> OrderStatus {
        if let Some(closure) = &self.closed {
            return match closure.how {
                Ending::Completed => OrderStatus::Completed,
                Ending::Cancelled { .. } | Ending::Merged { .. } => OrderStatus::Cancelled,
            };
        }
        let mut live = self.sent_lines().peekable();
        if live.peek().is_none() {
            return OrderStatus::Pending;
        }
        let (mut waiting, mut begun) = (false, false);
        for line in live {
            match line.state {
                LineState::Held | LineState::Queued => waiting = true,
                LineState::Preparing => (waiting, begun) = (true, true),
                LineState::Ready | LineState::Served => begun = true,
                LineState::Draft | LineState::Voided => {}
            }
        }
        match (waiting, begun) {
            (true, false) => OrderStatus::InQueue,
            (true, true) => OrderStatus::InProgress,
            (false, _) => OrderStatus::Ready,
        }
    }

    pub fn pay_state(&self) -> PayState {
        let totals = self.totals();
        let has_refunds = !self.refunds.is_empty();
        match self.paid_at {
            _ if has_refunds && totals.paid.is_zero() => PayState::Refunded,
            None if self.payments.is_empty() => PayState::Unpaid,
            None => PayState::PartlyPaid,
            Some(_) if Money::ZERO < totals.due => PayState::PartlyPaid,
            Some(_) if has_refunds => PayState::PartlyRefunded,
            Some(_) => PayState::Paid,
        }
    }

    /// Whether further dishes may be put on it: nothing is paid for good, or the paid bill is being changed.
    pub const fn takes_lines(&self) -> bool {
        self.is_open() && (self.paid_at.is_none() || self.is_amending)
    }
}
