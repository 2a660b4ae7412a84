//! The server's clock, going on by itself between two boards.

use std::time::Duration;

use chrono::TimeDelta;
use leptos::prelude::*;
use web_sys::Event;

use crate::kernel::time::Timestamp;

/// What time it is on the server, to the second.
#[derive(Clone, Copy)]
pub struct Clock {
    /// Ticks once a second in the browser; while the page is made it stands still.
    pub now: RwSignal<Timestamp>,
    /// The server's time when it was last told, and this device's monotonic clock then.
    told: StoredValue<(Timestamp, i64)>,
}

impl Clock {
    pub fn new(now: Timestamp) -> Self {
        let clock = Self { now: RwSignal::new(now), told: StoredValue::new((now, 0)) };
        Effect::new(move |_| {
            clock.set(now);
            if let Ok(timer) = set_interval_with_handle(move || clock.tick(), Duration::from_secs(1)) {
                on_cleanup(move || timer.clear());
            }
        });
        clock
    }

    /// The server has told its time.
    pub fn set(self, now: Timestamp) {
        self.told.try_set_value((now, monotonic_ms()));
        self.now.try_set(now);
    }

    fn tick(self) {
        if let Some((told, at_ms)) = self.told.try_get_value() {
            self.now.try_set(told + TimeDelta::milliseconds(monotonic_ms() - at_ms));
        }
    }
}

/// Milliseconds since the page was opened. Every event carries them, and no change of the device's clock moves them.
#[expect(clippy::cast_possible_truncation, reason = "whole milliseconds are meant")]
fn monotonic_ms() -> i64 {
    Event::new("tick").map_or(0, |event| event.time_stamp() as i64)
}
