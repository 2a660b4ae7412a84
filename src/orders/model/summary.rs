//! An order as lists show it.

use serde::{Deserialize, Serialize};

use crate::kernel::{
    ids::{OrderId, SeatingId, TableId},
    money::Money,
    text::Name,
    time::Timestamp,
};

use super::{Channel, OrderNumber, OrderStatus, PayState};

/// One row of a list of orders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderSummary {
    pub id: OrderId,
    pub number: Option<OrderNumber>,
    pub channel: Channel,
    pub seating: Option<SeatingId>,
    pub table: Option<TableId>,
    pub table_name: Option<String>,
    pub status: OrderStatus,
    pub pay_state: PayState,
    pub total: Money,
    pub paid: Money,
    pub opened_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    /// Dishes waiting on the pass to be carried out.
    pub ready: u32,
    /// Dishes in the cart, not sent.
    pub drafts: u32,
    /// Dishes that wait to be fired.
    pub held: u32,
    /// What people call it, when it has a name.
    pub name: Option<Name>,
}
