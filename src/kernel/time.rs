//! Instants, business dates, and how they are shown. No `now()` here: time comes in as a value.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};

/// An instant in UTC.
pub type Timestamp = DateTime<Utc>;

/// The day an act belongs to in a restaurant's books; it turns at the restaurant's cut-off hour.
pub type BusinessDate = NaiveDate;

/// Minutes that a restaurant's clock is ahead of UTC at some instant. Worked out on the server, so that server
/// and browser render the same words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct UtcOffset(pub i32);

impl UtcOffset {
    fn local(self, at: Timestamp) -> Timestamp {
        at + chrono::TimeDelta::minutes(i64::from(self.0))
    }

    /// `21:04` on the restaurant's clock.
    pub fn clock_text(self, at: Timestamp) -> String {
        let local = self.local(at);
        format!("{:02}:{:02}", local.hour(), local.minute())
    }

    /// `2026-11-20 21:04` on the restaurant's clock.
    pub fn date_time_text(self, at: Timestamp) -> String {
        format!("{} {}", date_text(self.local(at).date_naive()), self.clock_text(at))
    }
}

/// `2026-11-20`.
pub fn date_text(date: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// `4:05` or `1:04:05`, for timers.
pub fn elapsed_text(seconds: i64) -> String {
    let seconds = seconds.max(0);
    match (seconds / 3_600, seconds / 60 % 60, seconds % 60) {
        (0, minutes, seconds) => format!("{minutes}:{seconds:02}"),
        (hours, minutes, seconds) => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_restaurant_s_clock_is_shown_not_the_server_s() {
        let at: Timestamp = "2026-11-20T23:04:00Z".parse().unwrap();
        assert_eq!(UtcOffset(60).date_time_text(at), "2026-11-21 00:04");
        assert_eq!(UtcOffset(-300).clock_text(at), "18:04");
    }

    #[test]
    fn timers_grow_an_hour_when_they_need_it() {
        assert_eq!(elapsed_text(245), "4:05");
        assert_eq!(elapsed_text(3_845), "1:04:05");
        assert_eq!(elapsed_text(-3), "0:00");
    }
}
