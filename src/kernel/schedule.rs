//! When something holds, on the restaurant's own clock: weekdays, hours, dates.

use chrono::{Datelike, Days, NaiveDate, Timelike};
use serde::{Deserialize, Serialize};

use super::{
    money::OutOfRange,
    time::{Timestamp, UtcOffset},
};

/// Minutes since midnight: 17:30 is 1050.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    pub const MIDNIGHT: Self = Self(0);
    const MINUTES: u16 = 24 * 60;

    /// A time of our own making; panics where no clock shows it.
    pub const fn new(hour: u16, minute: u16) -> Self {
        assert!(hour < 24 && minute < 60);
        Self(hour * 60 + minute)
    }

    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// Reads `17:30`, with seconds as some browsers send them.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().split(':');
        let (hour, minute) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let is_time = hour < 24 && minute < 60 && parts.next().is_none_or(|seconds| seconds == "00");
        (is_time && parts.next().is_none()).then(|| Self::new(hour, minute))
    }

    /// `17:30`.
    pub fn text(self) -> String {
        format!("{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl TryFrom<u16> for TimeOfDay {
    type Error = OutOfRange;
    fn try_from(minutes: u16) -> Result<Self, Self::Error> {
        if minutes < Self::MINUTES { Ok(Self(minutes)) } else { Err(OutOfRange) }
    }
}

impl From<TimeOfDay> for u16 {
    fn from(time: TimeOfDay) -> Self {
        time.0
    }
}

/// Days of the week; the first bit is Monday. Never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Weekdays(u8);

impl Weekdays {
    pub const ALL: Self = Self(0b111_1111);
    /// Monday to Friday.
    pub const WORKING: Self = Self(0b001_1111);

    /// Whether the day that is so many days after Monday is one of them.
    pub const fn contains(self, from_monday: u32) -> bool {
        from_monday < 7 && self.0 >> from_monday & 1 == 1
    }

    pub const fn bits(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Weekdays {
    type Error = OutOfRange;
    fn try_from(bits: u8) -> Result<Self, Self::Error> {
        if (1..=Self::ALL.0).contains(&bits) { Ok(Self(bits)) } else { Err(OutOfRange) }
    }
}

impl From<Weekdays> for u8 {
    fn from(days: Weekdays) -> Self {
        days.0
    }
}

/// A moment as the restaurant's clock and calendar show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct LocalMoment {
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = Date))]
    pub date: NaiveDate,
    #[cfg_attr(feature = "ssr", schema(value_type = u16, maximum = 1439))]
    pub time: TimeOfDay,
}

impl UtcOffset {
    /// What clock and calendar show at this instant, seconds left out.
    pub fn moment(self, at: Timestamp) -> LocalMoment {
        let local = at.naive_utc() + chrono::TimeDelta::minutes(i64::from(self.0));
        let minutes = u16::try_from(local.hour() * 60 + local.minute()).unwrap_or_default();
        LocalMoment { date: local.date(), time: TimeOfDay(minutes) }
    }
}

/// Weekdays, hours and dates at which something holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Window {
    #[cfg_attr(feature = "ssr", schema(value_type = u8, minimum = 1, maximum = 127))]
    pub weekdays: Weekdays,
    #[cfg_attr(feature = "ssr", schema(value_type = u16, maximum = 1439))]
    pub from: TimeOfDay,
    /// The first minute at which it holds no more. Before `from` it is the next day's; the same as `from` is a whole day.
    #[cfg_attr(feature = "ssr", schema(value_type = u16, maximum = 1439))]
    pub to: TimeOfDay,
    #[cfg_attr(feature = "ssr", schema(value_type = Option<String>, format = Date))]
    pub first_day: Option<NaiveDate>,
    #[cfg_attr(feature = "ssr", schema(value_type = Option<String>, format = Date))]
    pub last_day: Option<NaiveDate>,
}

/// Why something does not hold at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// It begins on this day.
    NotYet(NaiveDate),
    /// This was its last day.
    Over(NaiveDate),
    /// Another weekday or hour.
    Now,
}

impl Window {
    pub const ALWAYS: Self = Self {
        weekdays: Weekdays::ALL,
        from: TimeOfDay::MIDNIGHT,
        to: TimeOfDay::MIDNIGHT,
        first_day: None,
        last_day: None,
    };

