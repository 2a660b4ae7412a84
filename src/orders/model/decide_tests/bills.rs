//! The counter of the bistro: what is said of a bill, in short.

use super::bistro::{Bistro, COFFEE, chosen, euros, id, note};
use crate::{
    kernel::money::{Money, Rate},
    orders::model::{
        Moment, Tender,
        adjust::{Scope, Value},
        command::{Capture, OrderCommand, Refund, RefundFrom, RefundLine, RefundOf},
        decide::{Policy, decide},
        error::OrderError,
        fact::OrderFact,
        split::{Part, Portion, Share},
    },
    restaurants::model::{OrderRules, ServiceRule},
};

use super::bistro::{BURGER, FRIES, SMALL, add, send, waiter};

/// 12.90 at 10 %.
pub fn burger() -> (u128, crate::menu::model::selection::Selection) {
    (BURGER, chosen(None, &[FRIES], &[]))
}

/// 2.50 at 21 %.
pub fn coffee() -> (u128, crate::menu::model::selection::Selection) {
    (COFFEE, chosen(Some(SMALL), &[], &[]))
}

pub const fn percent(basis_points: i32) -> Value {
    Value::Percent { rate: Rate::from_basis_points(basis_points) }
}

pub const fn off(minor: i64) -> Value {
    Value::Amount { amount: euros(minor) }
}

pub fn on_line(adjustment: u128, line: u128, value: Value) -> OrderCommand {
    let scope = Scope::Line { line: id(line) };
    OrderCommand::Discount { adjustment: id(adjustment), scope, value, reason: note("regular") }
}

pub fn on_bill(adjustment: u128, value: Value) -> OrderCommand {
    OrderCommand::Discount { adjustment: id(adjustment), scope: Scope::Order, value, reason: note("regular") }
}

pub fn waive() -> OrderCommand {
    OrderCommand::WaiveService { reason: note("slow") }
}

pub fn amend() -> OrderCommand {
    OrderCommand::Amend { reason: note("one more") }
}

pub fn reopen() -> OrderCommand {
    OrderCommand::Reopen { reason: note("wrong table") }
}

pub fn correct(payment: u128, to: Tender) -> OrderCommand {
    OrderCommand::CorrectTender { payment: id(payment), to, reason: note("wrong key") }
}

pub fn refund(number: u128, what: RefundOf) -> OrderCommand {
    refund_from(number, what, &[])
}

pub fn refund_from(number: u128, what: RefundOf, from: &[(u128, i64)]) -> OrderCommand {
    let from = from.iter().map(|(payment, minor)| RefundFrom { payment: id(*payment), amount: euros(*minor) });
    OrderCommand::Refund(Refund { refund: id(number), what, from: from.collect(), reason: note("cold") })
}

pub const fn part(minor: i64) -> RefundOf {
    RefundOf::Amount { amount: euros(minor) }
}

/// So many portions of these lines.
pub fn dishes(lines: &[(u128, u32)]) -> RefundOf {
    let lines = lines.iter().map(|(line, quantity)| RefundLine { line: id(*line), quantity: *quantity });
    RefundOf::Lines { lines: lines.collect() }
}

pub fn split(shares: &[(u128, Part)]) -> OrderCommand {
    let shares = shares.iter().map(|(number, part)| Share { id: id(*number), part: part.clone() });
    OrderCommand::Split { shares: shares.collect() }
}

pub fn evenly(numbers: &[u128]) -> OrderCommand {
    split(&numbers.iter().map(|number| (*number, Part::Even)).collect::<Vec<_>>())
}

pub const fn fixed(minor: i64) -> Part {
    Part::Amount { amount: euros(minor) }
}

/// Parts of lines by weight.
pub fn own(portions: &[(u128, u32)]) -> Part {
    let portions = portions.iter().map(|(line, weight)| Portion { line: id(*line), weight: *weight });
    Part::Lines { portions: portions.collect() }
}

/// Cash comes in coins of so many cents.
pub const fn coins(minor: i64) -> OrderRules {
    OrderRules { cash_rounding: Some(euros(minor)), discount_cap: None, service: None, points_per_hundred: None }
}

/// No more than this without approval.
pub const fn cap(basis_points: i32) -> OrderRules {
    OrderRules {
        cash_rounding: None,
        discount_cap: Some(Rate::from_basis_points(basis_points)),
        service: None,
        points_per_hundred: None,
    }
}

