//! Money that came in for an order, and money given back.

use serde::{Deserialize, Serialize};

use super::pricing::TaxShare;
use crate::kernel::{
    actor::Actor,
    ids::{LineId, PaymentId, RefundId, ShareId},
    money::Money,
    text::Note,
    time::Timestamp,
};

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

    pub fn change(&self) -> Money {
        self.tendered - self.received()
    }
}

/// What was paid with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

/// Money given back, out of one payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refunded {
    pub refund: RefundId,
    pub payment: PaymentId,
    pub tender: Tender,
    pub amount: Money,
    pub tip: Money,
    pub rounding: Money,
    pub at: Timestamp,
    pub by: Actor,
}

impl Refunded {
    /// What left the house.
    pub fn given(&self) -> Money {
        self.amount + self.rounding + self.tip
    }
}

/// A part of a paid bill that is not charged after all; a credit note says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    pub refund: RefundId,
    /// The portions it is for; empty for an amount.
    pub lines: Vec<CreditLine>,
    pub taxes: Vec<TaxShare>,
    pub total: Money,
    pub reason: Note,
    pub at: Timestamp,
    pub by: Actor,
}

/// Portions of a line that are credited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditLine {
    pub line: LineId,
    pub quantity: u32,
    /// With its tax.
    pub amount: Money,
}
