//! What the engine must come to, said again in other words: wide plain integers, no code shared with it.

use std::collections::BTreeMap;

use crate::{
    menu::model::Menu,
    orders::model::{
        Ending, Order, OrderStatus,
        line::{Line, LineState},
        pricing::Totals,
    },
};

/// An order's figures in minor units.
#[derive(Debug, PartialEq, Eq)]
pub struct Figures {
    pub subtotal: i128,
    /// Basis points, net, tax.
    pub taxes: Vec<(i32, i128, i128)>,
    pub tax: i128,
    pub total: i128,
    pub paid: i128,
    pub due: i128,
    pub drafts: i128,
}

pub fn figures(order: &Order) -> Figures {
    let mut taxes: BTreeMap<i32, (i128, i128)> = BTreeMap::new();
    let (mut subtotal, mut drafts) = (0, 0);
    for line in &order.lines {
        let (net, tax) = net_and_tax(line, order.prices_include_tax);
        match line.state {
            LineState::Voided => {}
            LineState::Draft => drafts += net + tax,
            LineState::Held | LineState::Queued | LineState::Preparing | LineState::Ready | LineState::Served => {
                subtotal += amount(line);
                let share = taxes.entry(line.tax.basis_points()).or_default();
                *share = (share.0 + net, share.1 + tax);
            }
        }
    }
    let tax = taxes.values().map(|(_, tax)| tax).sum();
    let total = if order.prices_include_tax { subtotal } else { subtotal + tax };
    let paid = order.payments.iter().map(|payment| i128::from(payment.amount.minor())).sum();
    let taxes = taxes.into_iter().map(|(rate, (net, tax))| (rate, net, tax)).collect();
    Figures { subtotal, taxes, tax, total, paid, due: total - paid, drafts }
}

/// The engine's figures in the same shape.
pub fn shown(totals: &Totals) -> Figures {
    let wide = |money: crate::kernel::money::Money| i128::from(money.minor());
    Figures {
        subtotal: wide(totals.subtotal),
        taxes: totals.taxes.iter().map(|share| (share.rate.basis_points(), wide(share.net), wide(share.tax))).collect(),
        tax: wide(totals.tax),
        total: wide(totals.total),
        paid: wide(totals.paid),
        due: wide(totals.due),
        drafts: wide(totals.drafts),
    }
}

pub fn amount(line: &Line) -> i128 {
    (0..line.quantity).map(|_| i128::from(line.unit_price.minor())).sum()
}

/// Tax contained in the amount, or on top of it. Half up: the exact tax, doubled and rounded down, is an odd number
/// exactly when half a cent or more is left over.
fn net_and_tax(line: &Line, prices_include_tax: bool) -> (i128, i128) {
    let (amount, rate) = (amount(line), i128::from(line.tax.basis_points()));
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
    let mut price = i128::from(base.minor());
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
        price += i128::from(option.surcharge.minor());
    }
    price
}

/// An order is ended, or nothing is sent, or everything waits, or everything is made, or the kitchen is at it.
pub fn status(order: &Order) -> OrderStatus {
    if let Some(closure) = &order.closed {
        return if closure.how == Ending::Completed { OrderStatus::Completed } else { OrderStatus::Cancelled };
    }
    let live: Vec<LineState> = order
        .lines
        .iter()
        .map(|line| line.state)
        .filter(|state| !matches!(state, LineState::Draft | LineState::Voided))
        .collect();
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
