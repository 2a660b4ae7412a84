//! What the counter wants of a bill: discounts, service, shares, money back, changes of what was paid.

use proptest::{
    collection::vec,
    prelude::{Just, Strategy, any, prop_oneof},
};

use super::{
    histories::picks,
    intents::{Pick, reason},
    menus::id,
};
use crate::{
    kernel::{
        ids::PaymentId,
        money::{Money, Rate},
        text::Name,
    },
    orders::model::{
        Order, Tender,
        adjust::{Scope, Value},
        bill_to::BillTo,
        command::{OrderCommand, Refund, RefundFrom, RefundLine, RefundOf},
        split::{Part, Portion, Share},
    },
};

#[derive(Clone, Debug)]
pub enum Act {
    Discount {
        id: u128,
        /// None: the whole bill.
        on: Option<Pick>,
        value: Off,
    },
    RemoveDiscount {
        at: usize,
    },
    WaiveService,
    Split(Division),
    /// One bill again.
    Together,
    SetCovers(u32),
    SetServer(u128),
    SetName(Option<&'static str>),
    SetCustomer(Option<u128>),
    SetBillTo(Option<&'static str>),
    Refund {
        id: u128,
        what: Back,
        from: From,
    },
    CorrectTender {
        payment: u8,
        to: Tender,
    },
    Amend,
    Reopen,
}

/// What is taken off.
#[derive(Clone, Copy, Debug)]
pub enum Off {
    /// Basis points.
    Percent(i32),
    Amount(i64),
    Comp,
}

/// How a bill is divided. The shares' ids count on from the first.
#[derive(Clone, Debug)]
pub struct Division {
    pub first: u128,
    pub parts: Vec<Piece>,
}

#[derive(Clone, Debug)]
pub enum Piece {
    Even,
    /// A percentage of what is due.
    Percent(i64),
    Lines(Vec<(Pick, u32)>),
}

#[derive(Clone, Debug)]
pub enum Back {
    Whole,
    /// A percentage of what is kept.
    Percent(i64),
    Lines(Vec<(Pick, u32)>),
    Overpaid,
}

/// Which payments money goes back to.
#[derive(Clone, Copy, Debug)]
pub enum From {
    Last,
    /// All of it to this one.
    One(u8),
    /// To the first as much as it has, the rest to the others.
    First,
    /// A cent of it nowhere.
    Short,
}

impl Act {
    pub fn overpaid(refund: u128) -> Self {
        Self::Refund { id: refund, what: Back::Overpaid, from: From::Last }
    }

    pub fn command(&self, order: &Order) -> OrderCommand {
        let reason = reason();
        match self.clone() {
            Self::Discount { id: adjustment, on, value } => {
                let scope = on.map_or(Scope::Order, |pick| Scope::Line { line: pick.sent(order) });
                OrderCommand::Discount { adjustment: id(adjustment), scope, value: value.value(), reason }
            }
            Self::RemoveDiscount { at } => {
                let known = order.adjustments.get(at % order.adjustments.len().max(1));
                OrderCommand::RemoveDiscount { adjustment: known.map_or_else(|| id(9_999), |known| known.id) }
            }
            Self::WaiveService => OrderCommand::WaiveService { reason },
            Self::Split(division) => OrderCommand::Split { shares: division.shares(order) },
            Self::Together => OrderCommand::Split { shares: vec![] },
            Self::SetCovers(covers) => OrderCommand::SetCovers { covers },
            Self::SetServer(member) => OrderCommand::SetServer { member: id(member) },
            Self::SetName(name) => OrderCommand::SetName { name: name.map(|name| Name::parse(name).unwrap()) },
            Self::SetCustomer(customer) => OrderCommand::SetCustomer { customer: customer.map(id) },
            Self::SetBillTo(name) => OrderCommand::SetBillTo {
                bill_to: name.map(|name| BillTo { name: Name::parse(name).unwrap(), address: None, tax_id: None }),
            },
            Self::Refund { id: refund, what, from } => {
                let what = what.of(order);
                let from = from.parts(order, &what);
                OrderCommand::Refund(Refund { refund: id(refund), what, from, reason })
            }
            Self::CorrectTender { payment, to } => {
                OrderCommand::CorrectTender { payment: payment_at(order, payment), to, reason }
            }
            Self::Amend => OrderCommand::Amend { reason },
            Self::Reopen => OrderCommand::Reopen { reason },
        }
    }
}

fn payment_at(order: &Order, at: u8) -> PaymentId {
    match order.payments.len() {
        known if 0 < known && at < 245 => order.payments[usize::from(at) % known].payment,
        _ => id(9_999),
    }
}

impl Off {
    pub fn value(self) -> Value {
        match self {
            Self::Percent(basis_points) => Value::Percent { rate: Rate::from_basis_points(basis_points) },
            Self::Amount(amount) => Value::Amount { amount: Money::from_minor(amount) },
            Self::Comp => Value::Comp,
        }
    }
}

impl Division {
    pub fn shares(&self, order: &Order) -> Vec<Share> {
        let due = order.totals().due.minor();
        let part = |piece: &Piece| match piece {
            Piece::Even => Part::Even,
            Piece::Percent(percent) => Part::Amount { amount: Money::from_minor(due * percent / 100) },
            Piece::Lines(portions) => Part::Lines {
                portions: portions
                    .iter()
                    .map(|(pick, weight)| Portion { line: pick.sent(order), weight: *weight })
                    .collect(),
            },
        };
        (self.first..).zip(&self.parts).map(|(share, piece)| Share { id: id(share), part: part(piece) }).collect()
    }
}

impl Back {
    fn of(self, order: &Order) -> RefundOf {
        match self {
            Self::Whole => RefundOf::Whole,
            Self::Percent(percent) => {
                RefundOf::Amount { amount: Money::from_minor(order.totals().paid.minor() * percent / 100) }
            }
            Self::Lines(lines) => RefundOf::Lines {
                lines: lines
                    .into_iter()
                    .map(|(pick, quantity)| RefundLine { line: pick.sent(order), quantity })
                    .collect(),
            },
            Self::Overpaid => RefundOf::Overpaid,
        }
    }
}

impl From {
    /// Of an amount; what single dishes come to is the order's to say.
    fn parts(self, order: &Order, what: &RefundOf) -> Vec<RefundFrom> {
        let mut left = match what {
            RefundOf::Amount { amount } => *amount,
            RefundOf::Overpaid => -order.totals().due,
            RefundOf::Whole | RefundOf::Lines { .. } => return vec![],
        };
        match self {
            Self::Last => vec![],
            Self::One(at) => vec![RefundFrom { payment: payment_at(order, at), amount: left }],
            Self::Short => vec![RefundFrom { payment: payment_at(order, 0), amount: left - Money::from_minor(1) }],
            Self::First => {
                let mut parts = vec![];
                for payment in &order.payments {
                    let part = payment.amount.min(left);
                    left = left - part;
                    if Money::ZERO < part {
                        parts.push(RefundFrom { payment: payment.payment, amount: part });
                    }
                }
                parts
            }
        }
    }
}

pub fn acts() -> impl Strategy<Value = Act> {
    let on = prop_oneof![1 => Just(None), 1 => picks().prop_map(Some)];
    let names = prop_oneof![Just(None), Just(Some("Ada")), Just(Some("王"))];
    let tender = prop_oneof![2 => Just(Tender::Cash), 2 => Just(Tender::Terminal), 1 => Just(Tender::Card)];
    prop_oneof![
        30 => (0u128..6, on, values()).prop_map(|(id, on, value)| Act::Discount { id, on, value }),
        12 => any::<usize>().prop_map(|at| Act::RemoveDiscount { at }),
        6 => Just(Act::WaiveService),
        10 => divisions().prop_map(Act::Split),
        4 => Just(Act::Together),
        5 => prop_oneof![9 => 1u32..=9, 1 => Just(0), 1 => Just(100)].prop_map(Act::SetCovers),
        3 => (1u128..3).prop_map(Act::SetServer),
        3 => names.clone().prop_map(Act::SetName),
        2 => proptest::option::of(1u128..3).prop_map(Act::SetCustomer),
        2 => names.prop_map(Act::SetBillTo),
        15 => refunds(),
        10 => (any::<u8>(), tender).prop_map(|(payment, to)| Act::CorrectTender { payment, to }),
        6 => Just(Act::Amend),
        4 => Just(Act::Reopen),
    ]
}

pub fn values() -> impl Strategy<Value = Off> {
    prop_oneof![
        8 => prop_oneof![Just(1_000), Just(0), 1i32..=10_000].prop_map(Off::Percent),
        6 => prop_oneof![9 => 1i64..3_000, 1 => -1i64..=0].prop_map(Off::Amount),
        2 => Just(Off::Comp),
    ]
}

/// Mostly all of one kind, as people do; sometimes mixed.
pub fn divisions() -> impl Strategy<Value = Division> {
    let lines = || {
        let weight = prop_oneof![12 => 1u32..=3, 1 => Just(0), 1 => Just(1_001)];
        vec((picks(), weight), 1..4).prop_map(Piece::Lines)
    };
    let percent = || prop_oneof![12 => 1i64..=60, 1 => Just(0)].prop_map(Piece::Percent);
    let pieces = prop_oneof![
        3 => vec(Just(Piece::Even), 2..7),
        2 => vec(lines(), 1..4),
        2 => vec(percent(), 1..4),
        3 => vec(prop_oneof![Just(Piece::Even), lines(), percent()], 1..5),
        1 => Just(vec![Piece::Even; 51]),
    ];
    let first = prop_oneof![Just(1u128), Just(11), Just(3)];
    (first, pieces).prop_map(|(first, parts)| Division { first, parts })
}

pub fn refunds() -> impl Strategy<Value = Act> {
    let quantities = prop_oneof![8 => 1u32..=3, 1 => Just(0)];
    let what = prop_oneof![
        2 => Just(Back::Whole),
        4 => prop_oneof![8 => 1i64..=100, 1 => Just(0), 1 => Just(101)].prop_map(Back::Percent),
        5 => vec((picks(), quantities), 1..3).prop_map(Back::Lines),
        2 => Just(Back::Overpaid),
    ];
    let from = prop_oneof![4 => Just(From::Last), 2 => any::<u8>().prop_map(From::One), 1 => Just(From::First), 1 => Just(From::Short)];
    (0u128..8, what, from).prop_map(|(id, what, from)| Act::Refund { id, what, from })
}
