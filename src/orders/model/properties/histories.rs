//! Random histories: who did what to an order, one minute after the other.

use proptest::{
    collection::vec,
    prelude::{Just, Strategy, any, prop_oneof},
};

use super::menus::{id, menus};
use crate::{
    kernel::{actor::Actor, ids::LineId, money::Money, text::Note},
    menu::model::{Item, Menu, selection::Selection},
    orders::model::{
        Channel, Order, Tender,
        command::{Capture, OrderCommand},
        line::LineState,
    },
};

#[derive(Clone, Debug)]
pub struct History {
    pub menu: Menu,
    pub channel: Channel,
    pub steps: Vec<(Actor, Intent)>,
}

/// What somebody wants. It becomes a command when the order it is about is known, so that most commands make sense.
#[derive(Clone, Debug)]
pub enum Intent {
    Add { line: u128, item: u128, picks: u64, is_chosen: bool, quantity: u32, note: Option<Note> },
    SetQuantity { line: Pick, quantity: u32 },
    SetNote { line: Pick, note: Option<Note> },
    Remove { line: Pick },
    Send { lines: Vec<Pick> },
    SendAll,
    Advance { lines: Vec<Pick>, to: LineState },
    AdvanceAll { to: LineState },
    Void { line: Pick },
    Pay { payment: u128, part: Part, extra: i64, over: i64, tender: Tender, is_due_seen: bool },
    Complete,
    Cancel,
}

/// How much of what is due somebody pays.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    Percent(i64),
    /// Everything but this line.
    AllBut(Pick),
}

/// One of the order's lines: mostly one that fits, sometimes any, now and then one the order does not have.
#[derive(Clone, Copy, Debug)]
pub struct Pick(pub u8);

impl Pick {
    fn line(self, order: &Order, fits: fn(LineState) -> bool) -> LineId {
        let is_choosy = self.0 < 200;
        let lines: Vec<LineId> =
            order.lines.iter().filter(|line| !is_choosy || fits(line.state)).map(|line| line.id).collect();
        match lines.len() {
            known if 0 < known && self.0 < 250 => lines[usize::from(self.0) % known],
            _ => id(9_999),
        }
    }

    fn draft(self, order: &Order) -> LineId {
        self.line(order, |state| state == LineState::Draft)
    }

    fn sent(self, order: &Order) -> LineId {
        self.line(order, LineState::is_sent)
    }
}

pub fn histories() -> impl Strategy<Value = History> {
    histories_within(30)
}

/// Histories that end while most orders are still open.
pub fn short_histories() -> impl Strategy<Value = History> {
    histories_within(12)
}

fn histories_within(rounds_max: usize) -> impl Strategy<Value = History> {
    let channel = prop_oneof![Just(Channel::DineIn), Just(Channel::Takeaway)];
    let beginning = vec((actors(), additions()), 1..5);
    (menus(), channel, beginning, vec(rounds(), 0..rounds_max)).prop_map(|(menu, channel, beginning, rounds)| History {
        menu,
        channel,
        steps: beginning.into_iter().chain(rounds.into_iter().flatten()).collect(),
    })
}

/// Mostly single operations; sometimes what people do in one go, so that histories come far.
fn rounds() -> impl Strategy<Value = Vec<(Actor, Intent)>> {
    let to_kitchen = (actors(), additions(), additions())
        .prop_map(|(by, one, other)| vec![(by, one), (by, other), (by, Intent::SendAll)]);
    let to_till = (actors(), payments()).prop_map(|(by, payment)| vec![(by, Intent::SendAll), (by, payment)]);
    prop_oneof![
        20 => (actors(), intents()).prop_map(|one| vec![one]),
        2 => to_kitchen,
        1 => to_till,
        1 => taken_back(),
    ]
}

