//! What a tap on a table means, from how the table is.

use crate::{
    kernel::ids::{OrderId, SeatingId, TableId},
    tables::model::{SeatingState, Table},
    ui::pos::house::House,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tap {
    /// A free table: seat a party of as many as there are chairs and open its order.
    Open { table: TableId, covers: u32 },
    /// Guests wait for leave to order.
    Approve { seating: SeatingId, table_name: String },
    /// The party's open order.
    Show(OrderId),
    /// A party without an open order: a further round, or the table is cleared.
    Ask(Party),
}

/// A party that has no open order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    pub seating: SeatingId,
    pub table: TableId,
    pub table_name: String,
    pub covers: u32,
}

impl Tap {
    pub fn on(house: &House, table: &Table) -> Self {
        let Some(seating) = table.seating.as_ref().filter(|seating| seating.state != SeatingState::Closed) else {
            return Self::Open { table: table.id, covers: table.seats };
        };
        if seating.state == SeatingState::AwaitingApproval {
            return Self::Approve { seating: seating.id, table_name: table.name.clone() };
        }
        match house.current_order(seating.id) {
            Some(order) => Self::Show(order.id),
            None => Self::Ask(Party {
                seating: seating.id,
                table: table.id,
                table_name: table.name.clone(),
                covers: seating.covers,
            }),
        }
    }
}
