//! The pay sheet's state and the taking itself.

use leptos::{prelude::*, task::spawn_local};

use super::amount::{Bill, DIGITS_MAX, Reckoning, Tip, reckon};
use crate::{
    kernel::{
        error::{AppError, Code},
        money::Money,
    },
    orders::model::{Captured, Tender, command::OrderCommand},
    payments::{
        model::{NewPayment, OpenPayment, SimulatedCard, Taken},
        rpc::take_payment,
    },
    ui::{
        kit::keypad_key::KeypadKey,
        pos::order::desk::Desk,
        shared::{new_id::new_id, page::are_cards_hosted},
    },
};

/// Handles only, so it is copied freely.
#[derive(Clone, Copy)]
pub struct PayState {
    pub desk: Desk,
    pub tender: RwSignal<Tender>,
    /// Digits of minor units; empty: exactly what is due.
    pub typed: RwSignal<String>,
    pub tip: RwSignal<Tip>,
    /// Digits of a tip that was typed.
    pub tip_typed: RwSignal<String>,
    /// The keys type the tip, not the amount.
    pub is_typing_tip: RwSignal<bool>,
    pub card: RwSignal<SimulatedCard>,
    /// What was asked for and has no answer yet: it is repeated as it is, under the same id, until there is one, so that
    /// nothing is taken twice.
    pub attempt: RwSignal<Option<NewPayment>>,
    pub is_busy: RwSignal<bool>,
    pub error: RwSignal<Option<AppError>>,
    /// What came in last, and with what.
    pub taken: RwSignal<Option<Done>>,
    /// Card payments that somebody is about to make on the card company's page.
    pub pages: RwSignal<Vec<OpenPayment>>,
}

/// Money that has come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    pub tender: Tender,
    /// With rounding and tip.
    pub received: Money,
    pub tip: Money,
    pub change: Money,
}

impl Done {
    /// A payment that came in on a page.
    pub fn on_page(captured: &Captured) -> Self {
        Self { tender: captured.tender, received: captured.received(), tip: captured.tip, change: Money::ZERO }
    }

    fn of(payment: &NewPayment, taken: &Taken) -> Self {
        let captured = taken.order.payments.iter().find(|known| known.payment == payment.id);
        let received = captured.map_or(taken.amount, Captured::received);
        Self { tender: payment.tender, received, tip: payment.tip, change: taken.change }
    }
}

impl PayState {
    pub fn new(desk: Desk) -> Self {
        Self {
            desk,
            tender: RwSignal::new(Tender::Cash),
            typed: RwSignal::default(),
            tip: RwSignal::default(),
            tip_typed: RwSignal::default(),
            is_typing_tip: RwSignal::new(false),
            card: RwSignal::default(),
            attempt: RwSignal::new(None),
            is_busy: RwSignal::new(false),
            error: RwSignal::new(None),
            taken: RwSignal::new(None),
            pages: RwSignal::new(vec![]),
        }
    }

    /// What is left of the bill, or of the share that is paid.
    pub fn due(self) -> Money {
        let share = self.desk.share.get();
        self.desk.order.with(|order| match share {
            Some(id) => order.shares().iter().find(|share| share.id == id).map(|share| share.due).unwrap_or_default(),
            None => order.totals().due,
        })
    }

    pub fn bill(self) -> Bill {
        let due = self.due();
        let tip = self.tip_typed.with(|typed| self.tip.get().amount(due, typed));
        Bill { due, tip, coin: self.desk.order.with(|order| order.rules.cash_rounding) }
    }

    pub fn reckoning(self) -> Reckoning {
        self.typed.with(|typed| reckon(self.tender.get(), typed, self.bill()))
    }

    /// The whole of it as the chosen tender is taken: rounded in cash, and with the tip.
    pub fn to_pay(self) -> Money {
        reckon(self.tender.get(), "", self.bill()).received()
    }

    /// A key of the pad, for the amount or the tip.
    pub fn type_key(self, key: KeypadKey) {
        let typed = if self.is_typing_tip.get_untracked() { self.tip_typed } else { self.typed };
        typed.update(|typed| *typed = key.apply(typed, DIGITS_MAX));
    }

    /// Something is in the way of taking money: dishes that are not sent, or work that has not arrived.
    pub fn is_blocked(self) -> bool {
        self.desk.draft_counts() != (0, 0) || !self.desk.is_settled()
    }

    /// Whether any amount may be taken now.
    pub fn can_take(self) -> bool {
        !self.is_busy.get() && !self.is_blocked() && Money::ZERO < self.reckoning().amount
    }

    /// Whether the main button takes: cash has to cover what is due, a card may cover a part.
    pub fn can_take_all(self) -> bool {
        self.can_take() && (self.tender.get() != Tender::Cash || self.reckoning().short.is_zero())
    }

    /// Takes what is reckoned, or repeats what has no answer yet.
    pub fn take(self) {
        if self.is_busy.get_untracked() {
            return;
        }
        let payment = self.attempt.get_untracked().unwrap_or_else(|| {
            let reckoning = untrack(|| self.reckoning());
            NewPayment {
                id: new_id(),
                tender: self.tender.get_untracked(),
                amount: reckoning.amount,
                tip: reckoning.tip,
                share: self.desk.share.get_untracked(),
                tendered: reckoning.tendered,
                seen_due: untrack(|| self.due()),
                card: self.card.get_untracked(),
            }
        });
        self.attempt.set(Some(payment.clone()));
        self.error.set(None);
        if payment.tender == Tender::Card && are_cards_hosted() {
            self.open_page(payment);
            return;
        }
        self.is_busy.set(true);
        spawn_local(async move {
            match take_payment(self.desk.id, payment.clone()).await {
                Ok(taken) => {
                    self.attempt.try_set(None);
                    self.desk.learn(taken.order.clone());
                    self.taken.try_set(Some(Done::of(&payment, &taken)));
                    self.desk.pos.nudge();
                }
                Err(error) => self.not_taken(error).await,
            }
            self.is_busy.try_set(false);
        });
    }

    /// No money: why, and the bill as it is now. Only what has no answer is kept to be repeated.
    pub(super) async fn not_taken(self, error: AppError) {
        if !error.is_passing() {
            self.attempt.try_set(None);
        }
        let is_stale = matches!(
            error,
            AppError::Conflict {
                code: Code::StaleVersion | Code::AmountTooHigh | Code::OrderPaid | Code::UnsentLines | Code::BillSplit,
                ..
            }
        );
        self.error.try_set(Some(error));
        if is_stale {
            self.desk.refetch_order().await;
            self.typed.try_update(String::clear);
        }
    }

    /// Closes an order that costs nothing.
    pub fn complete(self) {
        if self.desk.act(OrderCommand::Complete) {
            self.close();
        }
    }

    /// Ready for the next part of the bill.
    pub fn again(self) {
        self.taken.set(None);
        self.error.set(None);
        self.typed.set(String::new());
        self.no_tip();
    }

    pub fn no_tip(self) {
        self.tip.set(Tip::None);
        self.tip_typed.set(String::new());
        self.is_typing_tip.set(false);
    }

    /// Leaves the sheet, unless money is being taken right now. What has no answer yet is kept for when it is opened again.
    pub fn close(self) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.desk.is_paying.set(false);
        self.taken.set(None);
        if self.attempt.with_untracked(Option::is_none) {
            self.again();
            self.tender.set(Tender::Cash);
            self.desk.share.set(None);
        }
    }
}
