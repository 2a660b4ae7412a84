//! Moving dishes from one order to another, and whole orders together. Two orders, so no command: the flow that locks
//! both asks here what is to happen to each.

use super::kitchen::service;
use crate::{
    kernel::{ids::LineId, money::Money},
    orders::model::{
        Order,
        error::OrderError,
        fact::OrderFact,
        line::{Line, LineState},
    },
};

/// What happens to the order that the lines leave and to the one they join. An order that nothing is left on, and
/// nothing was paid on, is merged into the other.
pub fn move_lines(from: &Order, to: &Order, ids: &[LineId]) -> Result<(Vec<OrderFact>, Vec<OrderFact>), OrderError> {
    for order in [from, to] {
        if !order.is_open() {
            return Err(OrderError::Closed);
        }
        if order.paid_at.is_some() {
            return Err(OrderError::Paid);
        }
        if order.split.is_some() {
            return Err(OrderError::IsSplit);
        }
    }
    if from.id == to.id || ids.is_empty() {
        return Err(OrderError::NothingToMove);
    }
    let (here, there) = (from.prices_include_tax, to.prices_include_tax);
    if from.currency != to.currency || here != there || from.channel != to.channel {
        return Err(OrderError::OrdersDiffer);
    }
    let mut lines = vec![];
    for id in ids {
        let line = from.line(*id).ok_or(OrderError::LineUnknown)?;
        if line.state == LineState::Voided {
            return Err(OrderError::LineUnknown);
        }
        if !lines.iter().any(|known: &Line| known.id == line.id) {
            lines.push(line.clone());
        }
    }
    if super::LINES_MAX < to.lines.len() + lines.len() {
        return Err(OrderError::TooManyLines { max: super::LINES_MAX });
    }
    let moved: Vec<LineId> = lines.iter().map(|line| line.id).collect();
    let adjustments = from.adjustments.iter().filter(|adjustment| adjustment.is_on_one_of(&moved)).cloned().collect();
    let mut leaving = vec![OrderFact::LinesMovedOut { lines: moved.clone(), to: to.id }];
    let nothing_left = from.lines.iter().all(|line| moved.contains(&line.id) || line.state == LineState::Voided);
    if !from.payments.is_empty() {
        let mut after = from.clone();
        after.lines.retain(|line| !moved.contains(&line.id));
        if after.totals().due < Money::ZERO || nothing_left {
            return Err(OrderError::MoneyTaken);
        }
    } else if nothing_left {
        leaving.push(OrderFact::Merged { into: to.id });
    }
    // What was sent elsewhere bears the service charge of the party it joins, unless it was taken off already.
    let is_ordered = lines.iter().any(|line| line.state.is_sent()) && !from.is_service_waived;
    let service = if is_ordered { service(to, to.covers) } else { None };
    let joining = OrderFact::LinesMovedIn { lines, adjustments, from: from.id };
    Ok((leaving, [joining].into_iter().chain(service).collect()))
}
