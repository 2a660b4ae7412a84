//! Two people at one order at the same moment: whose operation comes first does not matter when they touch different
//! lines.

use proptest::{collection::vec, prelude::*};

use super::{
    histories::{History, Intent, Pick, actors, additions, notes, quantities, short_histories, states},
    lived::Lived,
    menus::id,
};
use crate::{
    kernel::actor::Actor,
    orders::model::{
        Moment, Order,
        command::OrderCommand,
        decide::{Policy, decide},
        evolve::evolve,
        line::LineState,
    },
};

/// What two people want of one order. Where both pick a line, it is not the same one.
#[derive(Clone, Debug)]
pub struct Pair {
    history: History,
    first: (Actor, Intent),
    second: (Actor, Intent),
}

pub fn pairs() -> impl Strategy<Value = Pair> {
    let two = (actors(), on_a_line(), actors(), on_a_line());
    (short_histories(), a_round(), 0u8..190, 1u8..6, two).prop_map(
        |(mut history, round, at, apart, (one, first, other, second))| {
            history.steps.extend(round);
            let (first, second) = (first.of_line(at, 2_000), second.of_line(at + apart, 2_001));
            Pair { history, first: (one, first), second: (other, second) }
        },
    )
}

/// Some dishes for the kitchen and some for the cart, so that there is something to work on.
fn a_round() -> impl Strategy<Value = Vec<(Actor, Intent)>> {
    (vec((actors(), additions()), 2..4), vec((actors(), additions()), 2..4))
        .prop_map(|(sent, drafts)| sent.into_iter().chain([(Actor::System, Intent::SendAll)]).chain(drafts).collect())
}

/// Operations on one line that leave the bill to others.
fn on_a_line() -> impl Strategy<Value = Intent> {
    let line = Pick(0);
    prop_oneof![
        1 => additions(),
        1 => notes().prop_map(move |note| Intent::SetNote { line, note }),
        1 => quantities().prop_map(move |quantity| Intent::SetQuantity { line, quantity }),
        3 => states().prop_map(move |to| Intent::Advance { lines: vec![line], to }),
    ]
}

impl Intent {
    fn of_line(self, pick: u8, new: u128) -> Self {
        let line = Pick(pick);
        match self {
            Self::Add { item, picks, is_chosen, quantity, note, .. } => {
                Self::Add { line: new, item, picks, is_chosen, quantity, note }
            }
            Self::SetNote { note, .. } => Self::SetNote { line, note },
            Self::SetQuantity { quantity, .. } => Self::SetQuantity { line, quantity },
            Self::Advance { to, .. } => Self::Advance { lines: vec![line], to },
            other => other,
        }
    }
}

/// The same order twice: as it is when the first comes first, and the other way round; and how many of the two
/// were accepted.
pub struct BothWays {
    pub one: Order,
    pub other: Order,
    pub accepted: [usize; 2],
}

impl Pair {
    /// None when the two are not independent.
    pub fn both_ways(&self) -> Option<BothWays> {
        let lived = Lived::while_open(&self.history);
        let first = (self.first.0, self.first.1.command(&lived.menu, &lived.order));
        let second = (self.second.0, self.second.1.command(&lived.menu, &lived.order));
        if touched(&first.1) == touched(&second.1) || races_for_the_end(&lived.order, &first.1, &second.1) {
            return None;
        }
        let (one, accepted) = in_turn(&lived, [&first, &second]);
        let (other, accepted_other) = in_turn(&lived, [&second, &first]);
        Some(BothWays { one, other, accepted: [accepted, accepted_other] })
    }
}

fn touched(command: &OrderCommand) -> Vec<crate::kernel::ids::LineId> {
    match command {
        OrderCommand::Advance { lines, .. } => lines.clone(),
        OrderCommand::AddLine { line, .. }
        | OrderCommand::SetNote { line, .. }
        | OrderCommand::SetQuantity { line, .. } => vec![*line],
        _ => vec![id(0)],
    }
}

/// Serving the last dish ends a paid order; taking a served dish back keeps it open. These two are not independent:
/// whoever comes first wins.
fn races_for_the_end(order: &Order, first: &OrderCommand, second: &OrderCommand) -> bool {
    let takes_back = |command: &OrderCommand| match command {
        OrderCommand::Advance { lines, to } => {
            *to != LineState::Served
                && lines.iter().filter_map(|id| order.line(*id)).any(|line| line.state == LineState::Served)
        }
        _ => false,
    };
    order.paid_at.is_some() && (takes_back(first) || takes_back(second))
}

fn in_turn(lived: &Lived, commands: [&(Actor, OrderCommand); 2]) -> (Order, usize) {
    let (mut order, mut accepted) = (lived.order.clone(), 0);
    for (by, command) in commands {
        let moment = Moment { by: *by, ..lived.moment(Actor::System) };
        if let Ok(facts) =
            decide(&order, &Policy { menu: &lived.menu, may_exceed_cap: true, at: None }, &moment, command)
        {
            accepted += 1;
            for fact in &facts {
                evolve(&mut order, fact, &moment);
            }
        }
    }
    // These tell whose operation came last, which is all that may differ.
    order.version = 0;
    if let Some(closure) = &mut order.closed {
        closure.by = Actor::System;
    }
    (order, accepted)
}

proptest! {
    #[test]
    fn operations_on_different_lines_come_to_the_same_in_either_order(pair in pairs()) {
        if let Some(both) = pair.both_ways() {
            prop_assert_eq!(both.one, both.other);
            prop_assert_eq!(both.accepted[0], both.accepted[1]);
        }
    }
}
