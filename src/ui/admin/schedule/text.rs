//! When something holds, in a line.

use crate::{
    kernel::{
        channel::Channel,
        schedule::{Weekdays, Window},
        time::date_text,
    },
    ui::{
        admin::{fill::fill, schedule::words::words},
        shared::words::channel_word,
    },
};

/// `Mon–Fri, 17:00–19:00, until 2026-12-24`.
pub fn window_text(window: &Window) -> String {
    let words = words();
    let hours = if window.is_all_day() {
        words.all_day.to_owned()
    } else {
        format!("{}–{}", window.from.text(), window.to.text())
    };
    let first = window.first_day.map(|day| fill(words.since, "date", date_text(day)));
    let last = window.last_day.map(|day| fill(words.until, "date", date_text(day)));
    let parts = [Some(weekdays_text(window.weekdays)), Some(hours), first, last];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The way of ordering it is for, where it is not for all.
pub fn channel_text(channel: Option<Channel>) -> Option<&'static str> {
    channel.map(channel_word)
}

/// `Mon–Wed, Sat`: three days in a row and more are a span.
fn weekdays_text(days: Weekdays) -> String {
    let words = words();
    if days == Weekdays::ALL {
        return words.every_day.to_owned();
    }
    let mut spans: Vec<(usize, usize)> = vec![];
    for day in (0..7).filter(|day| u32::try_from(*day).is_ok_and(|day| days.contains(day))) {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == day => *last = day,
            _ => spans.push((day, day)),
        }
    }
    let span = |(first, last): (usize, usize)| match last - first {
        0 => words.days[first].to_owned(),
        1 => format!("{}, {}", words.days[first], words.days[last]),
        _ => format!("{}–{}", words.days[first], words.days[last]),
    };
    spans.into_iter().map(span).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::schedule::TimeOfDay;

    #[test]
    fn days_in_a_row_are_a_span() {
        let text = |bits: u8| weekdays_text(Weekdays::try_from(bits).unwrap());
        assert_eq!(text(0b111_1111), "Every day");
        assert_eq!(text(0b001_1111), "Mon–Fri");
        assert_eq!(text(0b110_0000), "Sat, Sun");
        assert_eq!(text(0b101_0001), "Mon, Fri, Sun");
    }

    #[test]
    fn a_window_is_one_line() {
        let advent = Window {
            weekdays: Weekdays::WORKING,
            from: TimeOfDay::new(22, 0),
            to: TimeOfDay::new(2, 0),
            first_day: None,
            last_day: Some("2026-12-24".parse().unwrap()),
        };
        assert_eq!(window_text(&advent), "Mon–Fri, 22:00–02:00, until 2026-12-24");
        assert_eq!(window_text(&Window::ALWAYS), "Every day, all day");
    }
}
