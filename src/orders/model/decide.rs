//! Turns a command into facts or a refusal. Pure: the same inputs give the same answer on a server and a phone.

use crate::{
    kernel::ids::LineId,
    menu::model::{
        Item, Menu,
        price::unit_price,
        selection::{Checked, Selection},
    },
};

use super::{
    Channel, Moment, Order, OrderStatus, Tender,
    command::{Capture, OrderCommand},
    error::OrderError,
    evolve::evolve,
    fact::OrderFact,
    line::{Detail, Line, LineState},
};

/// The rules of the house at this moment.
pub struct Policy<'a> {
    pub menu: &'a Menu,
}

/// The most lines of one order, voided ones included.
pub const LINES_MAX: usize = 300;

type Decision = Result<Vec<OrderFact>, OrderError>;

/// What follows from a command. No facts means that it was already so: a repeat changes nothing.
pub fn decide(order: &Order, policy: &Policy<'_>, moment: &Moment, command: &OrderCommand) -> Decision {
    if !order.is_open() {
        return if already_so(order, command) { Ok(vec![]) } else { Err(OrderError::Closed) };
    }
    let mut facts = match command {
        OrderCommand::AddLine { line, item, selection, quantity, note } => {
            if order.line(*line).is_some() {
                return Ok(vec![]);
            }
            let mut line = new_line(order, policy, moment, *line, *item, selection)?;
            line.quantity = checked_quantity(*quantity)?;
            line.note.clone_from(note);
            vec![OrderFact::LineAdded { line: Box::new(line) }]
        }
        OrderCommand::SetQuantity { line, quantity } => set_quantity(order, moment, *line, *quantity)?,
        OrderCommand::SetNote { line, note } => {
            let line = own_draft(order, moment, *line)?;
            if line.note == *note {
                vec![]
            } else {
                vec![OrderFact::LineNoteChanged { line: line.id, note: note.clone() }]
            }
        }
        OrderCommand::RemoveLine { line } => match order.line(*line) {
            None => vec![],
            Some(_) => vec![OrderFact::LineRemoved { line: own_draft(order, moment, *line)?.id }],
        },
        OrderCommand::Send { lines } => send(order, policy, moment, lines)?,
        OrderCommand::Advance { lines, to } => advance(order, lines, *to)?,
        OrderCommand::Void { line, reason } => {
            let line = order.line(*line).ok_or(OrderError::LineUnknown)?;
            void(order, line, reason)?
        }
        OrderCommand::Capture(capture) => take(order, capture)?,
        OrderCommand::Complete => complete(order)?,
        OrderCommand::Cancel { reason } => cancel(order, reason)?,
    };
    if !facts.is_empty() {
        facts.extend(what_follows(order, moment, &facts));
    }
    Ok(facts)
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
        OrderCommand::Cancel { .. } => order.status() == OrderStatus::Cancelled,
        // None of these ends an order, so none is the repeat of the command that ended it.
        OrderCommand::SetQuantity { .. } | OrderCommand::SetNote { .. } | OrderCommand::Send { .. } => false,
    }
}

fn checked_quantity(quantity: u32) -> Result<u32, OrderError> {
    if (1..=Line::QUANTITY_MAX).contains(&quantity) {
        Ok(quantity)
    } else {
        Err(OrderError::Quantity { max: Line::QUANTITY_MAX })
    }
}

fn new_line(
    order: &Order,
    policy: &Policy<'_>,
    moment: &Moment,
    id: LineId,
    item: crate::kernel::ids::ItemId,
    selection: &Selection,
) -> Result<Line, OrderError> {
    if order.paid_at.is_some() {
        return Err(OrderError::Paid);
    }
    if LINES_MAX <= order.lines.len() {
        return Err(OrderError::TooManyLines { max: LINES_MAX });
    }
    let menu = policy.menu;
    let item = menu.item(item).ok_or(OrderError::ItemUnknown)?;
    refuse_off_sale(menu, item, selection, moment)?;
    let checked = selection.check(menu, item)?;
    let category = menu.category(item.category).ok_or(OrderError::ItemUnknown)?;
    let tax = menu.tax_classes.iter().find(|class| class.id == item.tax_class).ok_or(OrderError::ItemUnknown)?;
    Ok(Line {
        id,
        item: item.id,
        selection: selection.clone(),
        name: item.name.clone(),
        details: details(&checked),
        quantity: 1,
        unit_price: unit_price(item, &checked),
        tax: match order.channel {
            Channel::DineIn => tax.dine_in,
            Channel::Takeaway => tax.takeaway,
        },
        station: category.station,
        course: category.course,
        prep_s: item.prep_s,
        note: None,
        state: LineState::Draft,
        by: moment.by,
        added_at: moment.at,
        sent_at: None,
        started_at: None,
        ready_at: None,
        served_at: None,
    })
}

