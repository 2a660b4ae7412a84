//! Fetching again when the server says that something happened, without a request for each fact of a burst.

use std::{rc::Rc, time::Duration};

use leptos::{prelude::*, task::spawn_local};

/// `version`, at most one step in `pause`: the facts of one act are one refetch.
pub fn paced(version: ReadSignal<u64>, pause: Duration) -> ReadSignal<u64> {
    let (paced, set_paced) = signal(version.get_untracked());
    let is_waiting = StoredValue::new(false);
    Effect::new(move |_| {
        if version.get() == paced.get_untracked() || is_waiting.get_value() {
            return;
        }
        is_waiting.set_value(true);
        let step = move || {
            is_waiting.try_set_value(false);
            if let Some(version) = version.try_get_untracked() {
                set_paced.try_set(version);
            }
        };
        set_timeout(step, pause);
    });
    paced
}

/// Runs `fetch` whenever `version` grows, one at a time; what grew meanwhile is fetched afterwards. With `at_once`
/// also for the version it starts with.
pub fn on_news<Fetching>(version: ReadSignal<u64>, at_once: bool, fetch: impl Fn() -> Fetching + 'static)
where
    Fetching: Future<Output = ()> + 'static,
{
    let fetch = Rc::new(fetch);
    let is_busy = StoredValue::new(false);
    let is_stale = StoredValue::new(false);
    Effect::new(move |seen: Option<u64>| {
        let version = version.get();
        let is_first = seen.is_none();
        if (is_first && !at_once) || seen == Some(version) {
            return version;
        }
        if is_busy.get_value() {
            is_stale.set_value(true);
            return version;
        }
        is_busy.set_value(true);
        let fetch = fetch.clone();
        spawn_local(async move {
            loop {
                is_stale.try_set_value(false);
                fetch().await;
                if is_stale.try_get_value() != Some(true) {
                    break;
                }
            }
            is_busy.try_set_value(false);
        });
        version
    });
}