/// 10 % for parties of at least six, taxed with 21 %.
pub const fn service_for_six() -> OrderRules {
    let (rate, tax) = (Rate::from_basis_points(1_000), Rate::from_basis_points(2_100));
    OrderRules {
        cash_rounding: None,
        discount_cap: None,
        service: Some(ServiceRule { rate, tax, covers_min: 6 }),
        points_per_hundred: None,
    }
}

impl Bistro {
    pub fn under(mut self, rules: OrderRules) -> Self {
        self.order.rules = rules;
        self
    }

    /// At a table.
    pub fn party_of(mut self, covers: u32) -> Self {
        (self.order.seating, self.order.table, self.order.covers) = (Some(id(1)), Some(id(1)), Some(covers));
        self
    }

    /// One line of so many.
    pub fn had(
        mut self,
        line: u128,
        (dish, selection): (u128, crate::menu::model::selection::Selection),
        count: u32,
    ) -> Self {
        self.done(add(line, dish, selection, count));
        self.done(send(&[line]));
        self
    }

    /// Somebody who may not exceed the house's cap, and has no approval.
    pub fn ask_within_cap(&mut self, command: &OrderCommand) -> Result<Vec<OrderFact>, OrderError> {
        let policy = Policy { menu: &self.menu, may_exceed_cap: false, at: None };
        decide(&self.order, &policy, &Moment { at: self.now, by: waiter() }, command)
    }

    /// What comes in for the bill as it is, handed over exactly.
    pub fn capture(&self, payment: u128, tender: Tender, minor: i64) -> Capture {
        Capture { tender, ..self.cash(payment, minor) }
    }

    pub fn take(&mut self, payment: u128, tender: Tender, minor: i64) -> Vec<OrderFact> {
        self.done(OrderCommand::Capture(self.capture(payment, tender, minor)))
    }

    /// With something for the staff.
    pub fn take_with_tip(&mut self, payment: u128, tender: Tender, minor: i64, tip: i64) -> Vec<OrderFact> {
        let capture = self.capture(payment, tender, minor);
        self.done(OrderCommand::Capture(Capture { tip: euros(tip), tendered: euros(minor + tip), ..capture }))
    }

    /// What a share pays, out of all that it owes.
    pub fn of_share(&self, payment: u128, share: u128, minor: i64) -> Capture {
        let due = self.order.shares().iter().find(|known| known.id == id(share)).map_or(Money::ZERO, |known| known.due);
        Capture { share: Some(id(share)), seen_due: due, ..self.capture(payment, Tender::Terminal, minor) }
    }

    pub fn take_share(&mut self, payment: u128, share: u128, minor: i64) -> Vec<OrderFact> {
        self.done(OrderCommand::Capture(self.of_share(payment, share, minor)))
    }

    /// What each share still owes, in cents.
    pub fn dues(&self) -> Vec<i64> {
        self.order.shares().iter().map(|share| share.due.minor()).collect()
    }

    pub fn due(&self) -> i64 {
        self.order.totals().due.minor()
    }

    /// The bill as a receipt lists it: lines, what is taken off and put on, rate: net + tax, total.
    pub fn bill(&self) -> String {
        let (totals, currency) = (self.order.totals(), self.order.currency);
        let digits = |money| currency.digits(money);
        let taxes: Vec<String> = totals
            .taxes
            .iter()
            .map(|share| format!("{}: {} + {}", share.rate.percent_text(), digits(share.net), digits(share.tax)))
            .collect();
        let [subtotal, discount, service, total] =
            [totals.subtotal, totals.discount, totals.service, totals.total].map(digits);
        format!("{subtotal} - {discount} + {service}; {}; total {total}", taxes.join(", "))
    }
}

/// What money facts say: payment, amount, tip and rounding in cents.
pub fn money_back(facts: &[OrderFact]) -> Vec<(u128, i64, i64, i64)> {
    let back = facts.iter().filter_map(|fact| match fact {
        OrderFact::PaymentRefunded { payment, amount, tip, rounding, .. } => {
            Some((payment.uuid().as_u128(), amount.minor(), tip.minor(), rounding.minor()))
        }
        _ => None,
    });
    back.collect()
}

/// What credits say: rate, net and tax in cents.
pub fn credited(facts: &[OrderFact]) -> Vec<(i32, i64, i64)> {
    let taxes = facts.iter().filter_map(|fact| match fact {
        OrderFact::CreditGiven { taxes, .. } => Some(taxes),
        _ => None,
    });
    taxes.flatten().map(|share| (share.rate.basis_points(), share.net.minor(), share.tax.minor())).collect()
}
