//! Payments and receipts as screens see them.

use serde::{Deserialize, Serialize};

use crate::{
    kernel::{
        ids::PaymentId,
        money::Money,
        time::{Timestamp, UtcOffset},
    },
    orders::model::{Order, Tender, pricing::Totals},
    restaurants::model::{Issuer, Restaurant},
};

/// Money about to be taken. The client makes the payment's id, so that a repeat takes nothing twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPayment {
    pub id: PaymentId,
    pub tender: Tender,
    pub amount: Money,
    /// What was handed over in cash; equal to the amount for a card.
    pub tendered: Money,
    /// What the screen showed as left to pay.
    pub seen_due: Money,
    /// For the simulated card terminal only: how the card behaves.
    #[serde(default)]
    pub card: SimulatedCard,
}

/// The simulated terminal's cards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SimulatedCard {
    #[default]
    Approves,
    Declines,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    pub order: Order,
    pub amount: Money,
    pub change: Money,
}

/// A receipt ready to print: what was charged, by whom, with the tax by rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub document: Document,
    pub restaurant: Restaurant,
    pub issuer: Issuer,
    pub table_name: Option<String>,
    pub order: Order,
    pub totals: Totals,
    pub offset: UtcOffset,
    pub printed_at: Timestamp,
}

/// A bill is a claim; a receipt proves payment and is numbered without gaps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "document", rename_all = "snake_case")]
pub enum Document {
    Bill,
    Receipt { series: String, number: u64, issued_at: Timestamp },
}
