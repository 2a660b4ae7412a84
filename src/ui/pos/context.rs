//! What every page of the till shares.

use std::{sync::Arc, time::Duration};

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::{
    book::OrderBook,
    failures::Failures,
    house::House,
    news::{on_news, paced},
    time::{device_now, use_now},
};
use crate::{
    auth::model::Me,
    kernel::{
        actor::Actor,
        error::AppError,
        ids::OrderId,
        money::Money,
        permission::{Grant, Permission},
        time::Timestamp,
    },
    menu::{model::Menu, rpc::get_menu},
    orders::model::{Moment, Order},
    ui::{
        kit::toast::{Toast, Toasts, provide_toasts},
        shared::live::{Link, Live, SignedOut, use_live},
    },
};

/// The till's shared state: handles only, so it is copied freely.
#[derive(Clone, Copy)]
pub struct Pos {
    pub me: StoredValue<Me>,
    /// The house as it came with the page.
    pub first_house: Resource<Result<House, AppError>>,
    /// The house as it is; none until the page is awake.
    pub house: RwSignal<Option<House>>,
    /// The menu as it was first asked for; the order page keeps a newer one up to date.
    pub first_menu: Resource<Result<Menu, AppError>>,
    pub latest_menu: StoredValue<Option<Arc<Menu>>>,
    /// An order that was just opened here, so that its page need not ask for it.
    pub just_opened: StoredValue<Option<Order>>,
    /// A takeaway that was opened here and left empty: the next one starts with it.
    pub spare_takeaway: StoredValue<Option<OrderId>>,
    pub live: Live,
    /// How the line to the server is; tells only changes.
    pub link: Memo<Link>,
    /// Grows when what is shown may be old, once for the facts of one act.
    pub news: ReadSignal<u64>,
    pub now: ReadSignal<Option<Timestamp>>,
    /// Dishes waiting to be carried out.
    pub ready: Memo<u32>,
    pub book: OrderBook,
    pub toasts: Toasts,
    failures: Failures,
    go: StoredValue<Callback<String>>,
    reload: RwSignal<u32>,
    /// Grows with each notice of the server, and when something was done here.
    heard: RwSignal<u64>,
}

/// Makes the shared state and starts listening. Called once, by the frame.
pub fn provide_pos(me: Me) -> Pos {
    let toasts = provide_toasts();
    let failures = Failures::shown_as(toasts);
    let live = use_live("/live".to_owned(), SignedOut::Stays);
    let link = Memo::new(move |_| live.link.get());
    let heard = RwSignal::new(0);
    Effect::new(move |_| {
        if 0 < live.version.get() {
            heard.update(|times| *times += 1);
        }
    });
    let news = paced(heard.read_only(), Duration::from_millis(120));
    let reload = RwSignal::new(0);
    let first_house = Resource::new(move || reload.get(), |_| House::load());
    let house = RwSignal::new(None::<House>);
    Effect::new(move |_| {
        if let (Some(Ok(first)), true) = (first_house.get(), house.with_untracked(Option::is_none)) {
            house.set(Some(first));
        }
    });
    let navigate = use_navigate();
    let pos = Pos {
        me: StoredValue::new(me),
        first_house,
        house,
        first_menu: Resource::new(move || reload.get(), |_| get_menu()),
        latest_menu: StoredValue::new(None),
        just_opened: StoredValue::new(None),
        spare_takeaway: StoredValue::new(None),
        live,
        link,
        news,
        now: use_now(),
        ready: Memo::new(move |_| house.with(|house| house.as_ref().map_or(0, House::ready))),
        book: OrderBook::new(failures),
        toasts,
        failures,
        go: StoredValue::new(Callback::new(move |path: String| navigate(&path, Default::default()))),
        reload,
        heard,
    };
    pos.on_news(false, move || async move {
        if let Ok(now) = House::load().await {
            house.try_set(Some(now));
        }
    });
    Effect::new(move |_| {
        if link.get() == Link::Live {
            pos.book.send_all();
        }
    });
    provide_context(pos);
    pos
}

pub fn use_pos() -> Pos {
    expect_context()
}

impl Pos {
    /// Whether this person may do that alone.
    pub fn may(self, permission: Permission) -> bool {
        self.me.with_value(|me| me.may(permission))
    }

    /// Whether this person may do that, alone or with somebody's approval.
    pub fn can(self, permission: Permission) -> bool {
        self.grant(permission) != Grant::No
    }

    pub fn grant(self, permission: Permission) -> Grant {
        self.me.with_value(|me| me.rights.grant(permission))
    }

    pub fn money(self, amount: Money) -> String {
        self.me.with_value(|me| me.restaurant.currency.text(amount))
    }

    /// Now, and who does it. In handlers only.
    pub fn moment(self) -> Moment {
        Moment { at: device_now(), by: self.me.with_value(|me| Actor::Member(me.member)) }
    }

    /// Shows an error as a message; from anywhere, also after a wait.
    pub fn fail(self, error: AppError) {
        self.failures.tell(error);
    }

    /// Something that should be known although it is done.
    pub fn warn(self, text: String) {
        self.failures.warn(text);
    }

    pub fn say(self, text: impl Into<String>) {
        self.toasts.push(Toast::success(text));
    }

    /// Shows another page of the till.
    pub fn go(self, path: impl Into<String>) {
        if let Some(go) = self.go.try_get_value() {
            go.run(path.into());
        }
    }

    /// Something was done here: what is shown may be old, also where the event stream is away and cannot tell.
    pub fn nudge(self) {
        self.heard.try_update(|times| *times += 1);
    }

    /// Asks for everything again, after an error.
    pub fn reload(self) {
        self.reload.update(|times| *times += 1);
    }

    /// Calls `fetch` whenever something has happened in the house; see [`on_news`].
    pub fn on_news<Fetching>(self, at_once: bool, fetch: impl Fn() -> Fetching + 'static)
    where
        Fetching: Future<Output = ()> + 'static,
    {
        on_news(self.news, at_once, fetch);
    }
}
