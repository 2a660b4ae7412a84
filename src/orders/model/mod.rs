//! The order engine: `decide` turns an operation into facts or a refusal, `evolve` applies a fact. Both are pure
//! and run on the server and in the browser alike.

pub mod command;
pub mod decide;
pub mod error;
pub mod evolve;
pub mod fact;
pub mod guest;
pub mod line;
pub mod pricing;
pub mod request;
pub mod summary;

#[cfg(test)]
mod decide_tests;
#[cfg(test)]
mod properties;

use serde::{Deserialize, Serialize};

use crate::kernel::{
    actor::Actor,
    currency::Currency,
    ids::{LineId, OrderId, PaymentId, SeatingId, TableId},
    money::Money,
    text::Note,
    time::{BusinessDate, Timestamp},
};

use self::line::{Line, LineState};

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
pub struct OrderNumber {
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
    pub amount: Money,
    /// What was handed over; more than the amount only in cash.
    pub tendered: Money,
    pub at: Timestamp,
    pub by: Actor,
}

impl Captured {
    pub fn change(&self) -> Money {
        self.tendered - self.amount
    }
}

/// What was paid with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tender {
    Cash,
    Card,
}

impl Tender {
    pub const ALL: [Self; 2] = [Self::Cash, Self::Card];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cash => "cash",
            Self::Card => "card",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tender| tender.as_str() == text)
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
    Cancelled { reason: Note },
}

/// How far an order is; it follows from its lines, except the two endings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

/// The second, separate machine: what came in against what is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayState {
    Unpaid,
    PartlyPaid,
    Paid,
}

impl PayState {
    pub const ALL: [Self; 3] = [Self::Unpaid, Self::PartlyPaid, Self::Paid];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unpaid => "unpaid",
            Self::PartlyPaid => "partly_paid",
            Self::Paid => "paid",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
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
                Ending::Cancelled { .. } => OrderStatus::Cancelled,
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
        if self.paid_at.is_some() {
            PayState::Paid
        } else if self.payments.is_empty() {
            PayState::Unpaid
        } else {
            PayState::PartlyPaid
        }
    }
}
