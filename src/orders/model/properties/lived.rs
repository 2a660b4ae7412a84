//! Histories as the server lives through them: one operation a minute, each with the order before and after it.

use super::{
    histories::History,
    menus::{id, minutes, opening},
};
use crate::{
    kernel::{actor::Actor, ids::LineId},
    menu::model::Menu,
    orders::model::{
        Channel, Moment, Order, OrderNumber,
        command::OrderCommand,
        decide::{Policy, decide},
        error::OrderError,
        evolve::{evolve, opened},
        fact::{Opened, OrderFact},
    },
};

/// A history as it was lived through.
pub struct Lived {
    pub menu: Menu,
    pub order: Order,
    pub steps: Vec<Step>,
    /// Everything that happened, the opening first.
    pub facts: Vec<(Moment, OrderFact)>,
}

pub type Answer = Result<Vec<OrderFact>, OrderError>;

pub fn may_exceed_cap(by: Actor) -> bool {
    by == Actor::Member(id(1))
}

/// One operation, with the order before and after it.
pub struct Step {
    pub moment: Moment,
    pub command: OrderCommand,
    pub before: Order,
    pub answer: Answer,
    pub after: Order,
}

impl Lived {
    pub fn through(history: &History) -> Self {
        let mut lived = Self::opened(history);
        for (by, intent) in &history.steps {
            let command = intent.command(&lived.menu, &lived.order);
            lived.perform(*by, command);
        }
        lived
    }

    /// The history up to the operation that would end the order.
    pub fn while_open(history: &History) -> Self {
        let lived = Self::through(history);
        let open = lived.steps.iter().take_while(|step| step.after.is_open()).count();
        Self::through(&History { steps: history.steps[..open].to_vec(), ..history.clone() })
    }

    /// The history up to the operation that would settle the bill or end the order.
    pub fn while_unpaid(history: &History) -> Self {
        let lived = Self::through(history);
        let is_unpaid = |order: &Order| order.is_open() && order.paid_at.is_none();
        let unpaid = lived.steps.iter().take_while(|step| is_unpaid(&step.after)).count();
        Self::through(&History { steps: history.steps[..unpaid].to_vec(), ..history.clone() })
    }

    /// Everything in the cart is ordered; what has gone off in the meantime is not had.
    pub fn send_all(&mut self) {
        let drafts: Vec<LineId> = self.order.drafts().map(|line| line.id).collect();
        for line in drafts {
            self.perform(Actor::Member(id(1)), OrderCommand::Send { lines: vec![line], hold: vec![] });
            if self.order.drafts().any(|draft| draft.id == line) {
                self.then(OrderCommand::RemoveLine { line });
            }
        }
    }

    fn opened(history: &History) -> Self {
        let is_dine_in = history.channel == Channel::DineIn;
        let fact = Opened {
            order: id(1),
            channel: history.channel,
            seating: is_dine_in.then(|| id(1)),
            table: is_dine_in.then(|| id(1)),
            currency: history.menu.currency,
            prices_include_tax: history.menu.prices_include_tax,
            rules: history.rules,
            covers: history.covers,
        };
        let moment = Moment { at: opening(), by: Actor::System };
        let order = opened(&fact, &moment);
        Self { menu: history.menu.clone(), order, steps: vec![], facts: vec![(moment, OrderFact::Opened(fact))] }
    }

    /// The next minute.
    pub fn moment(&self, by: Actor) -> Moment {
        let passed = u32::try_from(self.steps.len()).expect("histories are short");
        Moment { at: opening() + minutes(passed), by }
    }

    /// What the engine answers. The owner may take off more than the house's cap, nobody else may.
    pub fn answer(&self, order: &Order, moment: &Moment, command: &OrderCommand) -> Answer {
        let policy = Policy { menu: &self.menu, may_exceed_cap: may_exceed_cap(moment.by), at: None };
        decide(order, &policy, moment, command)
    }

    /// The next thing that the owner does; it has to be possible.
    pub fn then(&mut self, command: OrderCommand) {
        self.perform(Actor::Member(id(1)), command);
        let step = self.steps.last().expect("it was just done");
        assert!(step.answer.is_ok(), "{:?}: {:?}", step.command, step.answer);
    }

    /// Does one operation as the server does: facts, and the number that the day gives to the first sending.
    pub fn perform(&mut self, by: Actor, command: OrderCommand) {
        let (moment, before) = (self.moment(by), self.order.clone());
        let answer = self.answer(&before, &moment, &command);
        let mut facts = answer.clone().unwrap_or_default();
        let is_ordered = |fact: &OrderFact| matches!(fact, OrderFact::LinesSent { .. } | OrderFact::LinesHeld { .. });
        if before.number.is_none() && facts.iter().any(is_ordered) {
            facts.push(OrderFact::Numbered { number: OrderNumber { date: opening().date_naive(), number: 83 } });
        }
        for fact in facts {
            evolve(&mut self.order, &fact, &moment);
            self.facts.push((moment, fact));
        }
        self.steps.push(Step { moment, command, before, answer, after: self.order.clone() });
    }
}
