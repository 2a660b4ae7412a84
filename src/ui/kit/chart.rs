//! What charts are made of: figures, a scale, whole-number geometry.

/// One place on the horizontal axis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Datum {
    pub label: String,
    pub value: i64,
    /// The figure of the compared period.
    pub before: Option<i64>,
}

impl Datum {
    pub fn new(label: impl Into<String>, value: i64) -> Self {
        Self { label: label.into(), value, before: None }
    }

    #[must_use]
    pub fn before(self, before: i64) -> Self {
        Self { before: Some(before), ..self }
    }
}

/// Height of a chart's plot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChartHeight {
    Small,
    #[default]
    Medium,
    Tall,
}

impl ChartHeight {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Small => "chart-area chart-small",
            Self::Medium => "chart-area chart-medium",
            Self::Tall => "chart-area chart-tall",
        }
    }
}

/// Width of one datum in the drawing's own units; the drawing is stretched to its box.
pub(super) const SLOT: i64 = 100;
/// Height of the drawing in its own units.
pub(super) const PLOT: i64 = 1_000;
/// More labels than this are thinned out.
const LABELS_MAX: usize = 12;

/// The scale's upper end: the next round number whose half is round too.
pub(super) fn top_of(data: &[Datum]) -> i64 {
    let highest = data.iter().flat_map(|datum| [datum.value, datum.before.unwrap_or(0)]).max().unwrap_or(0);
    let mut power: i64 = 1;
    while power.saturating_mul(10) < highest {
        power = power.saturating_mul(10);
    }
    [2, 4, 6, 8, 10]
        .into_iter()
        .map(|step| power.saturating_mul(step))
        .find(|top| *top >= highest)
        .unwrap_or(highest)
        .max(2)
}

/// How high `value` stands; figures below zero lie on the axis.
pub(super) fn height_of(value: i64, top: i64) -> i64 {
    let height = i128::from(value.max(0)) * i128::from(PLOT) / i128::from(top.max(1));
    i64::try_from(height).unwrap_or(PLOT).min(PLOT)
}

/// The left edge of slot `index`.
pub(super) fn left_of(index: usize) -> i64 {
    i64::try_from(index).unwrap_or(0).saturating_mul(SLOT)
}

/// Every how many data a label is written.
pub(super) fn label_step(count: usize) -> usize {
    count.div_ceil(LABELS_MAX).max(1)
}
