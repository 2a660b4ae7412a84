//! Money that goes back on cards, as people look after it.

use serde::{Deserialize, Serialize};

use crate::kernel::{
    currency::Currency,
    ids::{OrderId, PaymentId, RefundId},
    money::Money,
    time::Timestamp,
};

/// How far a refund is. Cash is done at once; a card's is started until its gateway says that it has arrived or failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum RefundState {
    Started,
    Done,
    Failed,
}

impl RefundState {
    pub const ALL: [Self; 3] = [Self::Started, Self::Done, Self::Failed];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// Money that came in on a card when no bill took it any more, and goes back by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct MoneyWithoutBill {
    pub payment: PaymentId,
    /// The order that it was meant for.
    pub order: OrderId,
    pub order_number: Option<i32>,
    /// With the tip.
    pub amount: Money,
    #[cfg_attr(feature = "ssr", schema(value_type = String, example = "EUR"))]
    pub currency: Currency,
    /// How often it was sent: more than once when the bank sent it back.
    pub tries: i32,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
}

/// One part of a refund: what goes back out of one card payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct CardRefund {
    pub refund: RefundId,
    pub payment: PaymentId,
    pub order: OrderId,
    pub order_number: Option<i32>,
    /// With the tip.
    pub amount: Money,
    #[cfg_attr(feature = "ssr", schema(value_type = String, example = "EUR"))]
    pub currency: Currency,
    pub state: RefundState,
    /// Why it failed, in the gateway's words.
    pub failure: Option<String>,
    /// How it was given back after the card had refused it.
    pub settled: Option<String>,
    /// How often it was sent anew after it had failed, and once.
    pub tries: i32,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
}
