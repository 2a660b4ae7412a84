//! Payments and receipts as screens see them.

pub mod refunds;

use serde::{Deserialize, Serialize};

use crate::{
    kernel::{
        currency::Currency,
        ids::{AuthorisationId, OrderId, PaymentId, ShareId},
        money::Money,
        text::Note,
        time::{Timestamp, UtcOffset},
    },
    menu::model::words::Translated,
    orders::model::{
        Captured, Order, Tender,
        bill_to::BillTo,
        line::{Detail, Line},
        pricing::{TaxShare, Totals},
        refunds::Refunded,
    },
    restaurants::model::{Issuer, Restaurant},
};

/// Money about to be taken. The client makes the payment's id, so that a repeat takes nothing twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct NewPayment {
    pub id: PaymentId,
    pub tender: Tender,
    pub amount: Money,
    /// What the person leaves beyond the bill.
    #[serde(default)]
    pub tip: Money,
    /// Whose part of a divided bill it is.
    #[serde(default)]
    pub share: Option<ShareId>,
    /// What was handed over in cash; for a card what is charged, tip included.
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
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum SimulatedCard {
    #[default]
    Approves,
    Declines,
}

/// A gateway's page where somebody enters a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct CardPage {
    pub payment: PaymentId,
    /// Where the customer goes: the gateway's page, or back here where it was paid before.
    pub url: String,
    pub code: LinkCode,
}

/// An address as a QR code, for the customer's own phone: path data and the side of its view box.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct LinkCode {
    pub path: String,
    pub side: u32,
}

/// What the simulated card company's page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestCardPage {
    pub amount: Money,
    pub currency: Currency,
    /// The money is only held.
    pub holds: bool,
    /// Nobody has paid on it yet.
    pub is_open: bool,
    pub return_url: String,
}

/// A card payment that nobody has decided yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct OpenPayment {
    pub payment: PaymentId,
    pub amount: Money,
    pub tip: Money,
    pub share: Option<ShareId>,
    /// None before the gateway has answered, and on a terminal.
    pub url: Option<String>,
    pub code: LinkCode,
    /// The gateway could not be heard when it was asked last.
    pub is_unknown: bool,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
}

/// A card that is held for an open tab.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct HeldCard {
    pub id: AuthorisationId,
    pub order: OrderId,
    /// The most that may be taken from it.
    pub amount: Money,
    pub is_held: bool,
    /// Taken, let go, or never held.
    pub is_over: bool,
    /// The page on which it is to be held, as long as it is not.
    pub url: Option<String>,
    pub code: LinkCode,
    /// Where the customer goes back to.
    pub return_path: String,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    pub order: Order,
    pub amount: Money,
    pub change: Money,
}

/// A document ready to print: what was charged or given back, by whom, with the tax by rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub document: Document,
    pub restaurant: Restaurant,
    pub issuer: Issuer,
    pub table_name: Option<String>,
    pub order: Order,
    pub totals: Totals,
    /// The other documents of this order, oldest first.
    pub others: Vec<DocumentId>,
    pub offset: UtcOffset,
    pub printed_at: Timestamp,
}

/// A bill is a claim; a receipt proves payment, a credit note what was given back. Both are numbered without gaps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "document", rename_all = "snake_case")]
pub enum Document {
    Bill,
    Issued {
        id: DocumentId,
        issued_at: Timestamp,
        /// None for receipts from before documents were kept: those are drawn from their order.
        content: Option<Box<Content>>,
    },
}

/// `R-000017` of a restaurant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct DocumentId {
    pub series: Series,
    pub number: u64,
}

impl std::fmt::Display for DocumentId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{:06}", self.series.as_str(), self.number)
    }
}

/// What kind of document a number belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum Series {
    Receipt,
    CreditNote,
}

impl Series {
    pub const ALL: [Self; 2] = [Self::Receipt, Self::CreditNote];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Receipt => "R",
            Self::CreditNote => "C",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|series| series.as_str() == text)
    }
}

/// What a document says, kept as it was issued. On a credit note the amounts are negative.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    pub lines: Vec<ContentLine>,
    /// The service charge with its tax, or what it changed by.
    #[serde(default)]
    pub service: Money,
    pub taxes: Vec<TaxShare>,
    pub total: Money,
    /// Whom it was made out to, where that was known by then.
    #[serde(default)]
    pub bill_to: Option<BillTo>,
    pub reason: Option<Note>,
    pub payments: Vec<Captured>,
    pub refunds: Vec<Refunded>,
}

/// One line of a document, after discounts and with its tax.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentLine {
    pub name: Translated,
    pub details: Vec<Detail>,
    pub quantity: u32,
    pub amount: Money,
}

impl ContentLine {
    pub fn new(line: &Line, quantity: u32, amount: Money) -> Self {
        Self { name: line.name.clone(), details: line.details.clone(), quantity, amount }
    }
}
