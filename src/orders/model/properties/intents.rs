//! What somebody wants. It becomes a command when the order it is about is known, so that most commands make sense.

use super::{bills::Act, menus::id};
use crate::{
    kernel::{
        ids::{LineId, ShareId},
        money::Money,
        text::Note,
    },
    menu::model::{Item, Menu, selection::Selection},
    orders::model::{
        Order, Tender,
        command::{Capture, OrderCommand, StockFate},
        line::LineState,
    },
};

#[derive(Clone, Debug)]
pub enum Intent {
    Add {
        line: u128,
        item: u128,
        picks: u64,
        is_chosen: bool,
        quantity: u32,
        note: Option<Note>,
        seat: Option<u8>,
        course: Option<u8>,
    },
    SetQuantity {
        line: Pick,
        quantity: u32,
    },
    SetNote {
        line: Pick,
        note: Option<Note>,
    },
    SetSeat {
        line: Pick,
        seat: Option<u8>,
    },
    SetCourse {
        line: Pick,
        course: u8,
    },
    Remove {
        line: Pick,
    },
    Send {
        lines: Vec<Pick>,
        is_held: bool,
    },
    SendAll,
    /// All drafts wait, but the first goes to the kitchen.
    HoldAll,
    Fire {
        lines: Vec<Pick>,
    },
    FireAll,
    Advance {
        lines: Vec<Pick>,
        to: LineState,
    },
    AdvanceAll {
        to: LineState,
    },
    Void {
        line: Pick,
        stock: Option<StockFate>,
    },
    /// The counter's acts on the bill.
    Act(Act),
    Pay {
        payment: u128,
        part: Part,
        extra: i64,
        over: i64,
        tip: i64,
        tender: Tender,
        /// Whose share, when the bill is divided.
        share: u8,
        is_due_seen: bool,
    },
    Complete,
    Cancel {
        stock: Option<StockFate>,
    },
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

    pub fn sent(self, order: &Order) -> LineId {
        self.line(order, LineState::is_sent)
    }
}

impl Intent {
    pub fn command(&self, menu: &Menu, order: &Order) -> OrderCommand {
        let ids = |keep: fn(LineState) -> bool| -> Vec<LineId> {
            order.lines.iter().filter(|line| keep(line.state)).map(|line| line.id).collect()
        };
        let drafts = || ids(|state| state == LineState::Draft);
        match self.clone() {
            Self::Add { line, item, picks, is_chosen, quantity, note, seat, course } => {
                let selection = menu.item(id(item)).filter(|_| is_chosen).map(|item| choose(menu, item, picks));
                let selection = selection.unwrap_or_default();
                OrderCommand::AddLine {
                    line: id(line),
                    item: id(item),
                    selection,
                    entered: Default::default(),
                    quantity,
                    note,
                    seat,
                    course,
                }
            }
            Self::SetQuantity { line, quantity } => OrderCommand::SetQuantity { line: line.draft(order), quantity },
            Self::SetNote { line, note } => OrderCommand::SetNote { line: line.draft(order), note },
            Self::SetSeat { line, seat } => OrderCommand::SetSeat { line: line.sent(order), seat },
            Self::SetCourse { line, course } => {
                let waits = |state| matches!(state, LineState::Draft | LineState::Held);
                OrderCommand::SetCourse { line: line.line(order, waits), course }
            }
            Self::Remove { line } => OrderCommand::RemoveLine { line: line.draft(order) },
            Self::Send { lines, is_held } => {
                let lines: Vec<LineId> = lines.iter().map(|pick| pick.draft(order)).collect();
                OrderCommand::Send { hold: if is_held { lines.clone() } else { vec![] }, lines }
            }
            Self::SendAll => OrderCommand::Send { lines: drafts(), hold: vec![] },
            Self::HoldAll => OrderCommand::Send { lines: drafts(), hold: drafts().into_iter().skip(1).collect() },
            Self::Fire { lines } => {
                let held = |pick: &Pick| pick.line(order, |state| state == LineState::Held);
                OrderCommand::Fire { lines: lines.iter().map(held).collect() }
            }
            Self::FireAll => OrderCommand::Fire { lines: ids(|state| state == LineState::Held) },
            Self::Advance { lines, to } => {
                OrderCommand::Advance { lines: lines.iter().map(|pick| pick.sent(order)).collect(), to }
            }
            Self::AdvanceAll { to } => {
                OrderCommand::Advance { lines: ids(|state| state.is_sent() && state != LineState::Held), to }
            }
            Self::Void { line, stock } => OrderCommand::Void { line: line.sent(order), reason: reason(), stock },
            Self::Act(act) => act.command(order),
            Self::Pay { .. } => self.capture(order),
            Self::Complete => OrderCommand::Complete,
            Self::Cancel { stock } => OrderCommand::Cancel { reason: reason(), stock },
        }
    }

    /// A payment; any other intent pays nothing.
    fn capture(&self, order: &Order) -> OrderCommand {
        let Self::Pay { payment, part, extra, over, tip, tender, share, is_due_seen } = self.clone() else {
            return OrderCommand::Complete;
        };
        let (share, due) = share_and_due(order, share);
        let amount = part.of(order, due) + extra;
        let coin = order.rules.cash_rounding.map_or(1, Money::minor);
        let rounded = if tender == Tender::Cash && amount == due { (amount + coin / 2) / coin * coin } else { amount };
        let over = if tender == Tender::Cash { over } else { over.min(1) };
        OrderCommand::Capture(Capture {
            payment: id(payment),
            tender,
            amount: Money::from_minor(amount),
            tip: Money::from_minor(tip),
            share,
            tendered: Money::from_minor(rounded + tip + over),
            seen_due: Money::from_minor(if is_due_seen { due } else { due + 1 }),
            is_fetched: false,
        })
    }
}

/// Mostly one of the bill's shares that owes something; now and then one it does not have.
fn share_and_due(order: &Order, pick: u8) -> (Option<ShareId>, i64) {
    let all = order.shares();
    let owing: Vec<_> = all.iter().filter(|share| Money::ZERO < share.due).collect();
    let picked = if owing.is_empty() { all.first() } else { Some(owing[usize::from(pick) % owing.len()]) };
    match picked {
        Some(share) if pick < 245 => (Some(share.id), share.due.minor()),
        _ => ((250 < pick).then(|| id(9_999)), order.totals().due.minor()),
    }
}

impl Part {
    fn of(self, order: &Order, due: i64) -> i64 {
        match self {
            Self::Percent(percent) => due * percent / 100,
            Self::AllBut(pick) => {
                let line = pick.sent(order);
                let mut without = order.clone();
                without.lines.retain(|kept| kept.id != line);
                without.totals().due.minor()
            }
        }
    }
}

pub fn reason() -> Note {
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
