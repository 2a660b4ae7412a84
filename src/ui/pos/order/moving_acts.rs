//! Carrying an order, or a part of it, to another place.

use leptos::{prelude::*, task::spawn_local};

use super::{desk::Desk, moving::all_lines, sheet::Sheet};
use crate::{
    kernel::{
        error::AppError,
        ids::{LineId, OrderId, TableId},
    },
    orders::{
        model::{Channel, request::NewOrder},
        rpc::staff::{move_lines, open_order},
    },
    tables::rpc::{close_seating, move_party},
    ui::{pos::words::ticket, shared::new_id::new_id},
};

/// Where it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A table without an order.
    Table(TableId),
    /// Another party's order, which takes the dishes in.
    Order(OrderId),
}

/// What is being moved; handles only.
#[derive(Clone, Copy)]
pub struct Moving {
    pub desk: Desk,
    /// The chosen lines, where only a part goes.
    pub lines: RwSignal<Vec<LineId>>,
    pub is_busy: RwSignal<bool>,
}

impl Moving {
    pub fn go_to(self, goal: Goal) {
        if self.is_busy.get_untracked() {
            return;
        }
        let is_part = self.desk.sheet.get_untracked() == Some(Sheet::Move { is_part: true });
        let said = ticket::words().moved;
        self.is_busy.set(true);
        spawn_local(async move {
            let moved = match (is_part, goal) {
                (true, _) => self.move_part(goal).await,
                (false, Goal::Table(table)) => self.move_party(table).await,
                (false, Goal::Order(order)) => self.join(order).await,
            };
            match moved {
                Ok(shown) => {
                    self.desk.pos.say(said);
                    self.desk.pos.nudge();
                    self.desk.sheet.try_set(None);
                    match shown {
                        Some(order) => self.desk.pos.go(format!("/pos/order/{order}")),
                        None => self.desk.refetch_order().await,
                    }
                }
                Err(error) => self.desk.pos.fail(error),
            }
            self.is_busy.try_set(false);
        });
    }

    /// The party and all its orders sit down elsewhere.
    async fn move_party(self, table: TableId) -> Result<Option<OrderId>, AppError> {
        let seating = self.desk.order.with_untracked(|order| order.seating);
        move_party(seating.ok_or_else(|| AppError::not_found("party"))?, table).await?;
        Ok(None)
    }

    /// Everything goes on another order; the table that was left is free unless it still owes something.
    async fn join(self, to: OrderId) -> Result<Option<OrderId>, AppError> {
        let seating = self.desk.order.with_untracked(|order| order.seating);
        move_lines(self.desk.id, to, all_lines(self.desk), new_id()).await?;
        if let Some(seating) = seating {
            // Refused where the party has another open order: then it stays seated, which is right.
            let _ = close_seating(seating).await;
        }
        Ok(Some(to))
    }

    /// Some lines go; a table without an order gets one.
    async fn move_part(self, goal: Goal) -> Result<Option<OrderId>, AppError> {
        let lines = self.lines.get_untracked();
        let is_all = all_lines(self.desk).iter().all(|line| lines.contains(line));
        let to = match goal {
            Goal::Order(order) => order,
            Goal::Table(table) => {
                let new = NewOrder { id: new_id(), channel: Channel::DineIn, table: Some(table), covers: None };
                open_order(new).await?.id
            }
        };
        move_lines(self.desk.id, to, lines, new_id()).await?;
        Ok(is_all.then_some(to))
    }
}
