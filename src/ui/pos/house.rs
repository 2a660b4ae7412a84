//! What the house looks like now: who sits where and what they have ordered.

use serde::{Deserialize, Serialize};

use super::floor::table_state::TableState;
use crate::{
    kernel::{
        error::AppError,
        ids::{OrderId, SeatingId, TableId},
        money::Money,
    },
    orders::{
        model::{Channel, OrderStatus, PayState, request::OrderFilter, summary::OrderSummary},
        rpc::staff::list_orders,
    },
    tables::{
        model::{Floor, Seating, SeatingState, Table},
        rpc::floor,
    },
};

/// Floor and orders, read together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct House {
    pub floor: Floor,
    pub open: Vec<OrderSummary>,
    /// Closed orders; asked for only where a party has no open one, to tell those who have paid from those who have
    /// just sat down.
    pub closed: Vec<OrderSummary>,
}

impl House {
    pub async fn load() -> Result<Self, AppError> {
        let floor = floor().await?;
        let open = list_orders(OrderFilter::Open).await?;
        let is_idle = |seating: &Seating| !open.iter().any(|order| order.seating == Some(seating.id));
        let closed = if floor.tables.iter().filter_map(|table| table.seating.as_ref()).any(is_idle) {
            list_orders(OrderFilter::Recent).await?
        } else {
            vec![]
        };
        Ok(Self { floor, open, closed })
    }

    /// A party's open orders, newest first.
    pub fn orders_of(&self, seating: SeatingId) -> impl Iterator<Item = &OrderSummary> {
        self.open.iter().filter(move |order| order.seating == Some(seating))
    }

    /// The order that a tap on a party's table leads to: the unpaid one, else the newest.
    pub fn current_order(&self, seating: SeatingId) -> Option<&OrderSummary> {
        let unpaid = self.orders_of(seating).find(|order| order.pay_state != PayState::Paid);
        unpaid.or_else(|| self.orders_of(seating).next())
    }

    /// What a party has left to pay.
    pub fn due(&self, seating: SeatingId) -> Money {
        self.orders_of(seating).map(|order| order.total - order.paid).sum()
    }

    /// Dishes on the pass, waiting to be carried out.
    pub fn ready(&self) -> u32 {
        self.open.iter().map(|order| order.ready).sum()
    }

    /// Orders to take away; one that nothing was put on yet is nobody's business but its opener's.
    pub fn takeaways(&self) -> impl Iterator<Item = &OrderSummary> {
        self.open.iter().filter(|order| order.channel == Channel::Takeaway && !is_unused(order))
    }

    /// Whether this open takeaway is still as empty as it was left.
    pub fn is_unused_takeaway(&self, id: OrderId) -> bool {
        self.open.iter().any(|order| order.id == id && order.channel == Channel::Takeaway && is_unused(order))
    }

    /// Dishes of a party that wait to be fired.
    pub fn held(&self, seating: SeatingId) -> u32 {
        self.orders_of(seating).map(|order| order.held).sum()
    }

    pub fn table(&self, id: TableId) -> Option<&Table> {
        self.floor.tables.iter().find(|table| table.id == id)
    }

    /// How a table is, from its party and their orders.
    pub fn state_of(&self, table: &Table) -> TableState {
        let Some(seating) = &table.seating else { return TableState::Free };
        match seating.state {
            SeatingState::AwaitingApproval => return TableState::Waiting,
            SeatingState::Closed => return TableState::Free,
            SeatingState::Open => {}
        }
        let orders: Vec<&OrderSummary> = self.orders_of(seating.id).collect();
        let has_status = |status: &[OrderStatus]| orders.iter().any(|order| status.contains(&order.status));
        let is_unpaid = |order: &&&OrderSummary| order.pay_state != PayState::Paid;
        if orders.iter().any(|order| 0 < order.ready) {
            TableState::Ready
        } else if has_status(&[OrderStatus::InQueue, OrderStatus::InProgress]) {
            TableState::Kitchen
        } else if orders.iter().filter(is_unpaid).any(|order| order.status != OrderStatus::Pending) {
            TableState::Served
        } else if orders.iter().filter(is_unpaid).count() == 0 && self.has_paid(seating.id) {
            TableState::Paid
        } else {
            TableState::Seated
        }
    }

    fn has_paid(&self, seating: SeatingId) -> bool {
        let orders = self.open.iter().chain(&self.closed);
        orders.filter(|order| order.seating == Some(seating)).any(|order| order.pay_state == PayState::Paid)
    }
}

fn is_unused(order: &OrderSummary) -> bool {
    let is_empty = order.drafts == 0 && order.held == 0 && order.total.is_zero() && order.paid.is_zero();
    order.status == OrderStatus::Pending && order.number.is_none() && order.name.is_none() && is_empty
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{kernel::time::Timestamp, tables::model::Shape};

    fn at() -> Timestamp {
        "2026-11-20T20:00:00Z".parse().unwrap()
    }

    fn table(state: Option<SeatingState>) -> Table {
        let id = Uuid::from_u128(1);
        let seating = state.map(|state| Seating { id: id.into(), table: id.into(), state, covers: 2, opened_at: at() });
        Table {
            id: id.into(),
            area: id.into(),
            name: "12".to_owned(),
            seats: 4,
            shape: Shape::Round,
            x: 0,
            y: 0,
            width: 90,
            height: 90,
            seating,
        }
    }

    fn order(status: OrderStatus, pay_state: PayState, ready: u32) -> OrderSummary {
        OrderSummary {
            held: 0,
            name: None,
            id: Uuid::from_u128(3).into(),
            number: None,
            channel: Channel::DineIn,
            seating: Some(Uuid::from_u128(1).into()),
            table: None,
            table_name: None,
            status,
            pay_state,
            total: Money::from_minor(1_000),
            paid: Money::ZERO,
            opened_at: at(),
            sent_at: None,
            ready,
            drafts: 0,
        }
    }

    fn house(open: Vec<OrderSummary>, closed: Vec<OrderSummary>) -> House {
        House { floor: Floor { areas: vec![], tables: vec![] }, open, closed }
    }

    #[test]
    fn a_table_s_state_follows_from_its_party_and_their_orders() {
        use OrderStatus as S;
        use PayState as P;
        let seated = table(Some(SeatingState::Open));
        let state = |orders: Vec<OrderSummary>| house(orders, vec![]).state_of(&seated);
        assert_eq!(house(vec![], vec![]).state_of(&table(None)), TableState::Free);
        assert_eq!(house(vec![], vec![]).state_of(&table(Some(SeatingState::AwaitingApproval))), TableState::Waiting);
        assert_eq!(state(vec![]), TableState::Seated);
        assert_eq!(state(vec![order(S::Pending, P::Unpaid, 0)]), TableState::Seated);
        assert_eq!(state(vec![order(S::InQueue, P::Unpaid, 0)]), TableState::Kitchen);
        assert_eq!(state(vec![order(S::InProgress, P::Unpaid, 1)]), TableState::Ready);
        assert_eq!(state(vec![order(S::Ready, P::Unpaid, 0)]), TableState::Served);
        assert_eq!(state(vec![order(S::Ready, P::Paid, 0)]), TableState::Paid);
        let left = house(vec![], vec![order(S::Completed, P::Paid, 0)]);
        assert_eq!(left.state_of(&seated), TableState::Paid);
    }
}
