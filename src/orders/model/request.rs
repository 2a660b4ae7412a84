//! What screens ask for.

use serde::{Deserialize, Serialize};

use super::Channel;
use crate::kernel::ids::{OrderId, TableId};

/// An order about to be opened. The client makes its id, so that a repeat opens nothing twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewOrder {
    pub id: OrderId,
    pub channel: Channel,
    /// For dine-in: the table. Its seating is opened when nobody sits there.
    pub table: Option<TableId>,
    pub covers: Option<u32>,
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
