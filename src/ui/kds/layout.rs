//! How many tickets stand on a screen, and moving among them.

/// Rows and columns of the board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    TwoByThree,
    #[default]
    TwoByFour,
    TwoByFive,
    ThreeBySix,
}

/// A step among the tickets, as an arrow key says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Left,
    Right,
    Up,
    Down,
    First,
    Last,
}

impl Layout {
    pub const ALL: [Self; 4] = [Self::TwoByThree, Self::TwoByFour, Self::TwoByFive, Self::ThreeBySix];

    /// As it is kept on the device.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TwoByThree => "2x3",
            Self::TwoByFour => "2x4",
            Self::TwoByFive => "2x5",
            Self::ThreeBySix => "3x6",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|layout| layout.as_str() == text)
    }

    /// As a person reads it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::TwoByThree => "2 × 3",
            Self::TwoByFour => "2 × 4",
            Self::TwoByFive => "2 × 5",
            Self::ThreeBySix => "3 × 6",
        }
    }

    const fn columns(self) -> usize {
        match self {
            Self::TwoByThree => 3,
            Self::TwoByFour => 4,
            Self::TwoByFive => 5,
            Self::ThreeBySix => 6,
        }
    }

    const fn rows(self) -> usize {
        match self {
            Self::TwoByThree | Self::TwoByFour | Self::TwoByFive => 2,
            Self::ThreeBySix => 3,
        }
    }

    /// Columns of tickets; a panel beside them takes the place of one, so that the tickets keep their width.
    pub const fn columns_beside(self, has_panel: bool) -> usize {
        if has_panel { self.columns() - 1 } else { self.columns() }
    }

    /// Tickets in view without scrolling.
    pub const fn capacity(self, has_panel: bool) -> usize {
        self.rows() * self.columns_beside(has_panel)
    }

    /// The grid.
    pub const fn grid_class(self, has_panel: bool) -> &'static str {
        match self.columns_beside(has_panel) {
            2 => "grid content-start gap-2 sm:grid-cols-2",
            3 => "grid content-start gap-2 sm:grid-cols-2 lg:grid-cols-3",
            4 => "grid content-start gap-2 sm:grid-cols-2 lg:grid-cols-4",
            5 => "grid content-start gap-2 sm:grid-cols-2 lg:grid-cols-5",
            _ => "grid content-start gap-2 sm:grid-cols-2 lg:grid-cols-6",
        }
    }

    /// A ticket's place: its share of the screen's height, and more when it is longer, so that no dish is ever
    /// hidden inside a ticket.
    pub const fn cell_class(self) -> &'static str {
        match self.rows() {
            2 => "min-h-56 min-w-0 lg:min-h-[calc(50cqh-0.25rem)]",
            _ => "min-h-56 min-w-0 lg:min-h-[calc(33.333cqh-0.34rem)]",
        }
    }

    /// Where a step leads from the ticket at `from` among `count`; from nowhere it leads to the first or the last.
    pub fn step(columns: usize, from: Option<usize>, count: usize, step: Step) -> Option<usize> {
        let last = count.checked_sub(1)?;
        let Some(from) = from else {
            return Some(if matches!(step, Step::Last | Step::Left | Step::Up) { last } else { 0 });
        };
        Some(match step {
            Step::Left => from.saturating_sub(1),
            Step::Right => (from + 1).min(last),
            Step::Up => from.checked_sub(columns).unwrap_or(from),
            Step::Down if from + columns <= last => from + columns,
            Step::Down => from,
            Step::First => 0,
            Step::Last => last,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layout_reads_back() {
        for layout in Layout::ALL {
            assert_eq!(Layout::parse(layout.as_str()), Some(layout));
            assert_eq!(layout.capacity(false), layout.rows() * layout.columns());
        }
        assert_eq!(Layout::parse("9x9"), None);
    }

    /// Four in a row, six tickets:
    /// 0 1 2 3
    /// 4 5
    #[test]
    fn arrows_stay_on_the_board() {
        let go = |from, step| Layout::step(4, from, 6, step);
        assert_eq!(go(None, Step::Right), Some(0));
        assert_eq!(go(Some(1), Step::Down), Some(5));
        assert_eq!(go(Some(3), Step::Down), Some(3));
        assert_eq!(go(Some(5), Step::Up), Some(1));
        assert_eq!(go(Some(5), Step::Right), Some(5));
        assert_eq!(go(Some(0), Step::Left), Some(0));
        assert_eq!(Layout::step(4, None, 0, Step::First), None);
    }
}