/// Everything but one line is paid, then that line is taken back: the bill is settled without a payment. What stands
/// in the cart, and leaves it, decides when.
fn taken_back() -> impl Strategy<Value = Vec<(Actor, Intent)>> {
    (any::<bool>(), any::<bool>(), additions(), 0u8..200, 0u128..6).prop_map(
        |(is_served, is_late, addition, at, payment)| {
            let (line, tender) = (Pick(at), Tender::Card);
            let pay = Intent::Pay { payment, part: Part::AllBut(line), extra: 0, over: 0, tender, is_due_seen: true };
            let served = is_served.then_some(Intent::AdvanceAll { to: LineState::Served });
            let (late, changed_mind) =
                if is_late { (Some(addition), Some(Intent::Remove { line })) } else { (None, None) };
            let acts = [Some(Intent::SendAll), served, Some(pay), late, Some(Intent::Void { line }), changed_mind];
            acts.into_iter().flatten().map(|act| (Actor::Member(id(1)), act)).collect()
        },
    )
}

pub fn actors() -> impl Strategy<Value = Actor> {
    prop_oneof![
        2 => Just(Actor::Member(id(1))),
        2 => Just(Actor::Member(id(2))),
        1 => Just(Actor::Guest(id(1))),
        1 => Just(Actor::Guest(id(2))),
    ]
}

pub fn intents() -> impl Strategy<Value = Intent> {
    let sent = prop_oneof![Just(LineState::Preparing), Just(LineState::Ready), Just(LineState::Served)];
    prop_oneof![
        45 => additions(),
        15 => (picks(), quantities()).prop_map(|(line, quantity)| Intent::SetQuantity { line, quantity }),
        15 => (picks(), notes()).prop_map(|(line, note)| Intent::SetNote { line, note }),
        10 => picks().prop_map(|line| Intent::Remove { line }),
        8 => vec(picks(), 0..3).prop_map(|lines| Intent::Send { lines }),
        4 => Just(Intent::SendAll),
        40 => (vec(picks(), 0..4), states()).prop_map(|(lines, to)| Intent::Advance { lines, to }),
        15 => sent.prop_map(|to| Intent::AdvanceAll { to }),
        10 => picks().prop_map(|line| Intent::Void { line }),
        10 => payments(),
        3 => Just(Intent::Complete),
        1 => Just(Intent::Cancel),
    ]
}

pub fn additions() -> impl Strategy<Value = Intent> {
    let chosen = prop_oneof![19 => Just(true), 1 => Just(false)];
    let items = prop_oneof![30 => 1u128..=5, 1 => Just(6)];
    (1_000u128..1_020, items, any::<u64>(), chosen, quantities(), notes()).prop_map(
        |(line, item, picks, is_chosen, quantity, note)| Intent::Add { line, item, picks, is_chosen, quantity, note },
    )
}

fn picks() -> impl Strategy<Value = Pick> {
    any::<u8>().prop_map(Pick)
}

pub fn quantities() -> impl Strategy<Value = u32> {
    prop_oneof![20 => 1u32..=5, 1 => 1u32..=999, 1 => Just(0), 1 => Just(1_000)]
}

pub fn notes() -> impl Strategy<Value = Option<Note>> {
    prop_oneof![Just(None), Just(Some("no butter")), Just(Some("¡sin gluten! 不要"))]
        .prop_map(|text| text.map(|text| Note::parse(text).unwrap()))
}

pub fn states() -> impl Strategy<Value = LineState> {
    let any = (0..LineState::ALL.len()).prop_map(|at| LineState::ALL[at]);
    prop_oneof![1 => any, 1 => Just(LineState::Preparing), 1 => Just(LineState::Ready), 1 => Just(LineState::Served)]
}

fn payments() -> impl Strategy<Value = Intent> {
    let percent = prop_oneof![2 => Just(100i64), 3 => 1i64..100];
    let part = percent.prop_map(Part::Percent);
    let extra = prop_oneof![8 => Just(0i64), 1 => Just(1), 1 => -2i64..=2];
    let over = prop_oneof![4 => Just(0i64), 2 => 1i64..2_000, 1 => Just(-1)];
    let tender = prop_oneof![Just(Tender::Cash), Just(Tender::Card)];
    let seen = prop_oneof![9 => Just(true), 1 => Just(false)];
    (0u128..6, part, extra, over, tender, seen).prop_map(|(payment, part, extra, over, tender, is_due_seen)| {
        Intent::Pay { payment, part, extra, over, tender, is_due_seen }
    })
}

