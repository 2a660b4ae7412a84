//! What was tapped here and is not yet on a board that the server sent.

use std::collections::HashMap;

use crate::{
    kernel::ids::{LineId, OperationId},
    kitchen::model::{Board, TicketCard},
    orders::model::line::LineState,
};

/// Dishes whose state this screen knows better than the last board.
#[derive(Clone, Debug, Default)]
pub struct Overlay {
    changes: HashMap<LineId, Change>,
}

#[derive(Clone, Debug)]
struct Change {
    to: LineState,
    operation: OperationId,
    /// The first fetch whose answer has it; none while the server has not confirmed it.
    known_from: Option<u64>,
}

impl Overlay {
    /// The dishes are shown as `to` from now on.
    pub fn put(&mut self, lines: &[LineId], to: LineState, operation: OperationId) {
        for line in lines {
            self.changes.insert(*line, Change { to, operation, known_from: None });
        }
    }

    /// The server has done it; fetches from number `fetch` on will tell.
    pub fn confirm(&mut self, operation: OperationId, fetch: u64) {
        for change in self.changes.values_mut().filter(|change| change.operation == operation) {
            change.known_from = Some(fetch);
        }
    }

    /// The server has refused it.
    pub fn take_back(&mut self, operation: OperationId) {
        self.changes.retain(|_, change| change.operation != operation);
    }

    /// The answer of fetch number `fetch` has arrived: what it knows is not needed here any more.
    pub fn arrived(&mut self, fetch: u64) {
        self.changes.retain(|_, change| change.known_from.is_none_or(|known_from| fetch < known_from));
    }

    /// The board with the changes on it: tickets with nothing left to make move to `done`, and to those with something
    /// taken back where it is so; recalled ones move back.
    pub fn apply(&self, board: &Board) -> Board {
        if self.changes.is_empty() {
            return board.clone();
        }
        let changed = |card: &TicketCard| {
            let mut card = card.clone();
            for line in &mut card.lines {
                if let Some(change) = self.changes.get(&line.line) {
                    line.state = change.to;
                }
            }
            card
        };
        let is_open = |card: &TicketCard| card.open_lines().next().is_some();
        let (mut tickets, made): (Vec<_>, Vec<_>) = board.tickets.iter().map(changed).partition(is_open);
        let (back, done): (Vec<_>, Vec<_>) = board.done.iter().map(changed).partition(is_open);
        tickets.extend(back);
        tickets.sort_by_key(|card| (card.fired_at, card.id));
        let made_in_part = made.iter().filter(|card| card.voided_lines().next().is_some()).cloned();
        let taken_back = board.taken_back.iter().map(changed).filter(|card| !is_open(card));
        let taken_back = taken_back.chain(made_in_part).collect();
        let done = made.into_iter().rev().chain(done).collect();
        Board { tickets, done, taken_back, stations: board.stations.clone(), ..*board }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{kernel::time::UtcOffset, kitchen::model::TicketLine, orders::model::Channel};

    fn id<T: From<Uuid>>(number: u128) -> T {
        Uuid::from_u128(number).into()
    }

    fn line(number: u128, state: LineState) -> TicketLine {
        TicketLine {
            line: id(number),
            quantity: 1,
            name: "Burger".into(),
            details: vec![],
            note: None,
            state,
            prep_s: 300,
        }
    }

    fn card(number: u128, lines: Vec<TicketLine>) -> TicketCard {
        TicketCard {
            id: id(number),
            order: id(number),
            number: None,
            channel: Channel::DineIn,
            table_name: Some("T1".to_owned()),
            station: id(1),
            also_at: vec![],
            fired_at: "2026-11-20T20:00:00Z".parse().unwrap(),
            lines,
        }
    }

    fn board(tickets: Vec<TicketCard>, done: Vec<TicketCard>) -> Board {
        let now = "2026-11-20T20:10:00Z".parse().unwrap();
        Board { stations: vec![], tickets, done, taken_back: vec![], now, offset: UtcOffset(0), seq: 1 }
    }

    #[test]
    fn a_ticket_moves_when_its_last_dish_is_ready_and_back_when_recalled() {
        let board =
            board(vec![card(1, vec![line(11, LineState::Queued)])], vec![card(2, vec![line(21, LineState::Ready)])]);
        let mut overlay = Overlay::default();
        overlay.put(&[id(11)], LineState::Ready, id(101));
        overlay.put(&[id(21)], LineState::Preparing, id(102));
        let shown = overlay.apply(&board);
        assert_eq!(shown.tickets.iter().map(|card| card.id).collect::<Vec<_>>(), [id(2)]);
        assert_eq!(shown.done.iter().map(|card| card.id).collect::<Vec<_>>(), [id(1)]);
    }

    #[test]
    fn a_made_ticket_stays_for_what_was_taken_back_from_it() {
        let lines = vec![line(11, LineState::Queued), line(12, LineState::Voided)];
        let (board, mut overlay) = (board(vec![card(1, lines)], vec![]), Overlay::default());
        overlay.put(&[id(11)], LineState::Ready, id(101));
        let shown = overlay.apply(&board);
        assert!(shown.tickets.is_empty());
        assert_eq!(shown.taken_back.iter().map(|card| card.id).collect::<Vec<_>>(), [id(1)]);

        // Brought back before the server has answered, it is an open ticket again and nothing else.
        overlay.put(&[id(11)], LineState::Preparing, id(102));
        let shown = overlay.apply(&Board { tickets: vec![], taken_back: shown.taken_back, ..shown });
        assert_eq!((shown.tickets.len(), shown.taken_back.len()), (1, 0));
    }

    #[test]
    fn a_change_stays_until_a_later_board_has_it() {
        let board = board(vec![card(1, vec![line(11, LineState::Queued), line(12, LineState::Queued)])], vec![]);
        let state = |overlay: &Overlay| overlay.apply(&board).tickets[0].lines[0].state;
        let mut overlay = Overlay::default();
        overlay.put(&[id(11)], LineState::Ready, id(101));
        overlay.arrived(4);
        assert_eq!(state(&overlay), LineState::Ready, "not confirmed yet");
        overlay.confirm(id(101), 6);
        overlay.arrived(5);
        assert_eq!(state(&overlay), LineState::Ready, "the fetch had begun before");
        overlay.arrived(6);
        assert_eq!(state(&overlay), LineState::Queued, "the board is right again");
    }

    #[test]
    fn a_refusal_takes_back_its_own_change_only() {
        let board = board(vec![card(1, vec![line(11, LineState::Queued), line(12, LineState::Queued)])], vec![]);
        let mut overlay = Overlay::default();
        overlay.put(&[id(11)], LineState::Ready, id(101));
        overlay.put(&[id(11)], LineState::Preparing, id(102));
        overlay.take_back(id(101));
        assert_eq!(overlay.apply(&board).tickets[0].lines[0].state, LineState::Preparing);
        overlay.take_back(id(102));
        assert_eq!(overlay.apply(&board).tickets[0].lines[0].state, LineState::Queued);
    }
}
