//! The cart: dishes put in, changed and taken out before they are sent.

use std::borrow::Cow;

use super::{Decision, LINES_MAX, Policy};
use crate::{
    kernel::{
        ids::{ItemId, LineId},
        text::Note,
    },
    menu::model::{
        Item, Menu, Pricing,
        price::{Entered, portion_price},
        selection::{Checked, Selection},
    },
    orders::model::{
        Channel, Moment, Order,
        command::OrderCommand,
        error::OrderError,
        fact::OrderFact,
        line::{Detail, Line, LineState},
    },
};

/// Decides on an `AddLine`; any other command adds nothing.
pub(super) fn add(order: &Order, policy: &Policy<'_>, moment: &Moment, command: &OrderCommand) -> Decision {
    let OrderCommand::AddLine { line, item, selection, entered, quantity, note, seat, course } = command else {
        return Ok(vec![]);
    };
    if order.line(*line).is_some() {
        return Ok(vec![]);
    }
    let mut line = new_line(order, policy, moment, *line, (*item, selection, *entered))?;
    line.quantity = checked_quantity(*quantity)?;
    line.note.clone_from(note);
    line.seat = checked_seat(*seat)?;
    if let Some(course) = course {
        line.course = checked_course(*course)?;
    }
    Ok(vec![OrderFact::LineAdded { line: Box::new(line) }])
}

fn checked_quantity(quantity: u32) -> Result<u32, OrderError> {
    if (1..=Line::QUANTITY_MAX).contains(&quantity) {
        Ok(quantity)
    } else {
        Err(OrderError::Quantity { max: Line::QUANTITY_MAX })
    }
}

fn checked_seat(seat: Option<u8>) -> Result<Option<u8>, OrderError> {
    match seat {
        Some(seat) if !(1..=Line::SEAT_MAX).contains(&seat) => Err(OrderError::Seat { max: Line::SEAT_MAX }),
        seat => Ok(seat),
    }
}

fn checked_course(course: u8) -> Result<u8, OrderError> {
    if (1..=Line::COURSE_MAX).contains(&course) {
        Ok(course)
    } else {
        Err(OrderError::Course { max: Line::COURSE_MAX })
    }
}

fn new_line(
    order: &Order,
    policy: &Policy<'_>,
    moment: &Moment,
    id: LineId,
    (item, selection, entered): (ItemId, &Selection, Entered),
) -> Result<Line, OrderError> {
    if !order.takes_lines() {
        return Err(OrderError::Paid);
    }
    if LINES_MAX <= order.lines.len() {
        return Err(OrderError::TooManyLines { max: LINES_MAX });
    }
    let menu = policy.menu;
    let item = menu.item(item).ok_or(OrderError::ItemUnknown)?;
    // A guest neither makes up a price nor holds the scales.
    if moment.by.guest().is_some() && item.pricing != Pricing::Fixed {
        return Err(OrderError::AskStaff { item: item.name.own.clone() });
    }
    refuse_off_sale(menu, item, selection, moment)?;
    // The price that holds now.
    let item = policy.at.map_or(Cow::Borrowed(item), |at| menu.item_at(item, at, order.channel));
    let item = item.as_ref();
    let checked = selection.check(menu, item)?;
    let category = menu.category(item.category).ok_or(OrderError::ItemUnknown)?;
    let tax = menu.tax_classes.iter().find(|class| class.id == item.tax_class).ok_or(OrderError::ItemUnknown)?;
    Ok(Line {
        id,
        item: item.id,
        selection: selection.clone(),
        entered,
        name: item.name.clone(),
        details: details(&checked),
        quantity: 1,
        unit_price: portion_price(item, &checked, entered)?,
        tax: match order.channel {
            Channel::DineIn => tax.dine_in,
            Channel::Takeaway => tax.takeaway,
        },
        station: category.station,
        course: category.course,
        prep_s: item.prep_s,
        seat: None,
        note: None,
        state: LineState::Draft,
        by: moment.by,
        added_at: moment.at,
        sent_at: None,
        fired_at: None,
        started_at: None,
        ready_at: None,
        served_at: None,
    })
}

/// A dish that is off (86) is ordered neither alone nor as part of a combo. An option that the menu no longer has
/// is left out: the line keeps its words and price.
pub(super) fn refuse_off_sale(
    menu: &Menu,
    item: &Item,
    selection: &Selection,
    moment: &Moment,
) -> Result<(), OrderError> {
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

/// A line that this person may change: staff any, a guest those of the same phone.
fn own_line<'a>(order: &'a Order, moment: &Moment, id: LineId) -> Result<&'a Line, OrderError> {
    let line = order.line(id).ok_or(OrderError::LineUnknown)?;
    if moment.by.guest().is_some() && moment.by != line.by {
        return Err(OrderError::NotYours { item: line.name.own.clone() });
    }
    Ok(line)
}

/// One of them that is not sent yet.
fn own_draft<'a>(order: &'a Order, moment: &Moment, id: LineId) -> Result<&'a Line, OrderError> {
    let line = order.line(id).ok_or(OrderError::LineUnknown)?;
    if line.state != LineState::Draft {
        return Err(OrderError::AlreadySent { item: line.name.own.clone() });
    }
    own_line(order, moment, id)
}

pub(super) fn set_quantity(order: &Order, moment: &Moment, id: LineId, quantity: u32) -> Decision {
    let line = own_draft(order, moment, id)?;
    let to = checked_quantity(quantity)?;
    if line.quantity == to {
        return Ok(vec![]);
    }
    Ok(vec![OrderFact::LineQuantityChanged { line: id, from: line.quantity, to }])
}

pub(super) fn set_note(order: &Order, moment: &Moment, id: LineId, note: Option<&Note>) -> Decision {
    let line = own_draft(order, moment, id)?;
    if line.note.as_ref() == note {
        return Ok(vec![]);
    }
    Ok(vec![OrderFact::LineNoteChanged { line: line.id, note: note.cloned() }])
}

/// Whose dish it is may be said at any time.
pub(super) fn set_seat(order: &Order, moment: &Moment, id: LineId, seat: Option<u8>) -> Decision {
    let line = own_line(order, moment, id)?;
    let seat = checked_seat(seat)?;
    if line.seat == seat { Ok(vec![]) } else { Ok(vec![OrderFact::LineSeatChanged { line: id, seat }]) }
}

pub(super) fn set_course(order: &Order, moment: &Moment, id: LineId, course: u8) -> Decision {
    let line = own_line(order, moment, id)?;
    let to = checked_course(course)?;
    if line.course == to {
        return Ok(vec![]);
    }
    if !matches!(line.state, LineState::Draft | LineState::Held) {
        return Err(OrderError::AlreadySent { item: line.name.own.clone() });
    }
    Ok(vec![OrderFact::LineCourseChanged { line: id, from: line.course, to }])
}

pub(super) fn remove(order: &Order, moment: &Moment, id: LineId) -> Decision {
    match order.line(id) {
        None => Ok(vec![]),
        Some(_) => Ok(vec![OrderFact::LineRemoved { line: own_draft(order, moment, id)?.id }]),
    }
}
