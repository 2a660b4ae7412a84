//! What the parts of an order's page share, and what is done to the order there.

use std::sync::Arc;

use leptos::prelude::*;

use super::choices::Choices;
use crate::{
    kernel::{
        actor::Actor,
        error::AppError,
        ids::{ItemId, LineId, OrderId},
        text::Note,
    },
    menu::{
        model::{Menu, selection::Selection},
        rpc::get_menu,
    },
    orders::{
        model::{
            Order,
            command::{Operation, OrderCommand},
            line::{Line, LineState},
        },
        rpc::staff::get_order,
    },
    tables::model::Table,
    ui::{
        pos::{
            book::OpenOrder,
            context::{Pos, use_pos},
        },
        shared::new_id::new_id,
    },
};

/// The order on the screen: handles only, so it is copied freely.
#[derive(Clone, Copy)]
pub struct Desk {
    pub pos: Pos,
    pub id: OrderId,
    open: StoredValue<OpenOrder>,
    /// The order as it will be once everything done here has arrived.
    pub order: Memo<Order>,
    pub menu: RwSignal<Arc<Menu>>,
    /// The table and the party there.
    pub table: RwSignal<Option<Table>>,
    /// The line whose controls are open.
    pub selected: RwSignal<Option<LineId>>,
    /// A note that is being typed: it is done when the line is left, not with each letter.
    pub note: RwSignal<Option<(LineId, String)>>,
    /// The dish whose choices are asked for, and the choices so far.
    pub choosing: RwSignal<Option<ItemId>>,
    pub choices: Choices,
    /// The draft that the chosen dish takes the place of: its choices are being changed.
    pub replaced: RwSignal<Option<LineId>>,
    /// The dish whose sale is asked about (86).
    pub off_sale: RwSignal<Option<ItemId>>,
    /// The sent line that is being taken back.
    pub voiding: RwSignal<Option<LineId>>,
    pub is_paying: RwSignal<bool>,
    /// On a phone: the ticket covers the menu.
    pub is_ticket_open: RwSignal<bool>,
}

/// Starts work on an order and keeps it, and the menu, up to date.
pub fn provide_desk(order: Order, table: Option<Table>, menu: Arc<Menu>) -> Desk {
    let pos = use_pos();
    let id = order.id;
    let table_id = order.table;
    let open = pos.book.take(order, menu.clone());
    let state = open.state.clone();
    let order = Memo::new(move |_| state.with(|state| state.order().clone()));
    let table = RwSignal::new(table);
    Effect::new(move |_| {
        let Some(id) = table_id else { return };
        let found = pos.house.with(|house| house.as_ref().map(|house| house.table(id).cloned()));
        if let Some(now) = found {
            table.set(now);
        }
    });
    let menu = RwSignal::new(menu);
    let desk = Desk {
        pos,
        id,
        open: StoredValue::new(open),
        order,
        menu,
        table,
        selected: RwSignal::new(None),
        note: RwSignal::new(None),
        choices: Choices::default(),
        replaced: RwSignal::new(None),
        choosing: RwSignal::new(None),
        off_sale: RwSignal::new(None),
        voiding: RwSignal::new(None),
        is_paying: RwSignal::new(false),
        is_ticket_open: RwSignal::new(false),
    };
    pos.on_news(false, move || desk.refetch_order());
    pos.on_news(true, move || desk.refetch_menu());
    provide_context(desk);
    desk
}

pub fn use_desk() -> Desk {
    expect_context()
}

impl Desk {
    pub async fn refetch_order(self) {
        if let Ok(order) = get_order(self.id).await {
            self.learn(order);
        }
    }

    pub async fn refetch_menu(self) {
        if let Ok(menu) = get_menu().await {
            let menu = Arc::new(menu);
            self.pos.latest_menu.try_set_value(Some(menu.clone()));
            self.open.try_with_value(|open| open.state.update(|state| state.set_menu(menu.clone())));
            self.menu.try_set(menu);
        }
    }

    /// The order as the server has it now.
    pub fn learn(self, order: Order) {
        self.open.try_with_value(|open| open.state.update(|state| state.learn(order)));
    }

    /// Does something to the order: shown at once, refused at once where it cannot be. Answers whether it was taken.
    pub fn act(self, command: OrderCommand) -> bool {
        let permission = command.permission();
        if !self.pos.may(permission) {
            self.pos.fail(AppError::Forbidden { permission });
            return false;
        }
        let operation = Operation { id: new_id(), command };
        let taken = self.open.with_value(|open| self.pos.book.act(open, operation, self.pos.moment()));
        if let Err(error) = taken {
            self.pos.fail(error.into());
            return false;
        }
        true
    }

