//! The phone's clock, for what is promised. The server renders none, so nothing differs when the page wakes up.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    kernel::time::Timestamp,
    orders::model::line::{Line, LineState},
};

/// The present moment, a few times a minute; none until the page is awake.
pub fn use_clock() -> ReadSignal<Option<Timestamp>> {
    let (now, set_now) = signal(None);
    Effect::new(move |_| {
        let tick = move || {
            set_now.try_set(read());
        };
        tick();
        if let Ok(timer) = set_interval_with_handle(tick, Duration::from_secs(15)) {
            on_cleanup(move || timer.clear());
        }
    });
    now
}

fn read() -> Option<Timestamp> {
    Timestamp::from_timestamp_millis(js_sys::Date::now() as i64)
}

/// When a dish should be ready; nothing is promised any more once that moment has passed.
pub fn promised(line: &Line, now: Timestamp) -> Option<Timestamp> {
    let is_cooking = matches!(line.state, LineState::Queued | LineState::Preparing);
    let ready = line.sent_at? + chrono::TimeDelta::seconds(i64::from(line.prep_s));
    (is_cooking && now < ready).then_some(ready)
}
