//! Putting dishes in the cart and sending them.

use leptos::prelude::*;

use super::{choices::entered, desk::Desk, sending::held_courses, sheet::Sheet};
use crate::{
    kernel::{
        actor::Actor,
        ids::{ItemId, LineId},
        text::Note,
    },
    menu::model::{price::Entered, selection::Selection},
    orders::model::{
        Channel, Order,
        command::OrderCommand,
        line::{Line, LineState},
    },
    ui::{
        pos::words::{count, ticket},
        shared::new_id::new_id,
    },
};

impl Desk {
    /// One more tap on a dish: counts on this screen's own line of the same, else is a line of its own, so that two people
    /// at one table never take a portion from each other.
    pub fn add(
        self,
        item: ItemId,
        (selection, entered): (Selection, Entered),
        quantity: u32,
        note: Option<Note>,
    ) -> bool {
        let replaced = self.replaced.get_untracked();
        let seat = self.seat.get_untracked();
        let grown = self.open.with_value(|open| {
            open.state.with_untracked(|state| {
                let line = state
                    .line_to_grow(item, &selection, note.as_ref(), seat)
                    .filter(|line| Some(line.id) != replaced && line.entered == entered)?;
                let quantity = line.quantity.checked_add(quantity).filter(|sum| *sum <= Line::QUANTITY_MAX)?;
                Some(OrderCommand::SetQuantity { line: line.id, quantity })
            })
        });
        self.act(grown.unwrap_or_else(|| OrderCommand::AddLine {
            line: new_id(),
            item,
            selection,
            entered,
            quantity,
            note,
            seat,
            course: None,
        }))
    }

    /// The same again: a further draft like a line that is there.
    pub fn add_again(self, line: &Line) -> bool {
        self.act(OrderCommand::AddLine {
            line: new_id(),
            item: line.item,
            selection: line.selection.clone(),
            entered: line.entered,
            quantity: line.quantity,
            note: line.note.clone(),
            seat: line.seat,
            course: Some(line.course),
        })
    }

    /// Another round: everything of the last sending once more.
    pub fn repeat_round(self) {
        let round = self.order.with_untracked(last_round);
        for line in &round {
            self.add_again(line);
        }
    }

    /// Does the note that was typed, if it says something else than before.
    pub fn commit_note(self) {
        let Some((line, text)) = self.note.try_update(Option::take).flatten() else { return };
        let note = Note::parse(&text).ok();
        let is_new = self.order.with_untracked(|order| {
            order.line(line).is_some_and(|known| known.state == LineState::Draft && known.note != note)
        });
        if is_new {
            self.act(OrderCommand::SetNote { line, note });
        }
    }

    /// Asks for a dish's choices.
    pub fn ask_choices(self, item: ItemId) {
        self.menu.with_untracked(|menu| {
            if let Some(item) = menu.item(item) {
                self.choices.start(menu, item);
            }
        });
        self.replaced.set(None);
        self.choosing.set(Some(item));
    }

    /// Asks for the choices of a draft anew, starting from what they are.
    pub fn change_choices(self, line: LineId) {
        self.select(None);
        if let Some(line) = self.order.with_untracked(|order| order.line(line).cloned()) {
            self.choices.start_from(&line, self.currency());
            self.replaced.set(Some(line.id));
            self.choosing.set(Some(line.item));
        }
    }

    /// Puts the dish with its choices in the cart, in place of the draft they were changed for.
    pub fn add_chosen(self, item: ItemId) {
        let selection = self.choices.selection.get_untracked();
        let quantity = u32::try_from(self.choices.quantity.get_untracked()).unwrap_or(1);
        let note = Note::parse(&self.choices.note.get_untracked()).ok();
        let replaced = self.replaced.get_untracked();
        let entered = self.menu.with_untracked(|menu| {
            let item = menu.item(item)?;
            Some(self.choices.typed.with_untracked(|typed| entered(item, typed, self.currency())))
        });
        if self.add(item, (selection, entered.unwrap_or_default()), quantity, note) {
            if let Some(line) = replaced {
                self.act(OrderCommand::RemoveLine { line });
            }
            self.choosing.set(None);
        }
    }

