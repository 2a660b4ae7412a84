//! Hours and dates as they are being typed.

use chrono::NaiveDate;

use crate::{
    kernel::{
        channel::Channel,
        schedule::{TimeOfDay, Weekdays, Window},
        time::date_text,
    },
    ui::admin::{
        refusal::Wrong,
        schedule::words::{Words, words},
    },
};

/// Texts as typed. Refused or not, they stay as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleDraft {
    /// The first bit is Monday; none is possible while typing.
    pub weekdays: u8,
    pub from: String,
    pub to: String,
    pub first_day: String,
    pub last_day: String,
    /// Empty for all.
    pub channel: String,
}

impl Default for ScheduleDraft {
    fn default() -> Self {
        Self::of(&Window::ALWAYS, None)
    }
}

impl ScheduleDraft {
    pub fn of(window: &Window, channel: Option<Channel>) -> Self {
        let time = |time: TimeOfDay| if window.is_all_day() { String::new() } else { time.text() };
        let date = |day: Option<NaiveDate>| day.map(date_text).unwrap_or_default();
        Self {
            weekdays: window.weekdays.bits(),
            from: time(window.from),
            to: time(window.to),
            first_day: date(window.first_day),
            last_day: date(window.last_day),
            channel: channel.map(|channel| channel.as_str().to_owned()).unwrap_or_default(),
        }
    }

    pub fn has_day(&self, from_monday: u32) -> bool {
        self.weekdays >> from_monday & 1 == 1
    }

    pub fn set_day(&mut self, from_monday: u32, on: bool) {
        let bit = 1 << from_monday;
        if on {
            self.weekdays |= bit;
        } else {
            self.weekdays &= !bit;
        }
    }

    pub fn channel(&self) -> Option<Channel> {
        Channel::parse(&self.channel)
    }

    /// The window, or none and what is wrong.
    pub fn check(&self, wrong: &mut Wrong) -> Option<Window> {
        let words = words();
        let weekdays = Weekdays::try_from(self.weekdays).ok().or_else(|| wrong.with("weekdays", words.no_weekday));
        let (from, to) = match (self.from.trim(), self.to.trim()) {
            ("", "") => (Some(TimeOfDay::MIDNIGHT), Some(TimeOfDay::MIDNIGHT)),
            (from, to) => (time(from, "from", words, wrong), time(to, "to", words, wrong)),
        };
        let first_day = date(&self.first_day, "first_day", words, wrong);
        let last_day = date(&self.last_day, "last_day", words, wrong);
        if let (Some(Some(first)), Some(Some(last))) = (first_day, last_day)
            && last < first
        {
            return wrong.with("last_day", words.days_reversed);
        }
        Some(Window { weekdays: weekdays?, from: from?, to: to?, first_day: first_day?, last_day: last_day? })
    }
}

fn time(text: &str, field: &str, words: &Words, wrong: &mut Wrong) -> Option<TimeOfDay> {
    TimeOfDay::parse(text).or_else(|| wrong.with(field, words.not_a_time))
}

/// No date is a date without limit.
fn date(text: &str, field: &str, words: &Words, wrong: &mut Wrong) -> Option<Option<NaiveDate>> {
    match text.trim() {
        "" => Some(None),
        text => text.parse().ok().map(Some).or_else(|| wrong.with(field, words.not_a_date)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(draft: &ScheduleDraft) -> Vec<String> {
        let mut wrong = Wrong::default();
        let window = draft.check(&mut wrong);
        assert_eq!(window.is_none(), !wrong.0.is_empty());
        wrong.0.into_iter().map(|error| error.field).collect()
    }

    #[test]
    fn what_is_read_back_is_what_was_stored() {
        let window = Window {
            weekdays: Weekdays::WORKING,
            from: TimeOfDay::new(17, 0),
            to: TimeOfDay::new(19, 0),
            first_day: Some("2026-11-20".parse().unwrap()),
            last_day: None,
        };
        for window in [window, Window::ALWAYS] {
            assert_eq!(ScheduleDraft::of(&window, None).check(&mut Wrong::default()), Some(window));
        }
    }

    #[test]
    fn every_wrong_field_is_named() {
        let draft = |from: &str, to: &str, last: &str| ScheduleDraft {
            from: from.to_owned(),
            to: to.to_owned(),
            first_day: "2026-11-20".to_owned(),
            last_day: last.to_owned(),
            ..ScheduleDraft::default()
        };
        assert_eq!(wrong(&draft("", "", "")), [""; 0]);
        assert_eq!(wrong(&draft("17:00", "", "")), ["to"], "one of the two is not enough");
        assert_eq!(wrong(&draft("", "", "2026-11-19")), ["last_day"]);
        assert_eq!(wrong(&draft("25:00", "19:00", "soon")), ["from", "last_day"]);
        assert_eq!(wrong(&ScheduleDraft { weekdays: 0, ..ScheduleDraft::default() }), ["weekdays"]);
    }

    #[test]
    fn days_are_ticked_one_by_one() {
        let mut draft = ScheduleDraft { weekdays: 0, ..ScheduleDraft::default() };
        draft.set_day(4, true);
        draft.set_day(6, true);
        draft.set_day(4, false);
        assert!(draft.has_day(6) && !draft.has_day(4));
    }
}
