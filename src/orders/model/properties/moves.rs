//! Dishes moved between two orders: each is on one of them, as it was, and nothing costs more or less for it.

use proptest::{collection::vec, prelude::*};

use super::{
    histories::{History, short_histories},
    intents::Pick,
    lived::Lived,
    menus::id,
};
use crate::{
    kernel::{
        actor::Actor,
        ids::{LineId, OrderId},
        money::Money,
    },
    orders::model::{
        Ending, Moment, Order,
        adjust::Scope,
        decide::moves::move_lines,
        error::OrderError,
        evolve::{evolve, opened},
        fact::{Opened, OrderFact},
        line::{Line, LineState},
    },
};

/// Two orders of one house, the second one new; and which lines go there, and come back.
#[derive(Clone, Debug)]
struct Moves {
    history: History,
    picks: Vec<Vec<Pick>>,
}

fn moves() -> impl Strategy<Value = Moves> {
    let some = vec((0u8..=255).prop_map(Pick), 1..4);
    (short_histories(), vec(some, 1..6)).prop_map(|(history, picks)| Moves { history, picks })
}

struct Two {
    orders: [Order; 2],
    moment: Moment,
}

impl Two {
    fn of(history: &History) -> Self {
        let lived = Lived::while_unpaid(history);
        let moment = lived.moment(Actor::Member(id(1)));
        let one = lived.order;
        let fact = Opened {
            order: id(2),
            channel: one.channel,
            seating: one.seating.map(|_| id(2)),
            table: one.table.map(|_| id(2)),
            currency: one.currency,
            prices_include_tax: one.prices_include_tax,
            rules: one.rules,
            covers: one.covers,
        };
        let other = opened(&fact, &moment);
        Self { orders: [one, other], moment }
    }

    /// The lines of both, each once.
    fn lines(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = self.orders.iter().flat_map(|order| order.lines.clone()).collect();
        lines.sort_by_key(|line| line.id);
        lines
    }

    fn sum(&self, of: fn(&Order) -> Money) -> Money {
        self.orders.iter().map(of).sum()
    }

    fn shift(&mut self, from: usize, picks: &[Pick]) -> Result<Vec<OrderFact>, OrderError> {
        let picked: Vec<LineId> = picks.iter().map(|pick| pick.movable(&self.orders[from])).collect();
        let (leaving, joining) = move_lines(&self.orders[from], &self.orders[1 - from], &picked)?;
        for fact in &leaving {
            evolve(&mut self.orders[from], fact, &self.moment);
        }
        for fact in &joining {
            evolve(&mut self.orders[1 - from], fact, &self.moment);
        }
        Ok(leaving)
    }
}

impl Pick {
    fn movable(self, order: &Order) -> LineId {
        let lines: Vec<LineId> =
            order.lines.iter().filter(|line| line.state != LineState::Voided).map(|line| line.id).collect();
        if lines.is_empty() || 250 < self.0 { id(9_999) } else { lines[usize::from(self.0) % lines.len()] }
    }
}

proptest! {
    #[test]
    fn moved_lines_are_on_one_order_as_they_were(moves in moves()) {
        let mut two = Two::of(&moves.history);
        for (round, picks) in moves.picks.iter().enumerate() {
            let (before, was) = (two.lines(), two.orders.clone());
            let answer = two.shift(round % 2, picks);
            prop_assert_eq!(two.lines(), before);
            let (from, to) = (&two.orders[round % 2], &two.orders[1 - round % 2]);
            match answer {
                Err(_) => prop_assert_eq!(&two.orders, &was),
                Ok(facts) => {
                    let left = from.lines.iter().filter(|line| line.state != LineState::Voided).count();
                    let is_merged = facts.contains(&OrderFact::Merged { into: to.id });
                    prop_assert_eq!(left == 0, is_merged);
                    let ended: Option<OrderId> = from.closed.as_ref().and_then(|closure| match closure.how {
                        Ending::Merged { into } => Some(into),
                        _ => None,
                    });
                    prop_assert_eq!(ended, is_merged.then_some(to.id));
                    prop_assert!(from.lines.is_sorted_by_key(|line| line.id) && to.lines.is_sorted_by_key(|line| line.id));
                    prop_assert!(Money::ZERO <= from.totals().due, "what was paid stays paid for");
                    prop_assert!(to.sent_lines().next().is_none() || to.sent_at.is_some());
                    prop_assert_eq!(from.is_open(), !is_merged);
                }
            }
        }
    }

    /// A discount goes with its dish. What is taken off a whole bill, or put on it, depends on the bill.
    #[test]
    fn what_is_moved_costs_the_same_there(moves in moves()) {
        let mut history = moves.history.clone();
        history.rules.service = None;
        let mut two = Two::of(&history);
        two.orders[0].adjustments.retain(|adjustment| adjustment.scope != Scope::Order);
        let sums = |two: &Two| {
            let drafts = two.sum(|order| order.totals_with_drafts().total);
            [two.sum(|order| order.totals().total), two.sum(|order| order.totals().discount), drafts]
        };
        let before = sums(&two);
        for (round, picks) in moves.picks.iter().enumerate() {
            let _ = two.shift(round % 2, picks);
            prop_assert_eq!(sums(&two), before);
        }
    }

    #[test]
    fn nothing_is_moved_to_where_it_does_not_belong(moves in moves()) {
        let two = Two::of(&moves.history);
        let [from, to] = &two.orders;
        let Some(line) = from.lines.iter().find(|line| line.state != LineState::Voided).map(|line| line.id) else {
            return Ok(());
        };
        if from.split.is_some() {
            prop_assert_eq!(move_lines(from, to, &[line]), Err(OrderError::IsSplit));
            return Ok(());
        }
        prop_assert_eq!(move_lines(from, from, &[line]), Err(OrderError::NothingToMove));
        prop_assert_eq!(move_lines(from, to, &[]), Err(OrderError::NothingToMove));
        let other_house = Order { prices_include_tax: !to.prices_include_tax, ..to.clone() };
        prop_assert_eq!(move_lines(from, &other_house, &[line]), Err(OrderError::OrdersDiffer));
        let stranger = move_lines(to, from, &[line]);
        prop_assert_eq!(stranger, Err(OrderError::LineUnknown));
    }
}
