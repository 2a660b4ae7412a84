//! What is being given back, and what that would mean: asked of the engine, which is the one that does it.

use leptos::prelude::*;

use crate::{
    kernel::{
        ids::{LineId, PaymentId, RefundId},
        money::Money,
        text::Note,
    },
    orders::model::{
        Captured, Order,
        command::{OrderCommand, Refund, RefundFrom, RefundLine, RefundOf},
        refunds::Refunded,
    },
    ui::{
        pos::order::{desk::Desk, sheet::Sheet},
        shared::new_id::new_id,
    },
};

/// What money is given back for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Whole,
    Dishes,
    Amount,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::Dishes, Self::Amount, Self::Whole];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Dishes => "dishes",
            Self::Amount => "amount",
        }
    }
}

/// Handles only, so it is copied freely.
#[derive(Clone, Copy)]
pub struct RefundState {
    pub desk: Desk,
    pub kind: RwSignal<Kind>,
    /// Portions of dishes.
    pub lines: RwSignal<Vec<RefundLine>>,
    /// Digits of minor units.
    pub typed: RwSignal<String>,
    /// The payments it comes out of, in this order; none: the last one first.
    pub from: RwSignal<Vec<PaymentId>>,
    pub reason: RwSignal<String>,
    /// Stays the same until the money is back, so that a repeat gives nothing twice.
    id: RwSignal<Option<RefundId>>,
}

impl RefundState {
    pub fn new(desk: Desk) -> Self {
        Self {
            desk,
            kind: RwSignal::new(Kind::Dishes),
            lines: RwSignal::new(vec![]),
            typed: RwSignal::default(),
            from: RwSignal::new(vec![]),
            reason: RwSignal::default(),
            id: RwSignal::new(None),
        }
    }

    pub fn is_asked(self) -> bool {
        self.desk.sheet.get() == Some(Sheet::Refund)
    }

    /// A changed bill that was paid too much: that is given back, nothing else.
    pub fn is_overpaid(self) -> bool {
        self.desk.order.with(|order| order.totals().due.is_negative())
    }

    pub fn start(self) {
        self.kind.set(Kind::Dishes);
        self.lines.set(vec![]);
        self.typed.set(String::new());
        self.from.set(vec![]);
        self.reason.set(String::new());
        if self.id.with_untracked(Option::is_none) {
            self.id.set(Some(new_id()));
        }
    }

    fn what(self) -> Option<RefundOf> {
        if self.is_overpaid() {
            return Some(RefundOf::Overpaid);
        }
        match self.kind.get() {
            Kind::Whole => Some(RefundOf::Whole),
            Kind::Dishes => {
                self.lines.with(|lines| (!lines.is_empty()).then(|| RefundOf::Lines { lines: lines.clone() }))
            }
            Kind::Amount => {
                let minor: i64 = self.typed.with(|typed| typed.parse().ok())?;
                Some(RefundOf::Amount { amount: Money::try_from(minor).ok()? })
            }
        }
    }

    fn command(self, reason: Note, from: Vec<RefundFrom>) -> Option<OrderCommand> {
        Some(OrderCommand::Refund(Refund { refund: self.id.get()?, what: self.what()?, from, reason }))
    }

    /// What would go back, payment by payment; none while it cannot be done.
    pub fn outcome(self) -> Option<Vec<Refunded>> {
        let any_reason = Note::parse("?").ok()?;
        let after = self.desk.after(&self.command(any_reason.clone(), vec![])?)?;
        let given = new_refunds(&self.desk.order.get(), after);
        let amount = given.iter().map(|refund| refund.amount).sum::<Money>();
        let from = self.from.with(|from| self.desk.order.with(|order| parts(order, from, amount)))?;
        if from.is_empty() {
            return Some(given);
        }
        let after = self.desk.after(&self.command(any_reason, from)?)?;
        Some(new_refunds(&self.desk.order.get(), after))
    }

    pub fn give_back(self, done: impl Fn() + Send + Sync + 'static) {
        let Ok(reason) = Note::parse(&self.reason.get_untracked()) else { return };
        let Some(given) = untrack(|| self.outcome()) else { return };
        let amount = given.iter().map(|refund| refund.amount).sum::<Money>();
        let from = self.from.with_untracked(|from| self.desk.order.with_untracked(|order| parts(order, from, amount)));
        let Some(command) = from.and_then(|from| untrack(|| self.command(reason, from))) else { return };
        self.desk.act_now(command, move || {
            self.id.try_set(None);
            done();
        });
    }
}

fn new_refunds(before: &Order, mut after: Order) -> Vec<Refunded> {
    after.refunds.split_off(before.refunds.len().min(after.refunds.len()))
}

/// What is still kept of a payment, tips aside.
pub fn kept(order: &Order, payment: &Captured) -> Money {
    let back = order.refunds.iter().filter(|refund| refund.payment == payment.payment);
    payment.amount - back.map(|refund| refund.amount).sum()
}

/// How much of an amount comes out of each chosen payment, the first one as far as it goes; none when they do not cover
/// it, nothing when none is chosen.
fn parts(order: &Order, from: &[PaymentId], amount: Money) -> Option<Vec<RefundFrom>> {
    let mut left = amount;
    let mut parts = vec![];
    for id in from {
        let payment = order.payments.iter().find(|payment| payment.payment == *id)?;
        let part = kept(order, payment).min(left);
        if Money::ZERO < part {
            parts.push(RefundFrom { payment: *id, amount: part });
            left = left - part;
        }
    }
    (from.is_empty() || left.is_zero()).then_some(parts)
}

/// Portions of a line that can still be given back.
pub fn left_of(order: &Order, id: LineId) -> u32 {
    let credited = order.credits.iter().flat_map(|credit| &credit.lines).filter(|known| known.line == id);
    let credited: u32 = credited.map(|known| known.quantity).sum();
    order.line(id).map_or(0, |line| line.quantity.saturating_sub(credited))
}
