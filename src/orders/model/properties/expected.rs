//! What the engine must come to, said again in other words: wide plain integers, no code shared with it.

use std::collections::BTreeMap;

use crate::{
    kernel::money::Money,
    menu::model::Menu,
    orders::model::{
        Ending, Order, OrderStatus,
        adjust::{Scope, Value},
        line::{Line, LineState},
        pricing::Totals,
    },
};

/// An order's figures in minor units.
#[derive(Debug, PartialEq, Eq)]
pub struct Figures {
    pub subtotal: i128,
    pub discount: i128,
    pub service: i128,
    /// Basis points, net, tax.
    pub taxes: Vec<(i32, i128, i128)>,
    pub tax: i128,
    pub total: i128,
    pub paid: i128,
    pub credited: i128,
    pub refunded: i128,
    pub tips: i128,
    pub due: i128,
    pub drafts: i128,
}

pub fn figures(order: &Order) -> Figures {
    let sent: Vec<&Line> = order.lines.iter().filter(|line| is_owed(line)).collect();
    let left = left_after_discounts(order, &sent);
    let service = order.service.map(|service| {
        let amount = half_up(left.iter().sum::<i128>() * i128::from(service.rate.basis_points()), 10_000);
        (service.tax.basis_points(), amount)
    });
    let charges = sent.iter().zip(&left).map(|(line, left)| (line.tax.basis_points(), *left)).chain(service);
    let mut taxes: BTreeMap<i32, (i128, i128)> = BTreeMap::new();
    for (rate, amount) in charges {
        let (net, tax) = net_and_tax(amount, rate, order.prices_include_tax);
        let share = taxes.entry(rate).or_default();
        *share = (share.0 + net, share.1 + tax);
    }
    let drafts = order.lines.iter().filter(|line| line.state == LineState::Draft).map(|line| {
        let (net, tax) = net_and_tax(amount(line), line.tax.basis_points(), order.prices_include_tax);
        net + tax
    });
    let subtotal = sent.iter().map(|line| amount(line)).sum();
    let total = taxes.values().map(|(net, tax)| net + tax).sum();
    let refunded = order.refunds.iter().map(|refund| wide(refund.amount)).sum();
    let paid = order.payments.iter().map(|payment| wide(payment.amount)).sum::<i128>() - refunded;
    let credited = order.credits.iter().map(|credit| wide(credit.total)).sum();
    Figures {
        subtotal,
        discount: subtotal - left.iter().sum::<i128>(),
        service: service.map_or(0, |(_, amount)| amount),
        tax: taxes.values().map(|(_, tax)| tax).sum(),
        taxes: taxes.into_iter().map(|(rate, (net, tax))| (rate, net, tax)).collect(),
        total,
        paid,
        credited,
        refunded,
        tips: order.payments.iter().map(|payment| wide(payment.tip)).sum::<i128>()
            - order.refunds.iter().map(|refund| wide(refund.tip)).sum::<i128>(),
        due: total - credited - paid,
        drafts: drafts.sum(),
    }
}

/// The engine's figures in the same shape.
pub fn shown(totals: &Totals) -> Figures {
    Figures {
        subtotal: wide(totals.subtotal),
        discount: wide(totals.discount),
        service: wide(totals.service),
        taxes: totals.taxes.iter().map(|share| (share.rate.basis_points(), wide(share.net), wide(share.tax))).collect(),
        tax: wide(totals.tax),
        total: wide(totals.total),
        paid: wide(totals.paid),
        credited: wide(totals.credited),
        refunded: wide(totals.refunded),
        tips: wide(totals.tips),
        due: wide(totals.due),
        drafts: wide(totals.drafts),
    }
}

pub fn wide(money: Money) -> i128 {
    i128::from(money.minor())
}

pub fn amount(line: &Line) -> i128 {
    (0..line.quantity).map(|_| wide(line.unit_price)).sum()
}

fn is_owed(line: &Line) -> bool {
    !matches!(line.state, LineState::Draft | LineState::Voided)
}

