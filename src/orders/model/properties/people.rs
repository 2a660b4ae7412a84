//! Two people at one order at the same moment: whose operation comes first does not matter when they touch different
//! lines, or different things that are said of the order.

use proptest::{collection::vec, prelude::*};

use super::{
    bills::{Act, values},
    histories::{History, actors, additions, courses, notes, quantities, seats, short_histories, states},
    intents::{Intent, Pick},
    lived::Lived,
};
use crate::{
    kernel::{actor::Actor, ids::LineId},
    orders::model::{Moment, Order, adjust::Scope, command::OrderCommand, evolve::evolve},
};

/// What two people want of one order. Where both pick a line, it is not the same one.
#[derive(Clone, Debug)]
pub struct Pair {
    history: History,
    first: (Actor, Intent),
    second: (Actor, Intent),
}

pub fn pairs() -> impl Strategy<Value = Pair> {
    let two = (actors(), anything(), actors(), anything());
    (short_histories(), a_round(), 0u8..190, 1u8..6, two).prop_map(
        |(mut history, round, at, apart, (one, first, other, second))| {
            history.steps.extend(round);
            let (first, second) = (first.of_line(at, 2_000), second.of_line(at + apart, 2_001));
            Pair { history, first: (one, first), second: (other, second) }
        },
    )
}

/// Some dishes for the kitchen, some held and some for the cart, so that there is something to work on.
fn a_round() -> impl Strategy<Value = Vec<(Actor, Intent)>> {
    let some = || vec((actors(), additions()), 2..4);
    (some(), some(), some()).prop_map(|(sent, held, drafts)| {
        let (send, hold) = ((Actor::System, Intent::SendAll), (Actor::System, Intent::HoldAll));
        sent.into_iter().chain([send]).chain(held).chain([hold]).chain(drafts).collect()
    })
}

fn anything() -> impl Strategy<Value = Intent> {
    prop_oneof![8 => on_a_line(), 1 => on_the_order()]
}

/// Operations on one line. A discount waits for a bill on which nothing is paid, where it cannot settle anything.
fn on_a_line() -> impl Strategy<Value = Intent> {
    let line = Pick(0);
    prop_oneof![
        1 => additions(),
        1 => notes().prop_map(move |note| Intent::SetNote { line, note }),
        1 => quantities().prop_map(move |quantity| Intent::SetQuantity { line, quantity }),
        1 => seats().prop_map(move |seat| Intent::SetSeat { line, seat }),
        1 => courses().prop_map(move |course| Intent::SetCourse { line, course }),
        1 => any::<bool>().prop_map(move |is_held| Intent::Send { lines: vec![line], is_held }),
        1 => Just(Intent::Fire { lines: vec![line] }),
        1 => values().prop_map(move |value| Intent::Act(Act::Discount { id: 0, on: Some(line), value })),
        3 => states().prop_map(move |to| Intent::Advance { lines: vec![line], to }),
    ]
}

fn on_the_order() -> impl Strategy<Value = Intent> {
    prop_oneof![
        (1u32..=9).prop_map(|covers| Intent::Act(Act::SetCovers(covers))),
        Just(Intent::Act(Act::SetServer(7))),
        Just(Intent::Act(Act::SetName(Some("Grace")))),
    ]
}