    /// Sends the staff's drafts; the courses that wait are held. What guests still choose stays theirs.
    pub fn send(self) -> bool {
        let flipped = self.flipped.get_untracked();
        let held = self.order.with_untracked(|order| held_courses(order, &flipped));
        self.send_drafts(|by| by.guest().is_none(), |line| held.contains(&line.course))
    }

    /// Sends the staff's drafts and shows the tables.
    pub fn send_and_leave(self) {
        if self.send() {
            self.pos.go("/pos");
        }
    }

    /// Keeps all of the staff's drafts back until they are fired.
    pub fn hold(self) -> bool {
        self.send_drafts(|by| by.guest().is_none(), |_| true)
    }

    pub fn send_guests_drafts(self) -> bool {
        self.send_drafts(|by| by.guest().is_some(), |_| false)
    }

    fn send_drafts(self, is_meant: impl Fn(Actor) -> bool, is_held: impl Fn(&Line) -> bool) -> bool {
        self.select(None);
        let drafts = self
            .order
            .with_untracked(|order| order.drafts().filter(|line| is_meant(line.by)).cloned().collect::<Vec<Line>>());
        let lines: Vec<LineId> = drafts.iter().map(|line| line.id).collect();
        let hold: Vec<LineId> = drafts.iter().filter(|line| is_held(line)).map(|line| line.id).collect();
        let portions =
            |held: bool| drafts.iter().filter(|line| is_held(line) == held).map(|line| line.quantity).sum::<u32>();
        let (sent, kept) = (portions(false), portions(true));
        if lines.is_empty() || !self.act(OrderCommand::Send { lines, hold }) {
            return false;
        }
        self.flipped.set(vec![]);
        let t = ticket::words();
        let parts = [(sent, t.n_sent), (kept, t.n_held)];
        let said: Vec<String> =
            parts.into_iter().filter(|(number, _)| 0 < *number).map(|(number, text)| count(text, number)).collect();
        self.pos.say(said.join(" · "));
        true
    }

    /// Lets the kitchen have what is held: these lines.
    pub fn fire(self, lines: Vec<LineId>) {
        self.select(None);
        self.act(OrderCommand::Fire { lines });
    }

    /// The other way round for one course: held although it is first, or sent at once although it comes later.
    pub fn flip(self, course: u8) {
        self.flipped.update(|flipped| match flipped.iter().position(|known| *known == course) {
            Some(at) => {
                flipped.remove(at);
            }
            None => flipped.push(course),
        });
    }

    /// Opens what takes the money: the shares of a divided bill, else the pay sheet. What the staff has in the cart is
    /// asked about first.
    pub fn pay(self) {
        self.select(None);
        self.is_ticket_open.set(false);
        self.share.set(None);
        let has_drafts = untrack(|| 0 < self.draft_counts().0);
        let is_split = self.order.with_untracked(|order| order.split.is_some());
        if has_drafts {
            self.ask(Sheet::SendFirst);
        } else if is_split {
            self.ask(Sheet::Split);
        } else {
            self.is_paying.set(true);
        }
    }

    /// Portions of a dish in the cart.
    pub fn in_cart(self, item: ItemId) -> u32 {
        self.order.with(|order| order.drafts().filter(|line| line.item == item).map(|line| line.quantity).sum())
    }

    /// Drafts that the staff added, and those that guests added.
    pub fn draft_counts(self) -> (usize, usize) {
        self.order.with(|order| {
            let of_guests = order.drafts().filter(|line| line.by.guest().is_some()).count();
            (order.drafts().count() - of_guests, of_guests)
        })
    }

    /// The order's page is left. A takeaway that nothing was put on is the one that the next takeaway starts with, so
    /// that empty ones do not pile up.
    pub(super) fn leave(self) {
        let unused = self.order.try_with_untracked(|order| is_unused(order).then_some(order.id)).flatten();
        if let Some(id) = unused {
            self.pos.spare_takeaway.try_set_value(Some(id));
        }
    }
}

/// Nothing was ever put on it, and nobody waits for it.
fn is_unused(order: &Order) -> bool {
    order.is_open() && order.channel == Channel::Takeaway && order.lines.is_empty() && order.name.is_none()
}

/// What was sent last and not taken back.
pub fn last_round(order: &Order) -> Vec<Line> {
    let last = order.sent_lines().filter_map(|line| line.sent_at).max();
    order.sent_lines().filter(|line| line.sent_at == last).cloned().collect()
}
