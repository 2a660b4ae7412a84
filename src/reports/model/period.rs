//! The time that a report is about.

use chrono::{Datelike, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::kernel::time::Timestamp;

/// The longest time that a report is about.
pub const DAYS_MAX: i64 = 400;

/// From one instant to another, without the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Period {
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub from: Timestamp,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub to: Timestamp,
}

/// Why a period cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    #[error("Give 24h, 7d, 30d, or two dates or instants with two dots between them: 2026-11-01..2026-11-30.")]
    Unreadable,
    #[error("The end is before the beginning.")]
    Backwards,
    #[error("A report is about 400 days at most.")]
    TooLong,
}

impl Period {
    /// Reads `24h`, `7d`, `30d` up to now, or `ISO..ISO`. A date is the restaurant's business day, the last one whole:
    /// `day_start` says when one begins.
    pub fn parse(text: &str, now: Timestamp, day_start: impl Fn(NaiveDate) -> Timestamp) -> Result<Self, PeriodError> {
        // What happens at this very moment is in it.
        let last = |length: TimeDelta| Self { from: now - length, to: now + TimeDelta::microseconds(1) };
        let period = match text.trim() {
            "24h" => last(TimeDelta::hours(24)),
            "7d" => last(TimeDelta::days(7)),
            "30d" => last(TimeDelta::days(30)),
            other => {
                let (from, to) = other.split_once("..").ok_or(PeriodError::Unreadable)?;
                Self { from: instant(from, 0, &day_start)?, to: instant(to, 1, &day_start)? }
            }
        };
        if period.to < period.from {
            Err(PeriodError::Backwards)
        } else if TimeDelta::days(DAYS_MAX) < period.to - period.from {
            Err(PeriodError::TooLong)
        } else {
            Ok(period)
        }
    }
}

/// Years that books are kept in: the database's calendar ends somewhere else than ours.
pub fn is_near(date: NaiveDate) -> bool {
    (1970..=9_000).contains(&date.year())
}

/// An instant, or the start of the business day so many days after a date.
fn instant(text: &str, days: i64, day_start: impl Fn(NaiveDate) -> Timestamp) -> Result<Timestamp, PeriodError> {
    let text = text.trim();
    if let Ok(instant) = text.parse::<Timestamp>() {
        return is_near(instant.date_naive()).then_some(instant).ok_or(PeriodError::Unreadable);
    }
    let date: NaiveDate = text.parse().map_err(|_| PeriodError::Unreadable)?;
    is_near(date).then(|| day_start(date + TimeDelta::days(days))).ok_or(PeriodError::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    /// Days that begin at four o'clock.
    fn read(text: &str) -> Result<(String, String), PeriodError> {
        let four = |date: NaiveDate| date.and_hms_opt(4, 0, 0).unwrap().and_utc();
        let period = Period::parse(text, at("2026-11-20T19:30:00Z"), four)?;
        Ok((period.from.to_rfc3339(), period.to.to_rfc3339()))
    }

    #[test]
    fn a_period_is_read_as_people_write_it() {
        let pair = |from: &str, to: &str| Ok((at(from).to_rfc3339(), at(to).to_rfc3339()));
        assert_eq!(read("24h"), pair("2026-11-19T19:30:00Z", "2026-11-20T19:30:00.000001Z"));
        assert_eq!(read("7d"), pair("2026-11-13T19:30:00Z", "2026-11-20T19:30:00.000001Z"));
        assert_eq!(read("2026-11-01..2026-11-02"), pair("2026-11-01T04:00:00Z", "2026-11-03T04:00:00Z"));
        let exact = "2026-11-01T10:00:00Z..2026-11-01T12:00:00+01:00";
        assert_eq!(read(exact), pair("2026-11-01T10:00:00Z", "2026-11-01T11:00:00Z"));
        for wrong in [
            "",
            "..",
            "1y",
            "2026-13-01..2026-11-02",
            "2026-11-01",
            "0001-01-01..9999-12-31",
            "+200000-01-01T00:00:00Z..+200000-01-01T00:00:00Z",
        ] {
            assert_eq!(read(wrong), Err(PeriodError::Unreadable), "{wrong}");
        }
        assert_eq!(read("2026-11-05..2026-11-02"), Err(PeriodError::Backwards));
        assert_eq!(read("2020-01-01..2026-11-02"), Err(PeriodError::TooLong));
    }
}
