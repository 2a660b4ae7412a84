//! Turns a command into facts or a refusal. Pure: the same inputs give the same answer on a server and a phone.

mod adjust;
mod amend;
pub mod follow;
mod kitchen;
mod lines;
pub mod moves;
mod pay;
mod refund;
mod split;

use crate::{kernel::schedule::LocalMoment, menu::model::Menu};

use super::{
    Moment, Order, OrderStatus, command::OrderCommand, error::OrderError, evolve::evolve, fact::OrderFact,
    line::LineState,
};

/// The rules of the house at this moment.
pub struct Policy<'a> {
    pub menu: &'a Menu,
    /// Whether more may be taken off a bill than the house's cap: the person may, or someone who may approved it.
    pub may_exceed_cap: bool,
    /// The moment on the restaurant's clock, for prices that hold at certain hours.
    pub at: Option<LocalMoment>,
}

/// The most lines of one order, voided ones included.
pub const LINES_MAX: usize = 300;

type Decision = Result<Vec<OrderFact>, OrderError>;

/// What follows from a command. No facts means that it was already so: a repeat changes nothing.
pub fn decide(order: &Order, policy: &Policy<'_>, moment: &Moment, command: &OrderCommand) -> Decision {
    if !order.is_open() && !is_for_closed(command) {
        return if already_so(order, command) { Ok(vec![]) } else { Err(OrderError::Closed) };
    }
    let mut facts = match command {
        OrderCommand::AddLine { .. } => lines::add(order, policy, moment, command)?,
        OrderCommand::SetQuantity { line, quantity } => lines::set_quantity(order, moment, *line, *quantity)?,
        OrderCommand::SetNote { line, note } => lines::set_note(order, moment, *line, note.as_ref())?,
        OrderCommand::SetSeat { line, seat } => lines::set_seat(order, moment, *line, *seat)?,
        OrderCommand::SetCourse { line, course } => lines::set_course(order, moment, *line, *course)?,
        OrderCommand::RemoveLine { line } => lines::remove(order, moment, *line)?,
        OrderCommand::Send { lines, hold } => kitchen::send(order, policy, moment, lines, hold)?,
        OrderCommand::Fire { lines } => kitchen::fire(order, lines)?,
        OrderCommand::Advance { lines, to } => kitchen::advance(order, lines, *to)?,
        OrderCommand::Void { line, reason, stock } => kitchen::void(order, *line, reason, *stock)?,
        OrderCommand::Discount { adjustment, scope, value, reason } => {
            adjust::discount(order, policy, moment, (*adjustment, *scope, *value, reason))?
        }
        OrderCommand::RemoveDiscount { adjustment } => adjust::remove(order, *adjustment)?,
        OrderCommand::WaiveService { reason } => adjust::waive_service(order, reason)?,
        OrderCommand::Split { shares } => split::split(order, shares)?,
        OrderCommand::SetCovers { covers } => adjust::set_covers(order, *covers)?,
        OrderCommand::SetServer { member } => adjust::set_server(order, *member),
        OrderCommand::SetName { name } => adjust::set_name(order, name.as_ref()),
        OrderCommand::SetCustomer { customer } => adjust::set_customer(order, *customer)?,
        OrderCommand::SetBillTo { bill_to } => adjust::set_bill_to(order, bill_to.as_ref())?,
        OrderCommand::Capture(capture) => pay::take(order, capture)?,
        OrderCommand::Refund(refund) => refund::refund(order, refund)?,
        OrderCommand::CorrectTender { payment, to, reason } => pay::correct_tender(order, *payment, *to, reason)?,
        OrderCommand::Amend { reason } | OrderCommand::Reopen { reason } => amend::amend(order, reason)?,
        OrderCommand::Complete => pay::complete(order)?,
        OrderCommand::Cancel { reason, stock } => amend::cancel(order, reason, *stock)?,
    };
    if !facts.is_empty() {
        let mut after = order.clone();
        for fact in &facts {
            evolve(&mut after, fact, moment);
        }
        follow::refuse_kept_money(&after)?;
        facts.extend(follow::what_follows(after, moment, &facts));
    }
    Ok(facts)
}

/// What may be asked of a completed order too.
const fn is_for_closed(command: &OrderCommand) -> bool {
    matches!(
        command,
        OrderCommand::Refund(_)
            | OrderCommand::CorrectTender { .. }
            | OrderCommand::Amend { .. }
            | OrderCommand::Reopen { .. }
            | OrderCommand::Cancel { .. }
            | OrderCommand::SetBillTo { .. }
    )
}

/// Whether a closed order is already as the command wants it: the command that ended it may be repeated.
fn already_so(order: &Order, command: &OrderCommand) -> bool {
    match command {
        OrderCommand::Capture(capture) => order.payments.iter().any(|known| known.payment == capture.payment),
        OrderCommand::AddLine { line, .. } => order.line(*line).is_some(),
        OrderCommand::Advance { lines, to } => {
            lines.iter().all(|id| order.line(*id).is_some_and(|line| line.state == *to))
        }
        OrderCommand::RemoveLine { line } => order.line(*line).is_none(),
        OrderCommand::Void { line, .. } => order.line(*line).is_some_and(|line| line.state == LineState::Voided),
        OrderCommand::Complete => order.status() == OrderStatus::Completed,
        // What takes something off a bill may leave nothing to pay.
        OrderCommand::Discount { adjustment, .. } => order.adjustments.iter().any(|known| known.id == *adjustment),
        OrderCommand::WaiveService { .. } => order.is_service_waived,
        // None of these ends an order, so none is the repeat of the command that ended it; or it is for closed
        // orders too and decides for itself.
        OrderCommand::SetQuantity { .. }
        | OrderCommand::SetNote { .. }
        | OrderCommand::SetSeat { .. }
        | OrderCommand::SetCourse { .. }
        | OrderCommand::Send { .. }
        | OrderCommand::Fire { .. }
        | OrderCommand::RemoveDiscount { .. }
        | OrderCommand::Split { .. }
        | OrderCommand::SetCovers { .. }
        | OrderCommand::SetServer { .. }
        | OrderCommand::SetName { .. }
        | OrderCommand::SetCustomer { .. }
        | OrderCommand::SetBillTo { .. }
        | OrderCommand::Refund(_)
        | OrderCommand::CorrectTender { .. }
        | OrderCommand::Amend { .. }
        | OrderCommand::Reopen { .. }
        | OrderCommand::Cancel { .. } => false,
    }
}
