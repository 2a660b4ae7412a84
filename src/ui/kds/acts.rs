//! What a cook does to tickets and dishes. Handlers only.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    kernel::ids::{LineId, TicketId},
    kitchen::model::TicketCard,
    orders::model::line::LineState,
    ui::shared::new_id::new_id,
};

use super::{
    desk::{Desk, Undo},
    titles::title,
};

/// How long a bump can be taken back from the bar; afterwards from the recall panel.
const UNDO_LASTS: Duration = Duration::from_secs(5);
/// How long a made ticket keeps its place.
const LEAVES_AFTER: Duration = Duration::from_millis(600);

impl Desk {
    /// A dish was tapped: it is ready, or it is not ready after all.
    pub fn tap(self, ticket: TicketId, line: LineId) {
        let Some(card) = self.open_card(ticket) else { return };
        match card.lines.iter().find(|known| known.line == line).map(|known| known.state) {
            Some(LineState::Queued | LineState::Preparing) => {
                if card.open_lines().all(|open| open.line == line) {
                    self.let_go(&card);
                }
                self.outbox.advance(card.order, vec![line], LineState::Ready);
            }
            Some(LineState::Ready) => self.outbox.advance(card.order, vec![line], LineState::Preparing),
            _ => {}
        }
    }

    /// Somebody begins with the ticket.
    pub fn start(self, ticket: TicketId) {
        if let Some(card) = self.open_card(ticket) {
            self.outbox.advance(card.order, lines_in(&card, LineState::Queued), LineState::Preparing);
        }
    }

    /// Everything on the ticket is ready.
    pub fn bump(self, ticket: TicketId) {
        let Some(card) = self.open_card(ticket) else { return };
        let lines = card.open_lines().map(|line| line.line).collect();
        self.let_go(&card);
        self.outbox.advance(card.order, lines, LineState::Ready);
    }

    /// Takes back what the undo bar offers.
    pub fn take_back(self) {
        let Some(undo) = self.undo.get_untracked() else { return };
        self.undo.set(None);
        self.leaving.update(|leaving| leaving.retain(|id| *id != undo.ticket));
        for (state, lines) in undo.back {
            self.outbox.advance(undo.order, lines, state);
        }
    }

    /// Brings a made ticket back: what still stands on the pass, or where all was carried out already, everything.
    pub fn recall(self, card: &TicketCard) {
        let on_the_pass = lines_in(card, LineState::Ready);
        let lines = if on_the_pass.is_empty() {
            let served = lines_in(card, LineState::Served);
            self.outbox.advance(card.order, served.clone(), LineState::Ready);
            served
        } else {
            on_the_pass
        };
        self.leaving.update(|leaving| leaving.retain(|id| *id != card.id));
        self.undo.update(|undo| *undo = undo.take().filter(|undo| undo.ticket != card.id));
        self.recalled.update(|recalled| recalled.push(card.id));
        self.outbox.advance(card.order, lines, LineState::Preparing);
    }

    /// The last thing back: the undo bar's while it is there, else the newest made ticket.
    pub fn recall_last(self) {
        if self.undo.with_untracked(Option::is_some) {
            self.take_back();
        } else if let Some(card) = self.board.with_untracked(|board| board.as_ref()?.done.first().cloned()) {
            self.recall(&card);
        }
    }

    /// The ticket is made: it keeps its place for a moment, the undo bar offers it back, the next one is chosen.
    fn let_go(self, card: &TicketCard) {
        let id = card.id;
        let next = self.board.with_untracked(|board| {
            let tickets = &board.as_ref()?.tickets;
            let at = tickets.iter().position(|known| known.id == id)?;
            tickets.get(at + 1).or_else(|| tickets.get(at.checked_sub(1)?)).map(|next| next.id)
        });
        if self.chosen.get_untracked() == Some(id) {
            self.chosen_line.set(None);
            self.chosen.set(next);
        }
        self.leaving.update(|leaving| leaving.push(id));
        let leave = move || {
            self.leaving.try_update(|leaving| leaving.retain(|known| *known != id));
        };
        set_timeout(leave, LEAVES_AFTER);

        let offer = new_id();
        let back = [LineState::Queued, LineState::Preparing]
            .map(|state| (state, lines_in(card, state)))
            .into_iter()
            .filter(|(_, lines)| !lines.is_empty())
            .collect();
        self.undo.set(Some(Undo { ticket: id, offer, order: card.order, back, title: title(card) }));
        let forget = move || {
            self.undo.try_update(|undo| *undo = undo.take().filter(|undo| undo.offer != offer));
        };
        set_timeout(forget, UNDO_LASTS);
    }
}

fn lines_in(card: &TicketCard, state: LineState) -> Vec<LineId> {
    card.lines.iter().filter(|line| line.state == state).map(|line| line.line).collect()
}