/// A dish that is off (86) is ordered neither alone nor as part of a combo. An option that the menu no longer has
/// is left out: the line keeps its words and price.
fn refuse_off_sale(menu: &Menu, item: &Item, selection: &Selection, moment: &Moment) -> Result<(), OrderError> {
    let chosen = selection.options.iter().filter_map(|(slot, option)| {
        let slot = item.slots.iter().find(|known| known.id == *slot)?;
        let option = slot.options.iter().find(|known| known.id == *option)?;
        menu.item(option.item?)
    });
    match [item].into_iter().chain(chosen).find(|item| !item.is_on_sale(moment.at)) {
        None => Ok(()),
        Some(item) => Err(OrderError::OffSale { item: item.name.own.clone() }),
    }
}

/// The choices in words; the same choice twice is one detail counted twice.
fn details(checked: &Checked<'_>) -> Vec<Detail> {
    let variant = checked.variant.map(|variant| (&variant.name, 1));
    let options = checked.options.iter().map(|(_, option)| (&option.name, option.pieces));
    let modifiers = checked.modifiers.iter().flat_map(|(_, chosen)| chosen).map(|modifier| (&modifier.name, 1));
    let mut details: Vec<Detail> = vec![];
    for (name, count) in variant.into_iter().chain(options).chain(modifiers) {
        match details.iter_mut().find(|detail| detail.name == *name) {
            Some(detail) => detail.count += count,
            None => details.push(Detail { name: name.clone(), count }),
        }
    }
    details
}

/// A draft that this person may change: staff any, a guest those of the same phone.
fn own_draft<'a>(order: &'a Order, moment: &Moment, id: LineId) -> Result<&'a Line, OrderError> {
    let line = order.line(id).ok_or(OrderError::LineUnknown)?;
    if line.state != LineState::Draft {
        return Err(OrderError::AlreadySent { item: line.name.own.clone() });
    }
    if moment.by.guest().is_some() && moment.by != line.by {
        return Err(OrderError::NotYours { item: line.name.own.clone() });
    }
    Ok(line)
}

fn set_quantity(order: &Order, moment: &Moment, id: LineId, quantity: u32) -> Decision {
    let line = own_draft(order, moment, id)?;
    let to = checked_quantity(quantity)?;
    if line.quantity == to {
        return Ok(vec![]);
    }
    Ok(vec![OrderFact::LineQuantityChanged { line: id, from: line.quantity, to }])
}

fn send(order: &Order, policy: &Policy<'_>, moment: &Moment, ids: &[LineId]) -> Decision {
    if ids.is_empty() {
        return Err(OrderError::NothingToSend);
    }
    if order.paid_at.is_some() {
        return Err(OrderError::Paid);
    }
    let mut lines = vec![];
    for id in ids {
        let line = order.line(*id).ok_or(OrderError::LineUnknown)?;
        if line.state != LineState::Draft || lines.contains(id) {
            continue;
        }
        let item = policy.menu.item(line.item).ok_or(OrderError::ItemUnknown)?;
        refuse_off_sale(policy.menu, item, &line.selection, moment)?;
        lines.push(*id);
    }
    if lines.is_empty() { Ok(vec![]) } else { Ok(vec![OrderFact::LinesSent { lines }]) }
}

fn advance(order: &Order, ids: &[LineId], to: LineState) -> Decision {
    let mut facts = vec![];
    let mut seen = vec![];
    for id in ids {
        let line = order.line(*id).ok_or(OrderError::LineUnknown)?;
        if line.state == to || seen.contains(id) {
            continue;
        }
        let is_step = line.state.is_sent() && to.is_sent();
        if !is_step || !line.state.may_become(to) {
            return Err(OrderError::IllegalTransition { item: line.name.own.clone(), from: line.state, to });
        }
        seen.push(*id);
        facts.push(OrderFact::LineAdvanced { line: *id, from: line.state, to });
    }
    Ok(facts)
}

