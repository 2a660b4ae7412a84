//! What screens ask for.

use serde::{Deserialize, Serialize};

use super::{Channel, Order, OrderStatus, PayState};
use crate::kernel::ids::{OrderId, TableId};

/// An order about to be opened. The client makes its id, so that a repeat opens nothing twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct NewOrder {
    pub id: OrderId,
    pub channel: Channel,
    /// For dine-in: the table. Its seating is opened when nobody sits there.
    pub table: Option<TableId>,
    pub covers: Option<u32>,
}

/// What operations came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    pub order: Order,
    /// What should be known although it is done: a stock that is short.
    pub warnings: Vec<String>,
}

/// The words that lists are narrowed by: an order's status, and `refunded`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum StatusWord {
    Pending,
    InQueue,
    InProgress,
    /// Another word for `in_progress`.
    Preparing,
    Ready,
    Completed,
    Cancelled,
    Refunded,
}

impl StatusWord {
    /// What it means of status and of money.
    pub const fn means(self) -> (Option<OrderStatus>, Option<PayState>) {
        match self {
            Self::Pending => (Some(OrderStatus::Pending), None),
            Self::InQueue => (Some(OrderStatus::InQueue), None),
            Self::InProgress | Self::Preparing => (Some(OrderStatus::InProgress), None),
            Self::Ready => (Some(OrderStatus::Ready), None),
            Self::Completed => (Some(OrderStatus::Completed), None),
            Self::Cancelled => (Some(OrderStatus::Cancelled), None),
            Self::Refunded => (None, Some(PayState::Refunded)),
        }
    }
}

/// What is looked for, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderQuery {
    pub status: Option<StatusWord>,
    /// Only those not ended, or only those that are.
    pub is_open: Option<bool>,
    /// A part of a name, or a number.
    pub search: Option<String>,
    /// Counted from 1.
    pub page: Option<u32>,
    pub limit: u32,
    pub after: Option<OrderId>,
}

/// Which orders a list shows, newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderFilter {
    /// Not completed and not cancelled.
    Open,
    /// Completed and cancelled ones of today's business date and the day before.
    Recent,
}
