//! A table as a guest's phone sees it.

use serde::{Deserialize, Serialize};

use crate::{
    kernel::ids::OperationId,
    orders::model::Order,
    restaurants::model::Restaurant,
    tables::model::{Guest, SeatingState},
};

/// The party's table: who is there and everything ordered, by everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuestTable {
    pub restaurant: Restaurant,
    pub table_name: String,
    pub state: SeatingState,
    pub me: Guest,
    pub guests: Vec<Guest>,
    /// Oldest first; the last one is open unless it is paid.
    pub orders: Vec<Order>,
    /// Made anew for each answer: the key of the plain forms on the page made from it, so that a double tap is one.
    pub form_key: OperationId,
    /// The end of the restaurant's log when this was read; the event stream continues from here.
    pub seq: i64,
}

impl GuestTable {
    /// The order that takes further dishes.
    pub fn open_order(&self) -> Option<&Order> {
        self.orders.iter().rfind(|order| order.is_open() && order.paid_at.is_none())
    }

    pub fn guest_name(&self, id: crate::kernel::ids::GuestId) -> Option<&Guest> {
        self.guests.iter().find(|guest| guest.id == id)
    }
}
