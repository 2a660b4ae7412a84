//! Applies a fact to an order. Never refuses: what has happened has happened.

use super::{
    Captured, Closure, Ending, Moment, Order,
    fact::{Opened, OrderFact},
    line::{Line, LineState},
    refunds::{Credit, Refunded},
};
use crate::kernel::{actor::Actor, ids::LineId};

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
        refunds: vec![],
        credits: vec![],
        adjustments: vec![],
        service: None,
        is_service_waived: false,
        split: None,
        rules: fact.rules,
        covers: fact.covers,
        server: if let Actor::Member(member) = moment.by { Some(member) } else { None },
        name: None,
        customer: None,
        bill_to: None,
        is_amending: false,
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
        OrderFact::LineSeatChanged { line, seat } => with_line(order, *line, |line| line.seat = *seat),
        OrderFact::LineCourseChanged { line, to, .. } => with_line(order, *line, |line| line.course = *to),
        OrderFact::LineRemoved { line } => order.lines.retain(|kept| kept.id != *line),
        OrderFact::LinesSent { lines } => sent(order, lines, LineState::Queued, moment),
        OrderFact::LinesHeld { lines } => sent(order, lines, LineState::Held, moment),
        OrderFact::LinesFired { lines } => {
            for id in lines {
                with_line(order, *id, |line| {
                    line.state = LineState::Queued;
                    line.fired_at = Some(moment.at);
                });
            }
        }
        OrderFact::Numbered { number } => order.number = Some(*number),
        OrderFact::LineAdvanced { line, to, .. } => with_line(order, *line, |line| advance(line, *to, moment)),
        OrderFact::LineVoided { line, .. } => with_line(order, *line, |line| line.state = LineState::Voided),
        OrderFact::AdjustmentAdded { adjustment } => order.adjustments.push(adjustment.clone()),
        OrderFact::AdjustmentRemoved { adjustment } => order.adjustments.retain(|kept| kept.id != *adjustment),
        OrderFact::ServiceAdded { service } => order.service = Some(*service),
        OrderFact::ServiceWaived { .. } => (order.service, order.is_service_waived) = (None, true),
        OrderFact::ServiceRemoved => order.service = None,
        OrderFact::BillSplit { split } => order.split.clone_from(split),
        OrderFact::CoversChanged { to, .. } => order.covers = Some(*to),
        OrderFact::ServerChanged { to, .. } => order.server = Some(*to),
        OrderFact::Named { name } => order.name.clone_from(name),
        OrderFact::CustomerChanged { to, .. } => order.customer = *to,
        OrderFact::BilledTo { bill_to } => order.bill_to.clone_from(bill_to),
        OrderFact::TableChanged { to, .. } => order.table = Some(*to),
        OrderFact::LinesMovedOut { lines, .. } => moved_out(order, lines),
        OrderFact::LinesMovedIn { lines, adjustments, .. } => moved_in(order, lines, adjustments),
        OrderFact::PaymentCaptured { payment, tender, amount, tendered, tip, rounding, share } => {
            order.payments.push(Captured {
                payment: *payment,
                tender: *tender,
                amount: *amount,
                tip: *tip,
                rounding: *rounding,
                tendered: *tendered,
                share: *share,
                at: moment.at,
                by: moment.by,
            });
        }
        OrderFact::PaymentRefunded { refund, payment, tender, amount, tip, rounding, .. } => {
            order.refunds.push(Refunded {
                refund: *refund,
                payment: *payment,
                tender: *tender,
                amount: *amount,
                tip: *tip,
                rounding: *rounding,
                at: moment.at,
                by: moment.by,
            });
        }
        OrderFact::TenderCorrected { payment, to, .. } => {
            for known in order.payments.iter_mut().filter(|known| known.payment == *payment) {
                known.tender = *to;
            }
        }
        OrderFact::Paid { .. } => order.paid_at = Some(moment.at),
        OrderFact::CreditGiven { refund, lines, taxes, total, reason } => order.credits.push(Credit {
            refund: *refund,
            lines: lines.clone(),
            taxes: taxes.clone(),
            total: *total,
            reason: reason.clone(),
            at: moment.at,
            by: moment.by,
        }),
        OrderFact::Amended { .. } => (order.is_amending, order.closed) = (true, None),
        OrderFact::AmendmentEnded => order.is_amending = false,
        OrderFact::Completed => close(order, moment, Ending::Completed),
        OrderFact::Cancelled { reason } => {
            // Nothing is charged any more, so nothing is credited either.
            order.credits.clear();
            order.is_amending = false;
            close(order, moment, Ending::Cancelled { reason: reason.clone() });
        }
        OrderFact::Merged { into } => close(order, moment, Ending::Merged { into: *into }),
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

fn sent(order: &mut Order, lines: &[LineId], to: LineState, moment: &Moment) {
    order.sent_at = order.sent_at.or(Some(moment.at));
    for id in lines {
        with_line(order, *id, |line| {
            line.state = to;
            line.sent_at = Some(moment.at);
            line.fired_at = (to == LineState::Queued).then_some(moment.at);
        });
    }
}

fn moved_out(order: &mut Order, lines: &[LineId]) {
    order.lines.retain(|line| !lines.contains(&line.id));
    order.adjustments.retain(|adjustment| !adjustment.is_on_one_of(lines));
}

/// What was sent there is sent here too.
fn moved_in(order: &mut Order, lines: &[Line], adjustments: &[super::adjust::Adjustment]) {
    for line in lines {
        order.sent_at = [order.sent_at, line.sent_at].into_iter().flatten().min();
        insert(order, line.clone());
    }
    order.adjustments.extend(adjustments.iter().cloned());
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