    /// One more tap on a dish: counts on this screen's own line of the same, else is a line of its own, so that two people
    /// at one table never take a portion from each other.
    pub fn add(self, item: ItemId, selection: Selection, quantity: u32, note: Option<Note>) -> bool {
        let replaced = self.replaced.get_untracked();
        let grown = self.open.with_value(|open| {
            open.state.with_untracked(|state| {
                let line =
                    state.line_to_grow(item, &selection, note.as_ref()).filter(|line| Some(line.id) != replaced)?;
                let quantity = line.quantity.checked_add(quantity).filter(|sum| *sum <= Line::QUANTITY_MAX)?;
                Some(OrderCommand::SetQuantity { line: line.id, quantity })
            })
        });
        self.act(grown.unwrap_or_else(|| OrderCommand::AddLine { line: new_id(), item, selection, quantity, note }))
    }

    /// Opens a line's controls, or closes them; what was typed on the line before is done.
    pub fn select(self, line: Option<LineId>) {
        self.commit_note();
        self.selected.set(line);
    }

    /// Does the note that was typed, if it says something else than before.
    pub fn commit_note(self) {
        let Some((line, text)) = self.note.try_update(Option::take).flatten() else { return };
        let note = Note::parse(&text).ok();
        let is_new = self.order.with_untracked(|order| {
            order.line(line).is_some_and(|known| known.state == LineState::Draft && known.note != note)
        });
        if is_new {
            self.act(OrderCommand::SetNote { line, note });
        }
    }

    /// Asks for a dish's choices.
    pub fn ask_choices(self, item: ItemId) {
        self.menu.with_untracked(|menu| {
            if let Some(item) = menu.item(item) {
                self.choices.start(menu, item);
            }
        });
        self.replaced.set(None);
        self.choosing.set(Some(item));
    }

    /// Asks for the choices of a draft anew, starting from what they are.
    pub fn change_choices(self, line: LineId) {
        self.select(None);
        if let Some(line) = self.order.with_untracked(|order| order.line(line).cloned()) {
            self.choices.start_from(&line);
            self.replaced.set(Some(line.id));
            self.choosing.set(Some(line.item));
        }
    }

    /// Puts the dish with its choices in the cart, in place of the draft they were changed for.
    pub fn add_chosen(self, item: ItemId) {
        let selection = self.choices.selection.get_untracked();
        let quantity = u32::try_from(self.choices.quantity.get_untracked()).unwrap_or(1);
        let note = Note::parse(&self.choices.note.get_untracked()).ok();
        let replaced = self.replaced.get_untracked();
        if self.add(item, selection, quantity, note) {
            if let Some(line) = replaced {
                self.act(OrderCommand::RemoveLine { line });
            }
            self.choosing.set(None);
        }
    }

    /// Sends the staff's drafts to the kitchen; what guests still choose stays theirs.
    pub fn send(self) -> bool {
        self.send_drafts(|by| by.guest().is_none())
    }

    /// Opens the pay sheet; what the staff has in the cart is sent first.
    pub fn pay(self) {
        self.select(None);
        self.is_ticket_open.set(false);
        self.send();
        self.is_paying.set(true);
    }

    pub fn send_guests_drafts(self) -> bool {
        self.send_drafts(|by| by.guest().is_some())
    }

    fn send_drafts(self, is_meant: impl Fn(Actor) -> bool) -> bool {
        self.select(None);
        let lines = self.order.with_untracked(|order| {
            order.drafts().filter(|line| is_meant(line.by)).map(|line| line.id).collect::<Vec<LineId>>()
        });
        !lines.is_empty() && self.act(OrderCommand::Send { lines })
    }

    /// Whether everything done here has arrived at the server.
    pub fn is_settled(self) -> bool {
        self.open.with_value(OpenOrder::is_settled)
    }

    /// Whether the server did not answer the last time.
    pub fn is_stuck(self) -> bool {
        self.open.with_value(OpenOrder::is_stuck)
    }

    /// Portions of a dish in the cart.
    pub fn in_cart(self, item: ItemId) -> u32 {
        self.order.with(|order| order.drafts().filter(|line| line.item == item).map(|line| line.quantity).sum())
    }

    /// Drafts that the staff added, and those that guests added.
    pub fn draft_counts(self) -> (usize, usize) {
        self.order.with(|order| {
            let of_guests = order.drafts().filter(|line| line.by.guest().is_some()).count();
            (order.drafts().count() - of_guests, of_guests)
        })
    }

    pub fn line(self, id: LineId) -> Option<Line> {
        self.order.with(|order| order.line(id).cloned())
    }

    /// Dishes that are not on the table yet.
    pub fn unserved(self) -> Vec<LineId> {
        self.order.with(|order| {
            let open = order.sent_lines().filter(|line| line.state != LineState::Served);
            open.map(|line| line.id).collect()
        })
    }

    /// Whether a sheet lies over the desk, which then gets no keys.
    pub fn is_covered(self) -> bool {
        self.is_paying.get_untracked()
            || self.choosing.with_untracked(Option::is_some)
            || self.off_sale.with_untracked(Option::is_some)
            || self.voiding.with_untracked(Option::is_some)
    }
}