fn void(order: &Order, line: &Line, reason: &crate::kernel::text::Note) -> Decision {
    if line.state == LineState::Voided {
        return Ok(vec![]);
    }
    if !line.state.may_become(LineState::Voided) {
        return Err(OrderError::IllegalTransition {
            item: line.name.own.clone(),
            from: line.state,
            to: LineState::Voided,
        });
    }
    if order.paid_at.is_some() {
        return Err(OrderError::MoneyTaken);
    }
    let fact = OrderFact::LineVoided { line: line.id, from: line.state, reason: reason.clone() };
    let mut after = order.clone();
    evolve(&mut after, &fact, &Moment { at: order.opened_at, by: line.by });
    if after.totals().due < crate::kernel::money::Money::ZERO {
        return Err(OrderError::MoneyTaken);
    }
    Ok(vec![fact])
}

fn take(order: &Order, capture: &Capture) -> Decision {
    use crate::kernel::money::Money;
    if order.payments.iter().any(|known| known.payment == capture.payment) {
        return Ok(vec![]);
    }
    if order.paid_at.is_some() {
        return Err(OrderError::Paid);
    }
    let unsent = order.drafts().count();
    if 0 < unsent {
        return Err(OrderError::UnsentLines { count: unsent });
    }
    let due = order.totals().due;
    if capture.seen_due != due {
        return Err(OrderError::BillChanged { due });
    }
    if capture.amount <= Money::ZERO {
        return Err(OrderError::AmountNotPositive);
    }
    if due < capture.amount {
        return Err(OrderError::AmountTooHigh { due });
    }
    if capture.tendered < capture.amount {
        return Err(OrderError::TenderedTooLow);
    }
    if capture.tender != Tender::Cash && capture.amount != capture.tendered {
        return Err(OrderError::ChangeNotCash);
    }
    Ok(vec![OrderFact::PaymentCaptured {
        payment: capture.payment,
        tender: capture.tender,
        amount: capture.amount,
        tendered: capture.tendered,
    }])
}

fn complete(order: &Order) -> Decision {
    let unsent = order.drafts().count();
    if 0 < unsent {
        return Err(OrderError::UnsentLines { count: unsent });
    }
    let totals = order.totals();
    if !totals.due.is_zero() || order.sent_lines().next().is_none() {
        return Err(OrderError::NotPaid);
    }
    let paid = order.paid_at.is_none().then_some(OrderFact::Paid { total: totals.total });
    Ok(paid.into_iter().chain([OrderFact::Completed]).collect())
}

fn cancel(order: &Order, reason: &crate::kernel::text::Note) -> Decision {
    if !order.payments.is_empty() || order.paid_at.is_some() {
        return Err(OrderError::MoneyTaken);
    }
    let voids = order.sent_lines().map(|line| OrderFact::LineVoided {
        line: line.id,
        from: line.state,
        reason: reason.clone(),
    });
    Ok(voids.chain([OrderFact::Cancelled { reason: reason.clone() }]).collect())
}

/// What the facts bring with them: the bill is settled when nothing is left to pay and nothing waits in the cart,
/// and a settled order whose dishes are all served is complete.
fn what_follows(order: &Order, moment: &Moment, facts: &[OrderFact]) -> Vec<OrderFact> {
    let mut after = order.clone();
    for fact in facts {
        evolve(&mut after, fact, moment);
    }
    let mut more = vec![];
    let totals = after.totals();
    let is_settled = !after.payments.is_empty() && totals.due.is_zero() && after.drafts().next().is_none();
    if after.is_open() && after.paid_at.is_none() && is_settled {
        more.push(OrderFact::Paid { total: totals.total });
        after.paid_at = Some(moment.at);
    }
    let served = after.lines.iter().all(|line| matches!(line.state, LineState::Served | LineState::Voided));
    if after.is_open() && after.paid_at.is_some() && served {
        more.push(OrderFact::Completed);
    }
    more
}
