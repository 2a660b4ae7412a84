//! Keeps "4 left" true. Other tables sell too, and a phone is not told of each of their dishes: it asks.

use std::time::Duration;

use leptos::{ev, prelude::*, task::spawn_local};
use web_sys::Event;

use crate::{
    orders::rpc::guest::guest_menu,
    ui::shared::live::{Link, Live},
};

use super::{page::Page, visit::Visit};

/// How old the figures on a menu that somebody looks at may be.
const ASK_EVERY: Duration = Duration::from_secs(30);

/// Asks for the menu, one request at a time; what comes up meanwhile is one more.
#[derive(Clone, Copy)]
pub struct MenuNews {
    visit: Visit,
    is_asking: StoredValue<bool>,
    is_due: StoredValue<bool>,
}

impl MenuNews {
    pub fn of(visit: Visit) -> Self {
        Self { visit, is_asking: StoredValue::new(false), is_due: StoredValue::new(false) }
    }

    /// In effects and handlers only.
    pub fn ask(self) {
        self.is_due.try_set_value(true);
        if self.is_asking.try_get_value() != Some(false) {
            return;
        }
        self.is_asking.try_set_value(true);
        spawn_local(async move {
            while self.is_due.try_get_value() == Some(true) {
                self.is_due.try_set_value(false);
                let Some(token) = self.visit.token.try_get_value() else { return };
                if let Ok(fresh) = guest_menu(token).await {
                    self.visit.take_menu(fresh);
                }
            }
            self.is_asking.try_set_value(false);
        });
    }

    /// Asks when a dish is opened, when the page is looked at again, and now and then while it is looked at. A menu on
    /// which nothing can run out is not asked for: that a dish is taken off it is told.
    pub fn keep_fresh(self, page: Memo<Page>, live: Live) {
        let ask = move || {
            let is_limited =
                self.visit.menu.try_with_untracked(|menu| menu.items.iter().any(|item| item.left.is_some()));
            let is_live = live.link.try_get_untracked() == Some(Link::Live);
            if is_limited == Some(true) && is_live && !document().hidden() {
                self.ask();
            }
        };
        Effect::new(move |before: Option<Page>| {
            let now = page.get();
            if before.is_some_and(|before| before != now) && matches!(now, Page::Item(_)) {
                ask();
            }
            now
        });
        Effect::new(move |_| {
            let looked_at = window_event_listener(ev::Custom::<Event>::new("visibilitychange"), move |_| ask());
            on_cleanup(move || looked_at.remove());
            if let Ok(timer) = set_interval_with_handle(ask, ASK_EVERY) {
                on_cleanup(move || timer.clear());
            }
        });
    }
}
