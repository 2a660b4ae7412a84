//! Everything the parts of the kitchen screen share: what is shown, what is chosen, what is open.

use leptos::prelude::*;

use crate::{
    kernel::{
        ids::{LineId, TicketId},
        language::Language,
        permission::Permission,
    },
    kitchen::model::{Board, TicketCard},
    ui::{
        kit::toast::{Toast, use_toasts},
        shared::{error_text::error_text, live::Live, page::me},
    },
};

use super::{feed::Feed, layout::Layout, memory, outbox::Outbox, sound::Sound, undo::History, voids::Voids};

const LAYOUT_KEY: &str = "kds.layout";

#[derive(Clone, Copy)]
pub struct Desk {
    pub feed: Feed,
    pub live: Live,
    pub outbox: Outbox,
    pub sound: Sound,
    /// The wanted board as shown; none while another station's is on its way.
    pub board: Memo<Option<Board>>,
    /// The tickets on the screen: the open ones, those with something taken back that nobody has tapped, and for a
    /// moment those just made.
    pub cards: Memo<Vec<TicketCard>>,
    pub voids: Voids,
    /// Just made: still in their place, so that a second tap does not hit the ticket that moves up.
    pub leaving: RwSignal<Vec<TicketId>>,
    /// Brought back on this screen.
    pub recalled: RwSignal<Vec<TicketId>>,
    /// What the undo bar offers.
    pub undo: RwSignal<History>,
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

impl Desk {
    pub fn new(feed: Feed, live: Live) -> Self {
        let me = me();
        let board = feed.board();
        let leaving = RwSignal::new(Vec::new());
        let voids = Voids::new();
        let desk = Self {
            feed,
            live,
            outbox: Outbox::new(feed),
            sound: Sound::new(feed),
            board,
            cards: Memo::new(move |_| {
                leaving.with(|leaving| board.with(|board| shown_cards(board.as_ref(), leaving, voids)))
            }),
            voids,
            leaving,
            recalled: RwSignal::new(Vec::new()),
            undo: RwSignal::new(History::default()),
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
            if let Some((order, error)) = desk.outbox.refused.get() {
                desk.undo.update(|undo| undo.drop_order(order));
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

    /// The tickets that can be worked on, as the keys count them: those on the screen that are not about to leave it.
    pub fn at_work(self) -> Vec<TicketId> {
        self.leaving.with(|leaving| {
            let ids = |cards: &Vec<TicketCard>| cards.iter().map(|card| card.id).collect::<Vec<_>>();
            self.cards.with(ids).into_iter().filter(|id| !leaving.contains(id)).collect()
        })
    }

    /// A ticket to be worked on as it is shown now. Untracked: for handlers.
    pub fn card_at_work(self, id: TicketId) -> Option<TicketCard> {
        let is_leaving = self.leaving.with_untracked(|leaving| leaving.contains(&id));
        let card = self.cards.with_untracked(|cards| cards.iter().find(|card| card.id == id).cloned());
        card.filter(|_| !is_leaving)
    }
}

fn shown_cards(board: Option<&Board>, leaving: &[TicketId], voids: Voids) -> Vec<TicketCard> {
    let Some(board) = board else { return vec![] };
    let open = board.tickets.iter().map(|card| voids.without_seen(card));
    let taken_back = board.taken_back.iter().filter(|card| !leaving.contains(&card.id));
    let taken_back =
        taken_back.map(|card| voids.without_seen(card)).filter(|card| card.voided_lines().next().is_some());
    let made = board.done.iter().chain(&board.taken_back).filter(|card| leaving.contains(&card.id)).cloned();
    let mut cards: Vec<TicketCard> = open.chain(taken_back).chain(made).collect();
    cards.sort_by_key(|card| (card.fired_at, card.id));
    // A ticket that was made in part and taken back in part is in two lists.
    cards.dedup_by_key(|card| card.id);
    cards
}
