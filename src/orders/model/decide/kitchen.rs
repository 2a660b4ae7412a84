//! From the cart to the kitchen, through it, and back.

use super::{Decision, Policy, lines::refuse_off_sale};
use crate::{
    kernel::{ids::LineId, text::Note},
    orders::model::{
        Moment, Order,
        adjust::Service,
        command::StockFate,
        error::OrderError,
        fact::OrderFact,
        line::{Line, LineState},
    },
};

pub(super) fn send(order: &Order, policy: &Policy<'_>, moment: &Moment, ids: &[LineId], hold: &[LineId]) -> Decision {
    if ids.is_empty() {
        return Err(OrderError::NothingToSend);
    }
    let (mut now, mut held) = (vec![], vec![]);
    for id in ids {
        let line = order.line(*id).ok_or(OrderError::LineUnknown)?;
        if line.state != LineState::Draft || now.contains(id) || held.contains(id) {
            continue;
        }
        if !order.takes_lines() {
            return Err(OrderError::Paid);
        }
        let item = policy.menu.item(line.item).ok_or(OrderError::ItemUnknown)?;
        refuse_off_sale(policy.menu, item, &line.selection, moment)?;
        if hold.contains(id) { held.push(*id) } else { now.push(*id) }
    }
    let mut facts = vec![];
    if !now.is_empty() {
        facts.push(OrderFact::LinesSent { lines: now });
    }
    if !held.is_empty() {
        facts.push(OrderFact::LinesHeld { lines: held });
    }
    if !facts.is_empty() {
        facts.extend(service(order, order.covers));
    }
    Ok(facts)
}

/// The service charge, when the house's rule asks for one from a party of this size.
pub(super) fn service(order: &Order, covers: Option<u32>) -> Option<OrderFact> {
    let rule = order.rules.service?;
    let is_due = order.service.is_none()
        && !order.is_service_waived
        && order.paid_at.is_none()
        && order.seating.is_some()
        && rule.covers_min <= covers.unwrap_or(1);
    is_due.then_some(OrderFact::ServiceAdded { service: Service { rate: rule.rate, tax: rule.tax } })
}

pub(super) fn fire(order: &Order, ids: &[LineId]) -> Decision {
    let mut lines = vec![];
    for id in ids {
        let line = order.line(*id).ok_or(OrderError::LineUnknown)?;
        match line.state {
            LineState::Held if !lines.contains(id) => lines.push(*id),
            LineState::Draft | LineState::Voided => return Err(illegal(line, LineState::Queued)),
            // Fired before, or named twice.
            LineState::Held | LineState::Queued | LineState::Preparing | LineState::Ready | LineState::Served => {}
        }
    }
    if lines.is_empty() { Ok(vec![]) } else { Ok(vec![OrderFact::LinesFired { lines }]) }
}

fn illegal(line: &Line, to: LineState) -> OrderError {
    OrderError::IllegalTransition { item: line.name.own.clone(), from: line.state, to }
}

pub(super) fn advance(order: &Order, ids: &[LineId], to: LineState) -> Decision {
    let mut facts = vec![];
    let mut seen = vec![];
    for id in ids {
        let line = order.line(*id).ok_or(OrderError::LineUnknown)?;
        if line.state == to || seen.contains(id) {
            continue;
        }
        // What is held is fired, which gives the kitchen its ticket.
        let is_step = line.state.is_sent() && to.is_sent() && line.state != LineState::Held;
        if !is_step || !line.state.may_become(to) {
            return Err(illegal(line, to));
        }
        seen.push(*id);
        facts.push(OrderFact::LineAdvanced { line: *id, from: line.state, to });
    }
    Ok(facts)
}

pub(super) fn void(order: &Order, id: LineId, reason: &Note, stock: Option<StockFate>) -> Decision {
    let line = order.line(id).ok_or(OrderError::LineUnknown)?;
    if line.state == LineState::Voided {
        return Ok(vec![]);
    }
    if !line.state.may_become(LineState::Voided) {
        return Err(illegal(line, LineState::Voided));
    }
    if !order.takes_lines() {
        return Err(OrderError::MoneyTaken);
    }
    if order.credits.iter().flat_map(|credit| &credit.lines).any(|credited| credited.line == id) {
        return Err(OrderError::AlreadyRefunded { item: line.name.own.clone() });
    }
    Ok(vec![OrderFact::LineVoided { line: id, from: line.state, reason: reason.clone(), stock }])
}
