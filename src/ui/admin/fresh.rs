//! When a page should ask for its figures anew.

use std::time::Duration;

use leptos::prelude::*;

use crate::ui::shared::live::Live;

/// A busy evening brings many facts a second; figures need not follow each of them.
const CALM: Duration = Duration::from_secs(2);
/// Some things change by the clock alone: an item comes back on sale, yesterday's figure moves on.
const AT_LEAST_EVERY: Duration = Duration::from_secs(60);

#[derive(Clone, Copy)]
struct Calm {
    fresh: WriteSignal<u64>,
    resting: StoredValue<bool>,
    missed: StoredValue<bool>,
}

impl Calm {
    /// Passes the first change on at once and gathers those that follow it closely.
    fn pass(self) {
        if self.resting.try_get_value() == Some(true) {
            self.missed.try_set_value(true);
            return;
        }
        if self.fresh.try_update(|fresh| *fresh += 1).is_some() {
            self.resting.try_set_value(true);
            set_timeout(move || self.wake(), CALM);
        }
    }

    fn wake(self) {
        self.resting.try_set_value(false);
        if self.missed.try_get_value() == Some(true) {
            self.missed.try_set_value(false);
            self.pass();
        }
    }
}

/// Grows when the snapshot may be old: at most every two seconds, at least every minute.
pub fn use_fresh(live: Live) -> ReadSignal<u64> {
    let (fresh, set_fresh) = signal(0u64);
    let calm = Calm { fresh: set_fresh, resting: StoredValue::new(false), missed: StoredValue::new(false) };
    Effect::new(move |seen: Option<u64>| {
        let version = live.version.get();
        if seen.is_some_and(|seen| seen != version) {
            calm.pass();
        }
        version
    });
    Effect::new(move |_| {
        if let Ok(timer) = set_interval_with_handle(move || calm.pass(), AT_LEAST_EVERY) {
            on_cleanup(move || timer.clear());
        }
    });
    fresh
}