/// What discounts leave of each line, one discount after the other.
fn left_after_discounts(order: &Order, lines: &[&Line]) -> Vec<i128> {
    let mut left: Vec<i128> = lines.iter().map(|line| amount(line)).collect();
    for adjustment in &order.adjustments {
        match adjustment.scope {
            Scope::Line { line } => {
                for (left, _) in left.iter_mut().zip(lines).filter(|(_, known)| known.id == line) {
                    *left -= taken_off(adjustment.value, *left);
                }
            }
            Scope::Order => {
                let parts = divided(taken_off(adjustment.value, left.iter().sum()), &left);
                for (left, part) in left.iter_mut().zip(parts) {
                    *left -= part;
                }
            }
        }
    }
    left
}

pub fn taken_off(value: Value, of: i128) -> i128 {
    match value {
        Value::Percent { rate } => half_up(of * i128::from(rate.basis_points()), 10_000),
        Value::Amount { amount } => of.min(wide(amount)),
        Value::Comp => of,
        Value::Lines => panic!("nobody gives a promotion by hand"),
    }
}

/// In proportion to the weights: each first gets the whole cents of its part, then one cent after the other goes to
/// whoever still lacks most.
fn divided(amount: i128, weights: &[i128]) -> Vec<i128> {
    let all: i128 = weights.iter().sum();
    if all == 0 {
        return vec![0; weights.len()];
    }
    let mut parts: Vec<i128> = weights.iter().map(|weight| amount * weight / all).collect();
    while parts.iter().sum::<i128>() < amount {
        let lacks = |at: usize| amount * weights[at] - parts[at] * all;
        let most = (0..parts.len()).map(lacks).max().expect("there is a weight");
        let first = (0..parts.len()).find(|at| lacks(*at) == most).expect("one of them lacks most");
        parts[first] += 1;
    }
    parts
}

fn half_up(numerator: i128, denominator: i128) -> i128 {
    (2 * numerator + denominator).div_euclid(2 * denominator)
}

/// Tax contained in the amount, or on top of it. Half up: the exact tax, doubled and rounded down, is an odd number
/// exactly when half a cent or more is left over.
pub fn net_and_tax(amount: i128, basis_points: i32, prices_include_tax: bool) -> (i128, i128) {
    let rate = i128::from(basis_points);
    let whole = if prices_include_tax { 10_000 + rate } else { 10_000 };
    let doubled = 2 * amount * rate / whole;
    let tax = doubled / 2 + doubled % 2;
    (if prices_include_tax { amount - tax } else { amount }, tax)
}

/// The price of one portion by the menu: the size or the dish, the dearest extras of each group beyond those
/// included, the surcharges.
pub fn unit_price(menu: &Menu, line: &Line) -> i128 {
    let item = menu.item(line.item).expect("the dish is on the menu");
    let base = match line.selection.variant {
        Some(size) => item.variants.iter().find(|variant| variant.id == size).expect("a size").price,
        None => item.price,
    };
    let mut price = wide(base);
    for group in item.groups.iter().map(|id| menu.group(*id).expect("a group")) {
        let chosen = line.selection.modifiers.iter();
        let mut prices: Vec<i64> = chosen
            .filter_map(|id| group.modifiers.iter().find(|modifier| modifier.id == *id))
            .map(|modifier| modifier.price.minor())
            .collect();
        prices.sort_unstable_by(|a, b| b.cmp(a));
        prices.truncate(prices.len().saturating_sub(group.included as usize));
        price += prices.into_iter().map(i128::from).sum::<i128>();
    }
    for (slot, option) in &line.selection.options {
        let slot = item.slots.iter().find(|known| known.id == *slot).expect("a slot");
        let option = slot.options.iter().find(|known| known.id == *option).expect("an option");
        price += wide(option.surcharge);
    }
    price
}

/// An order is ended, or nothing is sent, or everything waits, or everything is made, or the kitchen is at it.
pub fn status(order: &Order) -> OrderStatus {
    if let Some(closure) = &order.closed {
        return if closure.how == Ending::Completed { OrderStatus::Completed } else { OrderStatus::Cancelled };
    }
    let live: Vec<LineState> = order.lines.iter().filter(|line| is_owed(line)).map(|line| line.state).collect();
    let all = |states: [LineState; 2]| live.iter().all(|state| states.contains(state));
    if live.is_empty() {
        OrderStatus::Pending
    } else if all([LineState::Held, LineState::Queued]) {
        OrderStatus::InQueue
    } else if all([LineState::Ready, LineState::Served]) {
        OrderStatus::Ready
    } else {
        OrderStatus::InProgress
    }
}
