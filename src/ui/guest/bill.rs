//! The table's figures over all its orders. Pure; the sums themselves come from the order engine.

use crate::{
    kernel::money::Money,
    orders::model::{Order, guest::GuestTable, line::Line},
};

/// What the table has ordered and owes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bill {
    pub subtotal: Money,
    pub tax: Money,
    pub total: Money,
    pub paid: Money,
    pub due: Money,
    pub prices_include_tax: bool,
    /// Portions sent and not taken back, in all orders.
    pub sent: u32,
    /// Portions nobody has sent yet, and what they would add.
    pub unsent: u32,
    pub unsent_amount: Money,
    /// Portions and amount of the order that is open now, sent or not: what the bar at the bottom says.
    pub open: u32,
    pub open_amount: Money,
    /// Something was ordered, and nothing of it is left to pay or to send.
    pub settled: bool,
    /// Settled, and some of it is still to be brought.
    pub cooking: bool,
}

impl Bill {
    pub fn of(table: &GuestTable) -> Self {
        let mut bill = Self { prices_include_tax: true, ..Self::default() };
        for order in &table.orders {
            let totals = order.totals();
            bill.subtotal += totals.subtotal;
            bill.tax += totals.tax;
            bill.total += totals.total;
            bill.paid += totals.paid;
            bill.due += totals.due;
            bill.prices_include_tax = order.prices_include_tax;
            bill.sent += portions(order.sent_lines());
            bill.cooking |= order.is_open() && order.paid_at.is_some();
        }
        if let Some(order) = table.open_order() {
            bill.unsent = portions(order.drafts());
            bill.unsent_amount = order.totals().drafts;
            bill.open = bill.unsent + portions(order.sent_lines());
            bill.open_amount = order.totals().total + bill.unsent_amount;
        }
        bill.settled = 0 < bill.sent && bill.unsent == 0 && table.orders.iter().all(is_settled);
        bill.cooking &= bill.settled;
        bill
    }
}

/// Paid, or nothing that would have to be.
fn is_settled(order: &Order) -> bool {
    order.paid_at.is_some() || order.sent_lines().next().is_none()
}

fn portions<'a>(lines: impl Iterator<Item = &'a Line>) -> u32 {
    lines.map(|line| line.quantity).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        orders::model::line::LineState,
        ui::guest::fixture::{line, order, table},
    };

    #[test]
    fn drafts_are_counted_but_not_owed() {
        let drafts_and_sent = order(vec![line(1, 320, 2, LineState::Draft), line(2, 500, 1, LineState::Queued)]);
        let bill = Bill::of(&table(vec![drafts_and_sent]));
        assert_eq!((bill.open, bill.unsent, bill.sent), (3, 2, 1));
        assert_eq!(bill.open_amount, Money::from_minor(1_140));
        assert_eq!(bill.due, Money::from_minor(500));
        assert!(!bill.settled);
    }

    #[test]
    fn a_table_is_settled_when_every_order_is_paid() {
        let mut paid = order(vec![line(1, 320, 1, LineState::Preparing)]);
        paid.paid_at = Some(paid.opened_at);
        let bill = Bill::of(&table(vec![paid.clone()]));
        assert!(bill.settled && bill.cooking && bill.open == 0);
        let again = Bill::of(&table(vec![paid, order(vec![line(2, 100, 1, LineState::Draft)])]));
        assert!(!again.settled && again.unsent == 1);
        assert!(!Bill::of(&table(vec![])).settled);
    }
}
