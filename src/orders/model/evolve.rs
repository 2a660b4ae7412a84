//! Applies a fact to an order. Never refuses: what has happened has happened.

use super::{
    Captured, Closure, Ending, Moment, Order,
    fact::{Opened, OrderFact},
    line::{Line, LineState},
};
use crate::kernel::ids::LineId;

/// The order as its first fact makes it.
pub fn opened(fact: &Opened, moment: &Moment) -> Order {
    Order {
        id: fact.order,
        channel: fact.channel,
        seating: fact.seating,
        table: fact.table,
        currency: fact.currency,
        prices_include_tax: fact.prices_include_tax,
        number: None,
        lines: vec![],
        payments: vec![],
        opened_at: moment.at,
        sent_at: None,
        paid_at: None,
        closed: None,
        version: 1,
    }
}

/// Applies one fact. A second `Opened` changes nothing.
pub fn evolve(order: &mut Order, fact: &OrderFact, moment: &Moment) {
    match fact {
        OrderFact::Opened(_) => return,
        OrderFact::LineAdded { line } => insert(order, line.as_ref().clone()),
        OrderFact::LineQuantityChanged { line, to, .. } => with_line(order, *line, |line| line.quantity = *to),
        OrderFact::LineNoteChanged { line, note } => with_line(order, *line, |line| line.note.clone_from(note)),
        OrderFact::LineRemoved { line } => order.lines.retain(|kept| kept.id != *line),
        OrderFact::LinesSent { lines } => {
            order.sent_at = order.sent_at.or(Some(moment.at));
            for id in lines {
                with_line(order, *id, |line| {
                    line.state = LineState::Queued;
                    line.sent_at = Some(moment.at);
                });
            }
        }
        OrderFact::Numbered { number } => order.number = Some(*number),
        OrderFact::LineAdvanced { line, to, .. } => with_line(order, *line, |line| advance(line, *to, moment)),
        OrderFact::LineVoided { line, .. } => with_line(order, *line, |line| line.state = LineState::Voided),
        OrderFact::PaymentCaptured { payment, tender, amount, tendered } => order.payments.push(Captured {
            payment: *payment,
            tender: *tender,
            amount: *amount,
            tendered: *tendered,
            at: moment.at,
            by: moment.by,
        }),
        OrderFact::Paid { .. } => order.paid_at = Some(moment.at),
        OrderFact::Completed => close(order, moment, Ending::Completed),
        OrderFact::Cancelled { reason } => close(order, moment, Ending::Cancelled { reason: reason.clone() }),
    }
    order.version += 1;
}

/// Lines stand by id, which grows with time, so that two people's additions give one order whichever came first.
fn insert(order: &mut Order, line: Line) {
    let at = order.lines.partition_point(|kept| kept.id < line.id);
    order.lines.insert(at, line);
}

fn with_line(order: &mut Order, id: LineId, change: impl FnOnce(&mut Line)) {
    if let Some(line) = order.lines.iter_mut().find(|line| line.id == id) {
        change(line);
    }
}

/// Times are set when a step is first taken and cleared when it is undone.
fn advance(line: &mut Line, to: LineState, moment: &Moment) {
    line.state = to;
    let reached = |step: LineState, time: &mut Option<_>| {
        *time = if step <= to { time.or(Some(moment.at)) } else { None };
    };
    reached(LineState::Preparing, &mut line.started_at);
    reached(LineState::Ready, &mut line.ready_at);
    reached(LineState::Served, &mut line.served_at);
}

fn close(order: &mut Order, moment: &Moment, how: Ending) {
    order.closed = Some(Closure { at: moment.at, by: moment.by, how });
}
