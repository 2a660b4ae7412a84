//! An order as this screen shows it: what the server confirmed, and on top of it what was done here and is on its way.
//!
//! Pure. Both halves run the same engine, so what is shown is what the server will answer, unless somebody else was
//! faster; then the answer wins and what still makes sense is done again on top of it.

use std::sync::Arc;

use crate::{
    kernel::{
        ids::{ItemId, LineId},
        text::Note,
    },
    menu::model::{Menu, selection::Selection},
    orders::model::{
        Moment, Order,
        command::{Operation, OrderCommand},
        decide::{Policy, decide},
        error::OrderError,
        evolve::evolve,
        line::{Line, LineState},
    },
};

/// The most operations of one request.
const BATCH_MAX: usize = 50;

/// Something done here that the server has not answered yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Pending {
    pub operation: Operation,
    pub moment: Moment,
    /// Its request is on the way.
    is_sending: bool,
}

/// One order, its queue, and what both make.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderState {
    menu: Arc<Menu>,
    confirmed: Order,
    pending: Vec<Pending>,
    shown: Order,
    /// Lines added by this screen: a second tap on the same dish may count on them without taking anything from
    /// somebody else's count.
    own_lines: Vec<LineId>,
    /// A refused request is repeated operation by operation, to find the one that is refused.
    one_by_one: bool,
}

/// Does one operation to an order; answers whether it changed anything. A refusal leaves the order as it was.
pub fn perform(order: &mut Order, menu: &Menu, step: &Pending) -> Result<bool, OrderError> {
    let facts =
        decide(order, &Policy { menu, may_exceed_cap: true, at: menu.at }, &step.moment, &step.operation.command)?;
    for fact in &facts {
        evolve(order, fact, &step.moment);
    }
    Ok(!facts.is_empty())
}

/// The confirmed order with everything pending done to it. What cannot be done is left for the server to judge.
pub fn foresee(confirmed: &Order, pending: &[Pending], menu: &Menu) -> Order {
    let mut order = confirmed.clone();
    for step in pending {
        // A refusal here may be a menu that is out of date; the server's answer decides.
        let _ = perform(&mut order, menu, step);
    }
    order
}

/// What of the queue still makes sense on this order: a "send" without its dish does not.
pub fn rebase(confirmed: &Order, pending: Vec<Pending>, menu: &Menu) -> Vec<Pending> {
    let mut order = confirmed.clone();
    pending.into_iter().filter(|step| perform(&mut order, menu, step).is_ok()).collect()
}

/// Whether a later command makes an earlier one that was not sent yet pointless: only the last count of a line counts.
fn supersedes(later: &OrderCommand, earlier: &OrderCommand) -> bool {
    match (later, earlier) {
        (OrderCommand::SetQuantity { line: a, .. }, OrderCommand::SetQuantity { line: b, .. })
        | (OrderCommand::SetNote { line: a, .. }, OrderCommand::SetNote { line: b, .. }) => a == b,
        _ => false,
    }
}

impl OrderState {
    pub fn new(confirmed: Order, menu: Arc<Menu>) -> Self {
        Self { menu, shown: confirmed.clone(), confirmed, pending: vec![], own_lines: vec![], one_by_one: false }
    }

    /// The order as it will be once everything pending has arrived.
    pub const fn order(&self) -> &Order {
        &self.shown
    }

    /// Operations that the server has not answered yet.
    pub fn waiting(&self) -> usize {
        self.pending.len()
    }

    /// Shows an operation and queues it, or refuses it at once. What changes nothing is not queued.
    pub fn accept(&mut self, operation: Operation, moment: Moment) -> Result<(), OrderError> {
        let is_superseding = self
            .pending
            .last()
            .is_some_and(|last| !last.is_sending && supersedes(&operation.command, &last.operation.command));
        let kept = self.pending.len() - usize::from(is_superseding);
        let mut order = foresee(&self.confirmed, &self.pending[..kept], &self.menu);
        let step = Pending { operation, moment, is_sending: false };
        let is_change = perform(&mut order, &self.menu, &step)?;
        self.pending.truncate(kept);
        self.shown = order;
        if is_change {
            if let OrderCommand::AddLine { line, .. } = &step.operation.command {
                self.own_lines.push(*line);
            }
            self.pending.push(step);
        }
        Ok(())
    }

