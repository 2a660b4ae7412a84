//! This device's clock. Read in handlers and effects only, never while drawing.

use std::time::Duration;

use leptos::prelude::*;

use crate::kernel::time::Timestamp;

/// What this device takes for now.
pub fn device_now() -> Timestamp {
    let milliseconds = js_sys::Date::now() as i64;
    Timestamp::from_timestamp_millis(milliseconds).unwrap_or_default()
}

/// Now, every five seconds. None until the page is awake, so that server and browser draw the same.
pub fn use_now() -> ReadSignal<Option<Timestamp>> {
    let (now, set_now) = signal(None);
    Effect::new(move |_| {
        set_now.set(Some(device_now()));
        let tick = move || {
            set_now.try_set(Some(device_now()));
        };
        if let Ok(timer) = set_interval_with_handle(tick, Duration::from_secs(5)) {
            on_cleanup(move || timer.clear());
        }
    });
    now
}

/// Whole minutes from `then` to `now`; a clock that is behind counts as none.
pub fn minutes_since(now: Timestamp, then: Timestamp) -> i64 {
    (now - then).num_minutes().max(0)
}

/// `4 min`, and from an hour on `1:04 h`.
pub fn minutes_text(minutes: i64) -> String {
    if minutes < 60 { format!("{minutes} min") } else { format!("{}:{:02} h", minutes / 60, minutes % 60) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_short() {
        assert_eq!(minutes_text(0), "0 min");
        assert_eq!(minutes_text(59), "59 min");
        assert_eq!(minutes_text(125), "2:05 h");
    }

    #[test]
    fn a_slow_clock_shows_no_negative_age() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        assert_eq!(minutes_since(at("2026-11-20T20:59:00Z"), at("2026-11-20T21:00:00Z")), 0);
        assert_eq!(minutes_since(at("2026-11-20T21:04:59Z"), at("2026-11-20T21:00:00Z")), 4);
    }
}
