//! Everything the parts of the kitchen screen share: what is shown, what is chosen, what is open.

use leptos::prelude::*;

use crate::{
    kernel::{
        ids::{LineId, OperationId, OrderId, TicketId},
        language::Language,
        permission::Permission,
    },
    kitchen::model::{Board, TicketCard},
    orders::model::line::LineState,
    ui::{
        kit::toast::{Toast, use_toasts},
        shared::{error_text::error_text, live::Live, page::me},
    },
};

use super::{feed::Feed, layout::Layout, memory, outbox::Outbox, sound::Sound};

const LAYOUT_KEY: &str = "kds.layout";

#[derive(Clone, Copy)]
pub struct Desk {
    pub feed: Feed,
    pub live: Live,
    pub outbox: Outbox,
    pub sound: Sound,
    /// The wanted board as shown; none while another station's is on its way.
    pub board: Memo<Option<Board>>,
    /// The tickets on the screen: the open ones, and for a moment those just made.
    pub cards: Memo<Vec<TicketCard>>,
    /// Just made: still in their place, so that a second tap does not hit the ticket that moves up.
    pub leaving: RwSignal<Vec<TicketId>>,
    /// Brought back on this screen.
    pub recalled: RwSignal<Vec<TicketId>>,
    /// What the undo bar offers.
    pub undo: RwSignal<Option<Undo>>,
    /// The ticket the keys work on, and the dish in it.
    pub chosen: RwSignal<Option<TicketId>>,
    pub chosen_line: RwSignal<Option<LineId>>,
    /// A key was used: the tickets show their digits.
    pub has_keys: RwSignal<bool>,
    pub panel: RwSignal<Option<PanelKind>>,
    pub has_settings_open: RwSignal<bool>,
    pub layout: RwSignal<Layout>,
    pub may_advance: bool,
    /// The language the kitchen reads dishes in.
    pub language: Language,
}

/// What stands beside the tickets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PanelKind {
    AllDay,
    Recall,
}

/// A ticket that was just made and how it was before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undo {
    pub ticket: TicketId,
    /// Tells this offer from a later one of the same ticket.
    pub offer: OperationId,
    pub order: OrderId,
    pub back: Vec<(LineState, Vec<LineId>)>,
    pub title: String,
}

impl Desk {
    pub fn new(feed: Feed, live: Live) -> Self {
        let me = me();
        let board = feed.board();
        let leaving = RwSignal::new(Vec::new());
        let desk = Self {
            feed,
            live,
            outbox: Outbox::new(feed),
            sound: Sound::new(feed),
            board,
            cards: Memo::new(move |_| leaving.with(|leaving| board.with(|board| shown_cards(board.as_ref(), leaving)))),
            leaving,
            recalled: RwSignal::new(Vec::new()),
            undo: RwSignal::new(None),
            chosen: RwSignal::new(None),
            chosen_line: RwSignal::new(None),
            has_keys: RwSignal::new(false),
            panel: RwSignal::new(None),
            has_settings_open: RwSignal::new(false),
            layout: RwSignal::new(Layout::default()),
            may_advance: me.as_ref().is_some_and(|me| me.may(Permission::KitchenAdvance)),
            language: me.map(|me| me.restaurant.language).unwrap_or_default(),
        };
        let toasts = use_toasts();
        Effect::new(move |_| {
            if let Some(error) = desk.outbox.refused.get() {
                // What the bar offers to take back has not happened.
                desk.undo.set(None);
                toasts.push(Toast::danger(error_text(&error)));
            }
        });
        Effect::new(move |_| {
            if let Some(layout) = memory::recall(LAYOUT_KEY).and_then(|text| Layout::parse(&text)) {
                desk.layout.set(layout);
            }
        });
        desk
    }

    pub fn choose_layout(self, layout: Layout) {
        self.layout.set(layout);
        memory::keep(LAYOUT_KEY, layout.as_str());
    }

    /// Opens a panel, or closes it when it is the open one.
    pub fn toggle(self, panel: PanelKind) {
        self.panel.update(|open| *open = if *open == Some(panel) { None } else { Some(panel) });
    }

    pub fn has_panel(self) -> bool {
        self.panel.with(Option::is_some)
    }

    /// An open ticket as it is shown now. Untracked: for handlers.
    pub fn open_card(self, id: TicketId) -> Option<TicketCard> {
        self.board.with_untracked(|board| board.as_ref()?.tickets.iter().find(|card| card.id == id).cloned())
    }
}

fn shown_cards(board: Option<&Board>, leaving: &[TicketId]) -> Vec<TicketCard> {
    let Some(board) = board else { return vec![] };
    let made = board.done.iter().filter(|card| leaving.contains(&card.id));
    let mut cards: Vec<TicketCard> = board.tickets.iter().chain(made).cloned().collect();
    cards.sort_by_key(|card| (card.fired_at, card.id));
    cards
}
