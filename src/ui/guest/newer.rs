//! Which of two answers of the server is the newer one. Pure.

use crate::orders::model::{Order, guest::GuestTable};

/// Answers can overtake each other, and the answer to a guest's own operation may bear the log's number from just
/// before it. So no order may lose facts; and where none has gained any, the number decides.
pub fn is_newer(known: &GuestTable, fresh: &GuestTable) -> bool {
    let version = |table: &GuestTable, order: &Order| {
        table.orders.iter().find(|known| known.id == order.id).map_or(0, |order| order.version)
    };
    let has_lost = known.orders.iter().any(|order| version(fresh, order) < order.version);
    let has_gained = fresh.orders.iter().any(|order| version(known, order) < order.version);
    !has_lost && (has_gained || known.seq <= fresh.seq)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::guest::fixture::{order, table};

    #[test]
    fn an_answer_that_was_overtaken_is_older() {
        let before = table(vec![order(vec![])]);
        let mut after = before.clone();
        after.orders[0].version += 1;
        assert!(is_newer(&before, &after) && !is_newer(&after, &before));
        assert!(is_newer(&before, &before));
        assert!(!is_newer(&before, &table(vec![])));

        // Read before the operation, numbered after it.
        let mut other = before.clone();
        other.seq += 1;
        assert!(is_newer(&before, &other) && !is_newer(&other, &before) && !is_newer(&after, &other));
    }
}
