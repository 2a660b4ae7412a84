//! What the strip offers to take back: the last few bumps, newest first.

use crate::{
    kernel::ids::{LineId, OrderId, TicketId},
    orders::model::line::LineState,
};

/// Bumps further back are in the recall panel.
const DEPTH: usize = 8;

/// A ticket that was just made or cleared, and how it was before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bump {
    pub ticket: TicketId,
    pub order: OrderId,
    /// The dishes that were still to be made; none where only voids were on the ticket.
    pub back: Vec<(LineState, Vec<LineId>)>,
    /// What was taken back from the ticket and left the screen with it.
    pub voids: Vec<LineId>,
    pub title: String,
}

/// The bumps since the strip was last empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    bumps: Vec<Bump>,
    /// Counts what was put in and taken out: the time to forget starts anew with each.
    turn: u32,
}

impl History {
    pub fn newest(&self) -> Option<&Bump> {
        self.bumps.last()
    }

    /// How many can be taken back.
    pub fn len(&self) -> usize {
        self.bumps.len()
    }

    pub fn is_empty(&self) -> bool {
        self.bumps.is_empty()
    }

    /// Answers with the turn that `forget` wants to hear.
    pub fn push(&mut self, bump: Bump) -> u32 {
        self.drop_ticket(bump.ticket);
        if self.bumps.len() == DEPTH {
            self.bumps.remove(0);
        }
        self.bumps.push(bump);
        self.next_turn()
    }

    /// The newest bump, to be taken back; those before it can be taken back for as long again.
    pub fn pop(&mut self) -> Option<(Bump, u32)> {
        let bump = self.bumps.pop()?;
        Some((bump, self.next_turn()))
    }

    /// The ticket came back another way.
    pub fn drop_ticket(&mut self, ticket: TicketId) {
        self.bumps.retain(|bump| bump.ticket != ticket);
    }

    /// The server has refused something about this order: what is offered of it has not happened.
    pub fn drop_order(&mut self, order: OrderId) {
        self.bumps.retain(|bump| bump.order != order);
    }

    /// Empties the strip, unless something has happened since that turn.
    pub fn forget(&mut self, turn: u32) {
        if self.turn == turn {
            self.bumps.clear();
        }
    }

    const fn next_turn(&mut self) -> u32 {
        self.turn = self.turn.wrapping_add(1);
        self.turn
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn bump(ticket: u128) -> Bump {
        Bump {
            ticket: Uuid::from_u128(ticket).into(),
            order: Uuid::from_u128(ticket % 2).into(),
            back: vec![],
            voids: vec![],
            title: ticket.to_string(),
        }
    }

    fn titles(history: &History) -> Vec<&str> {
        history.bumps.iter().map(|bump| bump.title.as_str()).collect()
    }

    fn of(tickets: impl IntoIterator<Item = u128>) -> History {
        let mut history = History::default();
        for ticket in tickets {
            history.push(bump(ticket));
        }
        history
    }

    #[test]
    fn bumps_come_back_newest_first() {
        let mut history = of(1..=3);
        assert_eq!(history.pop().unwrap().0, bump(3));
        assert_eq!(history.newest(), Some(&bump(2)));
        assert_eq!(titles(&of(1..=20)), ["13", "14", "15", "16", "17", "18", "19", "20"]);
    }

    #[test]
    fn a_ticket_that_is_bumped_again_is_offered_once() {
        assert_eq!(titles(&of([1, 2, 1])), ["2", "1"]);
    }

    #[test]
    fn what_has_not_happened_is_not_offered() {
        let mut history = of(1..=4);
        history.drop_order(bump(1).order);
        assert_eq!(titles(&history), ["2", "4"]);
    }

    #[test]
    fn the_strip_empties_after_the_last_touch_only() {
        let mut history = History::default();
        let first = history.push(bump(1));
        history.push(bump(2));
        history.forget(first);
        assert_eq!(history.len(), 2);
        let (_, second) = history.pop().unwrap();
        history.forget(second);
        assert!(history.is_empty());
    }
}
