//! Money given back, and what is not charged after all.

use serde::{Deserialize, Serialize};

use super::{Tender, pricing::TaxShare};
use crate::kernel::{
    actor::Actor,
    ids::{LineId, PaymentId, RefundId},
    money::Money,
    text::Note,
    time::Timestamp,
};

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
    #[serde(default)]
    pub tax: Money,
}
