//! What a guest wants done, and the operation that does it to the order as it is then. Pure.

use crate::{
    kernel::{
        actor::Actor,
        ids::{ItemId, LineId},
        text::Note,
    },
    menu::model::selection::Selection,
    orders::model::{
        command::OrderCommand,
        guest::GuestTable,
        line::{Line, LineState},
    },
};

/// A wish in the guest's terms: it stays right when the order changes before its turn comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    Add { line: LineId, wanted: Wanted },
    Change { line: LineId, by: i64 },
    Remove { line: LineId },
    Send,
}

/// A dish with its choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub item: ItemId,
    pub selection: Selection,
    pub quantity: u32,
    pub note: Option<Note>,
}

/// The operation for an act; none when there is nothing to do any more.
pub fn command_of(table: &GuestTable, act: &Act) -> Option<OrderCommand> {
    match act {
        Act::Add { line, wanted } => Some(add(table, *line, wanted)),
        Act::Change { line, by } => {
            let line = draft(table, *line)?;
            match changed(line.quantity, *by) {
                0 => Some(OrderCommand::RemoveLine { line: line.id }),
                quantity if quantity == line.quantity => None,
                quantity => Some(OrderCommand::SetQuantity { line: line.id, quantity }),
            }
        }
        Act::Remove { line } => Some(OrderCommand::RemoveLine { line: draft(table, *line)?.id }),
        Act::Send => {
            let lines: Vec<LineId> = table.open_order()?.drafts().map(|line| line.id).collect();
            (!lines.is_empty()).then_some(OrderCommand::Send { lines, hold: vec![] })
        }
    }
}

/// `quantity` and `by` more, within what a line takes.
pub fn changed(quantity: u32, by: i64) -> u32 {
    let changed = (i64::from(quantity) + by).clamp(0, i64::from(Line::QUANTITY_MAX));
    u32::try_from(changed).unwrap_or_default()
}

/// The same dish with the same choices, added twice by the same phone, is one line.
fn add(table: &GuestTable, line: LineId, wanted: &Wanted) -> OrderCommand {
    let me = Actor::Guest(table.me.id);
    let same = table.open_order().and_then(|order| {
        order.drafts().find(|line| {
            line.by == me && line.item == wanted.item && line.selection == wanted.selection && line.note == wanted.note
        })
    });
    match same {
        Some(line) => {
            OrderCommand::SetQuantity { line: line.id, quantity: changed(line.quantity, i64::from(wanted.quantity)) }
        }
        None => OrderCommand::AddLine {
            line,
            item: wanted.item,
            selection: wanted.selection.clone(),
            entered: Default::default(),
            quantity: wanted.quantity,
            note: wanted.note.clone(),
            seat: None,
            course: None,
        },
    }
}

fn draft(table: &GuestTable, id: LineId) -> Option<&Line> {
    table.open_order()?.line(id).filter(|line| line.state == LineState::Draft)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::guest::fixture::{line, line_id, order, table};

    fn wanted(of: &Line, quantity: u32) -> Wanted {
        Wanted { item: of.item, selection: of.selection.clone(), quantity, note: None }
    }

    #[test]
    fn the_same_dish_again_is_more_of_the_same_line() {
        let mine = line(1, 320, 2, LineState::Draft);
        let act = Act::Add { line: line_id(9), wanted: wanted(&mine, 1) };
        let known = table(vec![order(vec![mine.clone()])]);
        assert_eq!(command_of(&known, &act), Some(OrderCommand::SetQuantity { line: mine.id, quantity: 3 }));

        let sent = Line { state: LineState::Queued, ..mine.clone() };
        let after_sending = command_of(&table(vec![order(vec![sent])]), &act);
        assert!(matches!(after_sending, Some(OrderCommand::AddLine { line, quantity: 1, .. }) if line == line_id(9)));

        let others = Line { by: Actor::Stranger, ..mine };
        let beside_others = command_of(&table(vec![order(vec![others])]), &act);
        assert!(matches!(beside_others, Some(OrderCommand::AddLine { .. })));
    }

    #[test]
    fn steps_count_from_what_is_there_and_end_at_nothing() {
        let mine = line(1, 320, 2, LineState::Draft);
        let known = table(vec![order(vec![mine.clone()])]);
        let step = |by| command_of(&known, &Act::Change { line: mine.id, by });
        assert_eq!(step(1), Some(OrderCommand::SetQuantity { line: mine.id, quantity: 3 }));
        assert_eq!(step(-2), Some(OrderCommand::RemoveLine { line: mine.id }));
        assert_eq!(step(0), None);
        assert_eq!(command_of(&known, &Act::Remove { line: line_id(9) }), None);
    }

    #[test]
    fn sending_sends_every_draft_and_nothing_else() {
        let lines = vec![line(1, 320, 2, LineState::Draft), line(2, 320, 1, LineState::Ready)];
        let send = command_of(&table(vec![order(lines)]), &Act::Send);
        assert_eq!(send, Some(OrderCommand::Send { lines: vec![line_id(1)], hold: vec![] }));
        assert_eq!(command_of(&table(vec![]), &Act::Send), None);
    }
}