    /// The next request's operations, none while one is on its way.
    pub fn take_batch(&mut self) -> Vec<Operation> {
        if self.pending.iter().any(|step| step.is_sending) {
            return vec![];
        }
        let size = if self.one_by_one { 1 } else { BATCH_MAX };
        let batch = self.pending.iter_mut().take(size);
        batch
            .map(|step| {
                step.is_sending = true;
                step.operation.clone()
            })
            .collect()
    }

    /// The server has done what was sent; this is the order now.
    pub fn confirm(&mut self, order: Order) {
        self.pending.retain(|step| !step.is_sending);
        self.one_by_one = self.one_by_one && !self.pending.is_empty();
        self.learn(order);
    }

    /// Whether a command would be taken from somebody who may, or may not, take off more than the house's cap.
    pub fn try_out(&self, command: &OrderCommand, moment: &Moment, may_exceed_cap: bool) -> Result<(), OrderError> {
        decide(&self.shown, &Policy { menu: &self.menu, may_exceed_cap, at: self.menu.at }, moment, command).map(|_| ())
    }

    /// The order as it would be after a command, for a look ahead.
    pub fn after(&self, command: &OrderCommand, moment: &Moment) -> Result<Order, OrderError> {
        let mut order = self.shown.clone();
        for fact in
            decide(&order, &Policy { menu: &self.menu, may_exceed_cap: true, at: self.menu.at }, moment, command)?
        {
            evolve(&mut order, &fact, moment);
        }
        Ok(order)
    }

    /// The operation that is on its way, when it is the only one.
    pub fn sending_alone(&self) -> Option<&Operation> {
        let mut sending = self.pending.iter().filter(|step| step.is_sending);
        sending.next().filter(|_| sending.next().is_none()).map(|step| &step.operation)
    }

    /// No answer: everything stays queued, to be sent again as it is.
    pub fn put_back(&mut self) {
        for step in &mut self.pending {
            step.is_sending = false;
        }
    }

    /// The server refused what was sent, all of it. A single operation is dropped with whatever depends on it, which is
    /// answered with true; several are put back to be sent one by one.
    pub fn refuse(&mut self) -> bool {
        let is_single = self.pending.iter().filter(|step| step.is_sending).count() <= 1;
        if is_single {
            self.pending.retain(|step| !step.is_sending);
            self.pending = rebase(&self.confirmed, std::mem::take(&mut self.pending), &self.menu);
            self.one_by_one = self.one_by_one && !self.pending.is_empty();
        } else {
            self.put_back();
            self.one_by_one = true;
        }
        self.shown = foresee(&self.confirmed, &self.pending, &self.menu);
        is_single
    }

    /// A state of the order from the server. One that is older than what is known already is passed over.
    pub fn learn(&mut self, order: Order) {
        if self.confirmed.version <= order.version {
            self.confirmed = order;
        }
        self.shown = foresee(&self.confirmed, &self.pending, &self.menu);
    }

    /// A newer menu; what is pending is priced from it until the server answers.
    pub fn set_menu(&mut self, menu: Arc<Menu>) {
        self.menu = menu;
        self.shown = foresee(&self.confirmed, &self.pending, &self.menu);
    }

    /// The cart's line that another portion of the same may count on: added by this screen for the same seat, same
    /// choices, same note.
    pub fn line_to_grow(
        &self,
        item: ItemId,
        selection: &Selection,
        note: Option<&Note>,
        seat: Option<u8>,
    ) -> Option<&Line> {
        let is_same = |line: &&Line| {
            line.state == LineState::Draft
                && line.item == item
                && line.seat == seat
                && line.selection == *selection
                && line.note.as_ref() == note
                && line.quantity < Line::QUANTITY_MAX
                && self.own_lines.contains(&line.id)
        };
        self.shown.lines.iter().rev().find(is_same)
    }
}

#[cfg(test)]
mod tests;
