//! What every part of a guest's pages shares: the table, the menu, and what is being done about them.

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;

use crate::{
    kernel::{
        actor::Actor,
        currency::Currency,
        error::AppError,
        ids::{ItemId, LineId},
        language::Language,
        money::Money,
        schedule::LocalMoment,
    },
    menu::model::{Menu, words::Translated},
    orders::model::{guest::GuestTable, line::Line},
    restaurants::model::Restaurant,
    ui::shared::page::language,
};

use super::{
    bill::Bill,
    clock::use_clock,
    jobs::Jobs,
    newer::is_newer,
    sale::{Sale, is_same_card, sales_of},
    wishes::Wishes,
    words::{Words, words},
};

/// Handles only: copied freely, gone with the page.
#[derive(Clone, Copy)]
pub struct Visit {
    /// Kept here because handlers and tasks have no page to ask.
    pub words: &'static Words,
    pub language: Language,
    pub token: StoredValue<String>,
    pub restaurant: StoredValue<Restaurant>,
    pub currency: Currency,
    pub table: RwSignal<GuestTable>,
    /// Changes when the card does, not when a portion is sold.
    pub menu: RwSignal<Arc<Menu>>,
    /// On the restaurant's clock: when the menu was made, and the present minute once the page is awake.
    pub moment: Memo<Option<LocalMoment>>,
    pub sales: RwSignal<BTreeMap<ItemId, Sale>>,
    pub bill: Memo<Bill>,
    pub jobs: Jobs,
    pub wishes: Wishes,
    /// Read aloud when it changes.
    pub said: RwSignal<String>,
    /// The page's script runs.
    pub awake: RwSignal<bool>,
    /// Why the visit is over, once it is.
    pub ended: RwSignal<Option<AppError>>,
}

impl Visit {
    pub fn new(token: String, table: GuestTable, menu: Menu, wishes: Wishes, refusal: Option<AppError>) -> Self {
        let restaurant = table.restaurant.clone();
        let offset = restaurant.offset;
        let table = RwSignal::new(table);
        let sales = sales_of(&menu);
        let menu = RwSignal::new(Arc::new(menu));
        let now = use_clock();
        let made_at = move || menu.with(|menu| menu.at);
        Self {
            words: words(),
            language: language(),
            token: StoredValue::new(token),
            currency: restaurant.currency,
            restaurant: StoredValue::new(restaurant),
            table,
            moment: Memo::new(move |_| now.get().map(|now| offset.moment(now)).or_else(made_at)),
            sales: RwSignal::new(sales),
            menu,
            bill: Memo::new(move |_| table.with(Bill::of)),
            jobs: Jobs::new(refusal),
            wishes,
            said: RwSignal::new(String::new()),
            awake: RwSignal::new(false),
            ended: RwSignal::new(None),
        }
    }

    /// The address of one of this table's pages: "", "/order", "/item/…".
    pub fn path(self, page: &str) -> String {
        self.token.with_value(|token| format!("/t/{token}{page}"))
    }

    pub fn item_path(self, item: ItemId) -> String {
        self.path(&format!("/item/{item}"))
    }

    /// The key of the plain forms on this page.
    pub fn form_key(self) -> String {
        self.table.with_untracked(|table| table.form_key.to_string())
    }

    /// A menu text in the guest's language.
    pub fn text(self, text: &Translated) -> String {
        text.in_language(self.language).to_owned()
    }

    pub fn money(self, amount: Money) -> String {
        self.currency.text(amount)
    }

    /// What an extra adds: "+€0.50", or nothing.
    pub fn extra_text(self, amount: Money) -> String {
        if amount.is_zero() { String::new() } else { format!("+{}", self.money(amount)) }
    }

    /// Takes over a newer answer of the server; an older one that came late is dropped.
    pub fn take(self, fresh: GuestTable) {
        if self.table.try_with_untracked(|known| is_newer(known, &fresh)) == Some(true) {
            self.table.try_set(fresh);
        }
    }

    pub fn take_menu(self, fresh: Menu) {
        self.sales.try_set(sales_of(&fresh));
        if self.menu.try_with_untracked(|known| is_same_card(known, &fresh)) == Some(false) {
            self.menu.try_set(Arc::new(fresh));
        }
    }

    pub fn sale(self, item: ItemId) -> Signal<Sale> {
        Memo::new(move |_| self.sales.with(|sales| sales.get(&item).copied().unwrap_or(Sale::SoldOut))).into()
    }

    /// Portions of a dish in the cart, everybody's and those on their way.
    pub fn in_cart(self, item: ItemId) -> Memo<u32> {
        Memo::new(move |_| {
            let drafts = self.table.with(|table| {
                let drafts = table.open_order().into_iter().flat_map(|order| order.drafts());
                drafts.filter(|line| line.item == item).map(|line| line.quantity).sum::<u32>()
            });
            drafts + self.jobs.coming(item)
        })
    }

    /// A line as it is now, for as long as it is shown.
    pub fn line(self, first: Line) -> Memo<Line> {
        Memo::new(move |known: Option<&Line>| {
            let id = first.id;
            let now = self.table.with(|table| table.orders.iter().find_map(|order| order.line(id)).cloned());
            now.or_else(|| known.cloned()).unwrap_or_else(|| first.clone())
        })
    }

    pub fn is_mine(self, by: Actor) -> bool {
        self.table.with_untracked(|table| by == Actor::Guest(table.me.id))
    }

    /// A line's quantity with the steps that are still on their way.
    pub fn quantity(self, id: LineId, line: Memo<Line>) -> Memo<u32> {
        Memo::new(move |_| super::acts::changed(line.with(|line| line.quantity), self.jobs.steps(id)))
    }

    /// What is read aloud once a dish is in the cart. For handlers.
    pub fn say_added(self, name: &str) {
        let items = untrack(|| self.items_text());
        self.said.try_set(self.words.added_item.replace("{item}", name).replace("{items}", &items));
    }

    /// "3 items" in the open order, with what is on its way.
    pub fn items_text(self) -> String {
        self.words.items(self.bill.get().open + self.jobs.coming_in_all())
    }
}
