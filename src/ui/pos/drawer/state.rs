//! The page's state: what is shown, which sheet is open, and the acts.

use leptos::prelude::*;

use super::{attempt::Attempt, texts::closed_text, words::words};
use crate::{
    drawers::{
        model::{
            Drawer, DrawerDesk,
            request::{ForcedClosing, NewCount, NewDrawer, NewMovement},
        },
        rpc::{close_drawer, count_drawer, drawer_desk, force_close_drawer, move_cash, open_drawer, take_z},
    },
    kernel::{
        error::AppError,
        ids::{DrawerId, OperationId},
        money::Money,
    },
    ui::{
        pos::{context::Pos, words::fill_name},
        shared::new_id::new_id,
    },
};

/// What lies in front of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sheet {
    MoveCash(DrawerId),
    /// Which drawer, and what it is called.
    Count(DrawerId, String),
    Force(DrawerId, String),
    TakeZ,
}

/// Handles only, so it is copied freely.
#[derive(Clone, Copy)]
pub struct DrawerPageState {
    pub pos: Pos,
    pub newer: RwSignal<Option<DrawerDesk>>,
    pub sheet: RwSignal<Option<Sheet>>,
    pub opening: Attempt<NewDrawer>,
    pub moving: Attempt<NewMovement>,
    pub counting: Attempt<NewCount>,
    pub closing: Attempt<DrawerId>,
    pub forcing: Attempt<ForcedClosing>,
    pub z: Attempt<OperationId>,
}

impl DrawerPageState {
    pub fn new(pos: Pos) -> Self {
        Self {
            pos,
            newer: RwSignal::new(None),
            sheet: RwSignal::new(None),
            opening: Attempt::new(),
            moving: Attempt::new(),
            counting: Attempt::new(),
            closing: Attempt::new(),
            forcing: Attempt::new(),
            z: Attempt::new(),
        }
    }

    pub fn money(self, amount: Money) -> String {
        self.pos.money(amount)
    }

    /// Asks for the page's contents anew.
    pub async fn refresh(self) {
        if let Ok(desk) = drawer_desk().await {
            self.newer.try_set(Some(desk));
        }
    }

    /// Something was done: the sheet goes, the page is asked for anew.
    fn done(self, text: String) {
        self.sheet.try_set(None);
        self.pos.say(text);
        self.pos.nudge();
    }

    pub fn open(self, new: impl FnOnce() -> NewDrawer) {
        let done = move |drawer: Drawer| self.done(fill_name(words().opened, &drawer.label));
        self.opening.send(new, open_drawer, done);
    }

    pub fn move_cash(self, new: impl FnOnce() -> NewMovement) {
        let done = move |drawer: Drawer| {
            let Some(last) = drawer.movements.last() else { return };
            let is_in = last.kind.signed(last.amount) == last.amount;
            let text = if is_in { words().moved_in } else { words().moved_out };
            self.done(fill_name(text, &self.money(last.amount)));
        };
        self.moving.send(new, move_cash, done);
    }

    pub fn count(self, new: impl FnOnce() -> NewCount) {
        let done = move |drawer: Drawer| {
            let counted = drawer.counts.last().map(|count| count.counted).unwrap_or_default();
            self.done(format!("{} {}", words().counted, self.money(counted)));
        };
        self.counting.send(new, count_drawer, done);
    }

    pub fn close(self, drawer: DrawerId) {
        self.closing.send(move || drawer, close_drawer, move |drawer| self.closed(&drawer));
    }

    pub fn force(self, new: impl FnOnce() -> ForcedClosing) {
        self.forcing.send(new, force_close_drawer, move |drawer| self.closed(&drawer));
    }

    fn closed(self, drawer: &Drawer) {
        if let Some(closing) = &drawer.closing {
            self.done(closed_text(closing, |amount| self.money(amount)));
        }
    }

    pub fn take_z(self) {
        let pos = self.pos;
        self.z.send(new_id, take_z, move |z| {
            self.sheet.try_set(None);
            pos.nudge();
            pos.go(format!("/pos/drawer/z/{}", z.number));
        });
    }

    pub fn show(self, sheet: Sheet) {
        match &sheet {
            Sheet::MoveCash(_) => self.moving.clear(),
            Sheet::Count(..) => self.counting.clear(),
            Sheet::Force(..) => self.forcing.clear(),
            Sheet::TakeZ => self.z.clear(),
        }
        self.sheet.set(Some(sheet));
    }
}

/// What the page begins with.
pub async fn load() -> Result<DrawerDesk, AppError> {
    drawer_desk().await
}