impl Intent {
    fn of_line(self, pick: u8, new: u128) -> Self {
        let line = Pick(pick);
        match self {
            Self::Add { item, picks, is_chosen, quantity, note, seat, course, .. } => {
                Self::Add { line: new, item, picks, is_chosen, quantity, note, seat, course }
            }
            Self::SetNote { note, .. } => Self::SetNote { line, note },
            Self::SetQuantity { quantity, .. } => Self::SetQuantity { line, quantity },
            Self::SetSeat { seat, .. } => Self::SetSeat { line, seat },
            Self::SetCourse { course, .. } => Self::SetCourse { line, course },
            Self::Send { is_held, .. } => Self::Send { lines: vec![line], is_held },
            Self::Fire { .. } => Self::Fire { lines: vec![line] },
            Self::Act(Act::Discount { value, .. }) => Self::Act(Act::Discount { id: new, on: Some(line), value }),
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
        let depends = |one: &(Actor, OrderCommand)| decides_alone(&lived, one) || is_limited(&lived.order, &one.1);
        if touched(&first.1) == touched(&second.1) || depends(&first) || depends(&second) {
            return None;
        }
        let (one, accepted) = in_turn(&lived, [&first, &second]);
        let (other, accepted_other) = in_turn(&lived, [&second, &first]);
        Some(BothWays { one, other, accepted: [accepted, accepted_other] })
    }
}

#[derive(PartialEq)]
enum Touched {
    Lines(Vec<LineId>),
    Covers,
    Server,
    Name,
    Everything,
}

fn touched(command: &OrderCommand) -> Touched {
    match command {
        OrderCommand::Advance { lines, .. } | OrderCommand::Fire { lines } | OrderCommand::Send { lines, .. } => {
            Touched::Lines(lines.clone())
        }
        OrderCommand::AddLine { line, .. }
        | OrderCommand::SetNote { line, .. }
        | OrderCommand::SetQuantity { line, .. }
        | OrderCommand::SetSeat { line, .. }
        | OrderCommand::SetCourse { line, .. }
        | OrderCommand::Discount { scope: Scope::Line { line }, .. } => Touched::Lines(vec![*line]),
        OrderCommand::SetCovers { .. } => Touched::Covers,
        OrderCommand::SetServer { .. } => Touched::Server,
        OrderCommand::SetName { .. } => Touched::Name,
        _ => Touched::Everything,
    }
}

/// Serving the last dish ends a paid order, a discount settles a bill on which money was taken, and neither takes
/// anything further then: whoever comes first wins.
fn decides_alone(lived: &Lived, (by, command): &(Actor, OrderCommand)) -> bool {
    let (order, moment) = (&lived.order, lived.moment(*by));
    let mut after = order.clone();
    for fact in lived.answer(order, &moment, command).iter().flatten() {
        evolve(&mut after, fact, &moment);
    }
    after.closed != order.closed || after.paid_at != order.paid_at
}

/// What may be taken off still depends on what others have taken off, where money was taken for the bill, or where
/// the house has a cap and a discount of the whole bill shifts odd cents among the lines.
fn is_limited(order: &Order, command: &OrderCommand) -> bool {
    let is_on_all = order.adjustments.iter().any(|adjustment| adjustment.scope == Scope::Order);
    matches!(command, OrderCommand::Discount { .. })
        && (!order.payments.is_empty() || (is_on_all && order.rules.discount_cap.is_some()))
}

fn in_turn(lived: &Lived, commands: [&(Actor, OrderCommand); 2]) -> (Order, usize) {
    let (mut order, mut accepted) = (lived.order.clone(), 0);
    for (by, command) in commands {
        let moment = Moment { by: *by, ..lived.moment(Actor::System) };
        if let Ok(facts) = lived.answer(&order, &moment, command) {
            accepted += 1;
            for fact in &facts {
                evolve(&mut order, fact, &moment);
            }
        }
    }
    // These tell whose operation came last, which is all that may differ.
    order.version = 0;
    order.adjustments.sort_by_key(|adjustment| adjustment.id);
    if let Some(closure) = &mut order.closed {
        closure.by = Actor::System;
    }
    (order, accepted)
}

proptest! {
    #[test]
    fn operations_on_different_lines_come_to_the_same_in_either_order(pair in pairs()) {
        if let Some(both) = pair.both_ways() {
            prop_assert_eq!(both.one.totals(), both.other.totals());
            prop_assert_eq!(both.one, both.other);
            prop_assert_eq!(both.accepted[0], both.accepted[1]);
        }
    }
}
