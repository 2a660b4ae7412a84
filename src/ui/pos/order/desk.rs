//! What the parts of an order's page share, and what they read of the order.

use std::sync::Arc;

use leptos::prelude::*;

use super::{approval::Asked, choices::Choices, sheet::Sheet};
use crate::{
    kernel::{
        actor::Actor,
        currency::Currency,
        ids::{ItemId, LineId, OrderId, ShareId},
        permission::Permission,
    },
    menu::{
        model::{Item, Menu},
        rpc::get_menu,
    },
    orders::{
        model::{
            Moment, Order, Tender,
            command::OrderCommand,
            line::{Line, LineState},
        },
        rpc::staff::get_order,
    },
    tables::model::Table,
    ui::pos::{
        book::OpenOrder,
        context::{Pos, use_pos},
    },
};

/// The order on the screen: handles only, so it is copied freely.
#[derive(Clone, Copy)]
pub struct Desk {
    pub pos: Pos,
    pub id: OrderId,
    pub(super) open: StoredValue<OpenOrder>,
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
    /// What is asked about the order.
    pub sheet: RwSignal<Option<Sheet>>,
    /// What somebody else has to approve.
    pub asked: RwSignal<Option<Asked>>,
    /// Something is on its way that does not go through the queue.
    pub is_busy: RwSignal<bool>,
    pub is_paying: RwSignal<bool>,
    /// Whose part of a divided bill is paid.
    pub share: RwSignal<Option<ShareId>>,
    /// Whom new dishes are for; none: for everybody.
    pub seat: RwSignal<Option<u8>>,
    /// The ticket stands by seats instead of courses.
    pub is_by_seat: RwSignal<bool>,
    /// Courses that are sent otherwise than usual: held although first, or fired although later.
    pub flipped: RwSignal<Vec<u8>>,
    /// On a phone: the ticket covers the menu.
    pub is_ticket_open: RwSignal<bool>,
}

/// Starts work on an order and keeps it, and the menu, up to date.
pub fn provide_desk(order: Order, table: Option<Table>, menu: Arc<Menu>) -> Desk {
    let pos = use_pos();
    let id = order.id;
    let open = pos.book.take(order, menu.clone());
    let state = open.state.clone();
    let unapproved = open.unapproved.clone();
    let order = Memo::new(move |_| state.with(|state| state.order().clone()));
    let table = RwSignal::new(table);
    Effect::new(move |_| {
        let Some(id) = order.with(|order| order.table) else { return };
        let found = pos.house.with(|house| house.as_ref().map(|house| house.table(id).cloned()));
        if let Some(now) = found {
            table.set(now);
        }
    });
    let desk = Desk {
        pos,
        id,
        open: StoredValue::new(open),
        order,
        menu: RwSignal::new(menu),
        table,
        selected: RwSignal::new(None),
        note: RwSignal::new(None),
        choices: Choices::default(),
        replaced: RwSignal::new(None),
        choosing: RwSignal::new(None),
        off_sale: RwSignal::new(None),
        sheet: RwSignal::new(None),
        asked: RwSignal::new(None),
        is_busy: RwSignal::new(false),
        is_paying: RwSignal::new(false),
        share: RwSignal::new(None),
        seat: RwSignal::new(None),
        is_by_seat: RwSignal::new(false),
        flipped: RwSignal::new(vec![]),
        is_ticket_open: RwSignal::new(false),
    };
    Effect::new(move |_| {
        if let Some(operation) = unapproved.get() {
            unapproved.set(None);
            desk.asked.set(Some(Asked::new(operation, true, Callback::new(|()| {}))));
        }
    });
    pos.on_news(false, move || desk.refetch_order());
    pos.on_news(true, move || desk.refetch_menu());
    on_cleanup(move || desk.leave());
    provide_context(desk);
    desk
}

pub fn use_desk() -> Desk {
    expect_context()
}

impl Desk {
    /// A dish with the prices that hold now for this order; before the clock runs, when the menu was made.
    pub fn item_now(self, item: &Item) -> Item {
        let offset = self.pos.me.with_value(|me| me.restaurant.offset);
        let now = self.pos.now.get().map(|now| offset.moment(now));
        let channel = self.order.with(|order| order.channel);
        self.menu.with(|menu| match now.or(menu.at) {
            Some(at) => menu.item_at(item, at, channel).into_owned(),
            None => item.clone(),
        })
    }

    pub fn currency(self) -> Currency {
        self.pos.me.with_value(|me| me.restaurant.currency)
    }

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

    /// The order as it would be after a command; none where it would be refused.
    pub fn after(self, command: &OrderCommand) -> Option<Order> {
        let moment = self.order.with(|order| Moment { at: order.opened_at, by: Actor::System });
        self.open.with_value(|open| open.state.with(|state| state.after(command, &moment).ok()))
    }

    /// Opens a line's controls, or closes them; what was typed on the line before is done.
    pub fn select(self, line: Option<LineId>) {
        self.commit_note();
        self.selected.set(line);
    }

    /// Asks something about the order.
    pub fn ask(self, sheet: Sheet) {
        self.commit_note();
        self.sheet.set(Some(sheet));
    }

    pub fn close_sheet(self) {
        self.sheet.set(None);
    }

    /// Whether everything done here has arrived at the server.
    pub fn is_settled(self) -> bool {
        self.open.with_value(OpenOrder::is_settled)
    }

    /// Whether the server did not answer the last time.
    pub fn is_stuck(self) -> bool {
        self.open.with_value(OpenOrder::is_stuck)
    }

    pub fn line(self, id: LineId) -> Option<Line> {
        self.order.with(|order| order.line(id).cloned())
    }

    /// Dishes that are on their way, but not on the table yet; what is held is not on its way.
    pub fn unserved(self) -> Vec<LineId> {
        self.order.with(|order| {
            let open = order.sent_lines().filter(|line| !matches!(line.state, LineState::Served | LineState::Held));
            open.map(|line| line.id).collect()
        })
    }

    /// Whether a payment may be another tender than was keyed in: what no gateway took.
    pub fn can_correct_tender(self) -> bool {
        self.pos.can(Permission::PaymentsCorrectTender)
            && self.order.with(|order| order.payments.iter().any(|payment| payment.tender != Tender::Card))
    }

    /// Whether a sheet lies over the desk, which then gets no keys.
    pub fn is_covered(self) -> bool {
        self.is_paying.get_untracked()
            || self.choosing.with_untracked(Option::is_some)
            || self.off_sale.with_untracked(Option::is_some)
            || self.sheet.with_untracked(Option::is_some)
            || self.asked.with_untracked(Option::is_some)
    }
}