    /// Whether it holds at this moment. The hours after midnight belong to the evening before: its weekday, its date.
    pub fn check(&self, at: LocalMoment) -> Result<(), Closed> {
        let passes_midnight = self.to <= self.from;
        let is_early = passes_midnight && at.time < self.to;
        let day = if is_early { at.date.checked_sub_days(Days::new(1)).unwrap_or(at.date) } else { at.date };
        if let Some(first) = self.first_day.filter(|first| day < *first) {
            return Err(Closed::NotYet(first));
        }
        if let Some(last) = self.last_day.filter(|last| *last < day) {
            return Err(Closed::Over(last));
        }
        let is_hour = is_early || (self.from <= at.time && (passes_midnight || at.time < self.to));
        let is_day = self.weekdays.contains(day.weekday().num_days_from_monday());
        if is_hour && is_day { Ok(()) } else { Err(Closed::Now) }
    }

    pub fn holds(&self, at: LocalMoment) -> bool {
        self.check(at).is_ok()
    }

    /// Whether it holds at every hour of its days.
    pub fn is_all_day(&self) -> bool {
        self.from == self.to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> LocalMoment {
        UtcOffset(0).moment(text.parse().unwrap())
    }

    fn hours(from: (u16, u16), to: (u16, u16), weekdays: Weekdays) -> Window {
        let time = |(hour, minute)| TimeOfDay::new(hour, minute);
        Window { weekdays, from: time(from), to: time(to), ..Window::ALWAYS }
    }

    #[test]
    fn times_are_read_and_shown() {
        assert_eq!(TimeOfDay::parse("17:30"), Some(TimeOfDay::new(17, 30)));
        assert_eq!(TimeOfDay::parse("09:05:00").map(TimeOfDay::text), Some("09:05".to_owned()));
        for wrong in ["24:00", "12:60", "12", "", "12:30:15", "12:30:00:00"] {
            assert_eq!(TimeOfDay::parse(wrong), None, "{wrong}");
        }
    }

    /// 2026-11-20 is a Friday; the first minute counts, the last does not.
    #[test]
    fn hours_begin_with_their_first_minute_and_end_before_their_last() {
        let happy = hours((17, 0), (19, 0), Weekdays::WORKING);
        assert!(happy.holds(at("2026-11-20T17:00:00Z")) && happy.holds(at("2026-11-20T18:59:59Z")));
        assert!(!happy.holds(at("2026-11-20T16:59:00Z")) && !happy.holds(at("2026-11-20T19:00:00Z")));
        assert!(!happy.holds(at("2026-11-21T18:00:00Z")), "Saturday");
    }

    /// Friday 22:00 to 02:00: one o'clock on Saturday is still Friday's, one o'clock on Friday is not.
    #[test]
    fn the_hours_after_midnight_belong_to_the_evening_before() {
        let friday = Weekdays::try_from(0b001_0000).unwrap();
        let late = Window { last_day: Some("2026-11-20".parse().unwrap()), ..hours((22, 0), (2, 0), friday) };
        assert!(late.holds(at("2026-11-20T23:30:00Z")) && late.holds(at("2026-11-21T01:00:00Z")));
        assert!(!late.holds(at("2026-11-20T01:00:00Z")) && !late.holds(at("2026-11-21T02:00:00Z")));
        assert_eq!(late.check(at("2026-11-21T23:00:00Z")), Err(Closed::Over("2026-11-20".parse().unwrap())));
    }

    #[test]
    fn equal_hours_are_a_whole_day() {
        for minute in ["00:00", "03:59", "04:00", "23:59"] {
            assert!(Window::ALWAYS.holds(at(&format!("2026-11-20T{minute}:00Z"))));
            // From four in the morning of Thursday to four of Friday.
            let thursday = hours((4, 0), (4, 0), Weekdays::try_from(0b000_1000).unwrap());
            assert_eq!(thursday.holds(at(&format!("2026-11-20T{minute}:00Z"))), minute < "04:00", "{minute}");
        }
    }

    #[test]
    fn dates_say_when_it_begins_and_when_it_was_over() {
        let (first, last) = ("2026-12-01".parse().unwrap(), "2026-12-24".parse().unwrap());
        let advent = Window { first_day: Some(first), last_day: Some(last), ..Window::ALWAYS };
        assert_eq!(advent.check(at("2026-11-30T12:00:00Z")), Err(Closed::NotYet(first)));
        assert!(advent.holds(at("2026-12-24T23:59:00Z")));
        assert_eq!(advent.check(at("2026-12-25T00:00:00Z")), Err(Closed::Over(last)));
    }

    /// 23:30 UTC is half past midnight of the next day in Madrid in winter.
    #[test]
    fn the_moment_is_the_restaurant_s() {
        let moment = UtcOffset(60).moment("2026-11-20T23:30:00Z".parse().unwrap());
        assert_eq!((moment.date.to_string(), moment.time.text()), ("2026-11-21".to_owned(), "00:30".to_owned()));
    }
}
