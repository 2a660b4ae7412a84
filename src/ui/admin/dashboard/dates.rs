//! Days as people say them.

use chrono::Datelike;

use crate::{
    kernel::time::BusinessDate,
    ui::admin::{dashboard::words::Words, fill::fill},
};

pub fn weekday(words: &Words, date: BusinessDate) -> &'static str {
    words.weekdays[date.weekday().num_days_from_monday() as usize]
}

fn month(words: &Words, date: BusinessDate) -> &'static str {
    words.months[date.month0() as usize]
}

/// `20 Nov`.
pub fn short_date(words: &Words, date: BusinessDate) -> String {
    format!("{} {}", date.day(), month(words, date))
}

/// `Friday 20 Nov`.
pub fn long_date(words: &Words, date: BusinessDate) -> String {
    let text = fill(words.long_date, "weekday", weekday(words, date));
    fill(&fill(&text, "day", date.day()), "month", month(words, date))
}
