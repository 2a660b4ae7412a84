//! What is taken off or put on a bill beside its dishes: discounts, comps, the service charge.

use serde::{Deserialize, Serialize};

use crate::kernel::{
    actor::Actor,
    ids::{AdjustmentId, LineId, PromotionId, VoucherId},
    money::{Money, Rate},
    text::Note,
    time::Timestamp,
};

/// Something taken off the bill. Adjustments act one after the other, each on what the ones before left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjustment {
    pub id: AdjustmentId,
    pub scope: Scope,
    pub value: Value,
    /// For a promotion or voucher: what it takes off each line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<LineOff>,
    #[serde(default)]
    pub source: Source,
    /// Why, in words; of a promotion its name.
    pub reason: Note,
    pub by: Actor,
    pub at: Timestamp,
}

/// Where an adjustment comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum Source {
    /// Somebody gave it.
    #[default]
    Person,
    /// It came by itself, and is reckoned anew when dishes come and go.
    Promotion { promotion: PromotionId },
    /// Somebody handed over a code.
    Voucher { voucher: VoucherId },
}

/// What is taken off one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineOff {
    pub line: LineId,
    pub amount: Money,
}

/// What an adjustment is taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "on", rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ssr", schema(as = DiscountScope))]
pub enum Scope {
    /// The whole bill, each line in proportion.
    Order,
    Line {
        line: LineId,
    },
}

/// How much is taken off; never more than there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ssr", schema(as = DiscountValue))]
pub enum Value {
    Percent {
        rate: Rate,
    },
    Amount {
        amount: Money,
    },
    /// On the house: nothing is left.
    Comp,
    /// What the adjustment says for each line.
    Lines,
}

impl Adjustment {
    /// Whether it belongs to one of these lines, and goes where they go.
    pub fn is_on_one_of(&self, lines: &[LineId]) -> bool {
        matches!(self.scope, Scope::Line { line } if lines.contains(&line))
    }
}

impl Value {
    /// What is taken off `base`.
    ///
    /// Example: 10 % of 12.95 is 1.295, so 1.30 (half up); 5.00 off 3.20 is 3.20.
    pub fn of(self, base: Money) -> Money {
        match self {
            Self::Percent { rate } => base.share(rate),
            Self::Amount { amount } => amount.min(base),
            Self::Comp => base,
            Self::Lines => Money::ZERO,
        }
    }
}

/// The service charge of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    pub rate: Rate,
    pub tax: Rate,
}
