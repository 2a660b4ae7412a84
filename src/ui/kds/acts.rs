//! What a cook does to tickets and dishes. Handlers only.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    kernel::ids::{LineId, TicketId},
    kitchen::model::TicketCard,
    orders::model::line::LineState,
};

use super::{
    desk::Desk,
    titles::title,
    undo::{Bump, History},
};

/// How long the last bumps can be taken back from the bar; afterwards from the recall panel.
const UNDO_LASTS: Duration = Duration::from_secs(5);
/// How long a made or cleared ticket keeps its place.
const LEAVES_AFTER: Duration = Duration::from_millis(600);

impl Desk {
    /// A dish was tapped: it is ready, or it is not ready after all; what was taken back has been seen.
    pub fn tap(self, ticket: TicketId, line: LineId) {
        let Some(card) = self.card_at_work(ticket) else { return };
        let is_last = card.open_lines().chain(card.voided_lines()).all(|left| left.line == line);
        match card.lines.iter().find(|known| known.line == line).map(|known| known.state) {
            Some(LineState::Queued | LineState::Preparing) => {
                if is_last {
                    self.let_go(&card);
                }
                self.outbox.advance(card.order, vec![line], LineState::Ready);
            }
            Some(LineState::Ready) => self.outbox.advance(card.order, vec![line], LineState::Preparing),
            Some(LineState::Voided) if is_last => self.let_go(&card),
            Some(LineState::Voided) => self.voids.see(&[line]),
            _ => {}
        }
    }

    /// Somebody begins with the ticket.
    pub fn start(self, ticket: TicketId) {
        if let Some(card) = self.card_at_work(ticket) {
            self.outbox.advance(card.order, lines_in(&card, LineState::Queued), LineState::Preparing);
        }
    }

    /// Everything on the ticket is ready, and what was taken back has been seen.
    pub fn bump(self, ticket: TicketId) {
        let Some(card) = self.card_at_work(ticket) else { return };
        let lines = card.open_lines().map(|line| line.line).collect();
        self.let_go(&card);
        self.outbox.advance(card.order, lines, LineState::Ready);
    }

    /// Takes back the newest of what the undo bar offers.
    pub fn take_back(self) {
        let Some((bump, turn)) = self.undo.try_update(History::pop).flatten() else { return };
        self.leaving.update(|leaving| leaving.retain(|id| *id != bump.ticket));
        self.voids.forget(&bump.voids);
        for (state, lines) in bump.back {
            self.outbox.advance(bump.order, lines, state);
        }
        self.forget_later(turn);
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
        self.undo.update(|undo| undo.drop_ticket(card.id));
        self.recalled.update(|recalled| recalled.push(card.id));
        self.outbox.advance(card.order, lines, LineState::Preparing);
    }

    /// The last thing back: the undo bar's while it is there, else the newest made ticket.
    pub fn recall_last(self) {
        if !self.undo.with_untracked(History::is_empty) {
            self.take_back();
        } else if let Some(card) = self.board.with_untracked(|board| board.as_ref()?.done.first().cloned()) {
            self.recall(&card);
        }
    }

    /// The ticket is made: it keeps its place for a moment, the undo bar offers it back, the next one is chosen.
    fn let_go(self, card: &TicketCard) {
        let id = card.id;
        if self.chosen.get_untracked() == Some(id) {
            let tickets = untrack(|| self.at_work());
            let at = tickets.iter().position(|known| *known == id);
            let next = at.and_then(|at| tickets.get(at + 1).or_else(|| tickets.get(at.checked_sub(1)?)));
            self.chosen_line.set(None);
            self.chosen.set(next.copied());
        }
        self.leaving.update(|leaving| leaving.push(id));
        let leave = move || {
            self.leaving.try_update(|leaving| leaving.retain(|known| *known != id));
        };
        set_timeout(leave, LEAVES_AFTER);

        let back = [LineState::Queued, LineState::Preparing]
            .map(|state| (state, lines_in(card, state)))
            .into_iter()
            .filter(|(_, lines)| !lines.is_empty())
            .collect();
        let voids = lines_in(card, LineState::Voided);
        self.voids.see(&voids);
        let bump = Bump { ticket: id, order: card.order, back, voids, title: title(card) };
        if let Some(turn) = self.undo.try_update(|undo| undo.push(bump)) {
            self.forget_later(turn);
        }
    }

    /// The bar stays for a while after the last touch.
    fn forget_later(self, turn: u32) {
        let forget = move || {
            self.undo.try_update(|undo| undo.forget(turn));
        };
        set_timeout(forget, UNDO_LASTS);
    }
}

fn lines_in(card: &TicketCard, state: LineState) -> Vec<LineId> {
    card.lines.iter().filter(|line| line.state == state).map(|line| line.line).collect()
}
