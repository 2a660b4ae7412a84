//! How a figure compares with one of before, in whole percent.

use crate::ui::{
    admin::{dashboard::words::Words, fill::fill},
    kit::stat::Trend,
};

/// What became of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Percent.
    More(i64),
    Less(i64),
    Same,
    /// There was nothing before, so there is no percentage.
    New,
    /// Nothing now and nothing before.
    Nothing,
}

impl Change {
    /// Rounded half up; a change below half a percent is none.
    pub fn of(now: i64, before: i64) -> Self {
        if before <= 0 {
            return if now <= 0 { Self::Nothing } else { Self::New };
        }
        let difference = i128::from(now) - i128::from(before);
        let before = i128::from(before);
        let percent = (difference.abs() * 200 + before) / (before * 2);
        match i64::try_from(percent).unwrap_or(i64::MAX) {
            0 => Self::Same,
            percent if 0 < difference => Self::More(percent),
            percent => Self::Less(percent),
        }
    }

    /// For figures of which more is better.
    pub const fn trend(self) -> Trend {
        match self {
            Self::More(_) => Trend::UpGood,
            Self::Less(_) => Trend::DownBad,
            Self::Same | Self::New | Self::Nothing => Trend::Flat,
        }
    }

    /// `12 % more than last Friday (€1,204.00)`; `when` is "last Friday", `then` the figure of then.
    pub fn text(self, words: &Words, when: &str, then: &str) -> String {
        let with_percent =
            |text: &str, percent: i64| fill(&fill(&fill(text, "p", percent), "when", when), "then", then);
        match self {
            Self::More(percent) => with_percent(words.more, percent),
            Self::Less(percent) => with_percent(words.less, percent),
            Self::Same => with_percent(words.same, 0),
            Self::New => capital(&fill(words.nothing_then, "when", when)),
            Self::Nothing => capital(&fill(words.nothing_either, "when", when)),
        }
    }
}

/// A sentence may begin with a word from a template.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 112 against 100 is 12 % more; 1 against 3 is 66.7 % less, so 67.
    #[test]
    fn percentages_are_rounded_half_up() {
        assert_eq!(Change::of(112, 100), Change::More(12));
        assert_eq!(Change::of(1, 3), Change::Less(67));
        assert_eq!(Change::of(1_004, 1_000), Change::Same);
        assert_eq!(Change::of(1_005, 1_000), Change::More(1));
    }

    #[test]
    fn nothing_before_has_no_percentage() {
        assert_eq!(Change::of(5, 0), Change::New);
        assert_eq!(Change::of(0, 0), Change::Nothing);
        assert_eq!(Change::of(0, 7), Change::Less(100));
    }

    #[test]
    fn sentences_begin_with_a_capital() {
        assert_eq!(capital("el viernes"), "El viernes");
        assert_eq!(capital(""), "");
    }
}
