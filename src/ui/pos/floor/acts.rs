//! What is done on the floor: opening orders, letting guests order, clearing tables.

use leptos::{prelude::*, task::spawn_local};

use super::tap::{Party, Tap};
use crate::{
    kernel::{
        error::AppError,
        ids::{OrderId, SeatingId, TableId},
        permission::Permission,
    },
    orders::{
        model::{Channel, request::NewOrder},
        rpc::staff::open_order,
    },
    tables::rpc::{approve_seating, close_seating},
    ui::{
        pos::{
            context::Pos,
            words::{fill_name, words},
        },
        shared::new_id::new_id,
    },
};

/// The floor's acts and what is under way; handles only.
#[derive(Clone, Copy)]
pub struct FloorActs {
    pos: Pos,
    /// A request is on its way: a second tap waits for it.
    pub is_busy: RwSignal<bool>,
    /// The party that the small sheet asks about.
    pub asked: RwSignal<Option<Party>>,
}

impl FloorActs {
    pub fn new(pos: Pos) -> Self {
        Self { pos, is_busy: RwSignal::new(false), asked: RwSignal::new(None) }
    }

    pub fn tap(self, tap: Tap) {
        match tap {
            Tap::Open { table, covers } => self.open(Channel::DineIn, Some((table, covers))),
            Tap::Approve { seating, table_name } => self.approve(seating, table_name),
            Tap::Show(order) => self.pos.go(format!("/pos/order/{order}")),
            Tap::Ask(party) => self.asked.set(Some(party)),
        }
    }

    /// Opens an order and shows it.
    pub fn open(self, channel: Channel, table: Option<(TableId, u32)>) {
        self.open_at(channel, table.map(|(id, _)| id), table.map(|(_, covers)| covers));
    }

    fn open_at(self, channel: Channel, table: Option<TableId>, covers: Option<u32>) {
        if !self.pos.may(Permission::OrdersCreate) {
            self.pos.fail(AppError::Forbidden { permission: Permission::OrdersCreate });
            return;
        }
        let pos = self.pos;
        let spare = pos.spare_takeaway.get_value().filter(|_| channel == Channel::Takeaway);
        let is_still_empty = |id: &OrderId| {
            pos.house.with_untracked(|house| house.as_ref().is_some_and(|house| house.is_unused_takeaway(*id)))
        };
        if let Some(id) = spare.filter(is_still_empty) {
            pos.go(format!("/pos/order/{id}"));
            return;
        }
        let new = NewOrder { id: new_id(), channel, table, covers };
        self.run(async move {
            let order = open_order(new).await?;
            let path = format!("/pos/order/{}", order.id);
            pos.just_opened.try_set_value(Some(order));
            pos.go(path);
            Ok(())
        });
    }

    pub fn approve(self, seating: SeatingId, table_name: String) {
        let pos = self.pos;
        let text = fill_name(words().may_order_now, &table_name);
        self.run(async move {
            approve_seating(seating).await?;
            pos.say(text);
            Ok(())
        });
    }

    /// Lets a party go; its phones are let go with it.
    pub fn close(self, seating: SeatingId, table_name: &str) {
        let pos = self.pos;
        let asked = self.asked;
        let text = fill_name(words().table_is_free, table_name);
        self.run(async move {
            close_seating(seating).await?;
            asked.try_set(None);
            pos.say(text);
            Ok(())
        });
    }

    fn run(self, act: impl Future<Output = Result<(), AppError>> + 'static) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        spawn_local(async move {
            match act.await {
                Ok(()) => {
                    // The event stream will tell too; this is for when it is away.
                    self.pos.nudge();
                }
                Err(error) => self.pos.fail(error),
            }
            self.is_busy.try_set(false);
        });
    }
}

/// A further order after one that is paid: for the same table, or to take away.
pub fn open_round(pos: Pos, table: Option<TableId>) {
    let acts = FloorActs::new(pos);
    match table {
        Some(table) => acts.open_at(Channel::DineIn, Some(table), None),
        None => acts.open_at(Channel::Takeaway, None, None),
    }
}