impl Intent {
    pub fn command(&self, menu: &Menu, order: &Order) -> OrderCommand {
        let ids = |keep: fn(LineState) -> bool| {
            order.lines.iter().filter(|line| keep(line.state)).map(|line| line.id).collect()
        };
        match self.clone() {
            Self::Add { line, item, picks, is_chosen, quantity, note } => {
                let selection = menu.item(id(item)).filter(|_| is_chosen).map(|item| choose(menu, item, picks));
                let selection = selection.unwrap_or_default();
                OrderCommand::AddLine {
                    line: id(line),
                    item: id(item),
                    selection,
                    entered: Default::default(),
                    quantity,
                    note,
                    seat: None,
                    course: None,
                }
            }
            Self::SetQuantity { line, quantity } => OrderCommand::SetQuantity { line: line.draft(order), quantity },
            Self::SetNote { line, note } => OrderCommand::SetNote { line: line.draft(order), note },
            Self::Remove { line } => OrderCommand::RemoveLine { line: line.draft(order) },
            Self::Send { lines } => {
                OrderCommand::Send { lines: lines.iter().map(|pick| pick.draft(order)).collect(), hold: vec![] }
            }
            Self::SendAll => OrderCommand::Send { lines: ids(|state| state == LineState::Draft), hold: vec![] },
            Self::Advance { lines, to } => {
                OrderCommand::Advance { lines: lines.iter().map(|pick| pick.sent(order)).collect(), to }
            }
            Self::AdvanceAll { to } => OrderCommand::Advance { lines: ids(LineState::is_sent), to },
            Self::Void { line } => OrderCommand::Void { line: line.sent(order), reason: reason(), stock: None },
            Self::Pay { payment, part, extra, over, tender, is_due_seen } => {
                let due = order.totals().due.minor();
                let amount = part.of(order) + extra;
                OrderCommand::Capture(Capture {
                    payment: id(payment),
                    tender,
                    amount: Money::from_minor(amount),
                    tip: Money::ZERO,
                    share: None,
                    tendered: Money::from_minor(amount + if tender == Tender::Cash { over } else { over.min(1) }),
                    seen_due: Money::from_minor(if is_due_seen { due } else { due + 1 }),
                })
            }
            Self::Complete => OrderCommand::Complete,
            Self::Cancel => OrderCommand::Cancel { reason: reason(), stock: None },
        }
    }
}

impl Part {
    fn of(self, order: &Order) -> i64 {
        match self {
            Self::Percent(percent) => order.totals().due.minor() * percent / 100,
            Self::AllBut(pick) => {
                let line = pick.sent(order);
                let mut without = order.clone();
                without.lines.retain(|kept| kept.id != line);
                without.totals().due.minor()
            }
        }
    }
}

fn reason() -> Note {
    Note::parse("spilt").unwrap()
}

/// A selection that the item allows.
fn choose(menu: &Menu, item: &Item, mut picks: u64) -> Selection {
    let mut pick = |count: usize| {
        let (rest, picked) = (picks / count as u64, picks % count as u64);
        picks = rest;
        usize::try_from(picked).expect("a pick is below the count")
    };
    let variant = (!item.variants.is_empty()).then(|| item.variants[pick(item.variants.len())].id);
    let mut modifiers = vec![];
    for group in menu.groups_of(item) {
        let count = group.min as usize + pick((group.max - group.min) as usize + 1);
        modifiers.extend((0..count).map(|_| group.modifiers[pick(group.modifiers.len())].id));
    }
    let mut options = vec![];
    for slot in &item.slots {
        options.extend((0..slot.choose).map(|_| (slot.id, slot.options[pick(slot.options.len())].id)));
    }
    Selection { variant, modifiers, options }
}
