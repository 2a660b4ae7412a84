//! What X and Z reports say.

use serde::{Deserialize, Serialize};

use crate::{
    kernel::{
        ids::{DrawerId, MemberId},
        money::{Money, Rate},
        time::{BusinessDate, Timestamp, UtcOffset},
    },
    orders::model::Tender,
    restaurants::model::{Issuer, Restaurant},
};

/// What the journal says about the time since a Z, or between two.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ssr", schema(as = PeriodFigures))]
pub struct Figures {
    /// When the Z before was taken; none: the books begin here.
    #[cfg_attr(feature = "ssr", schema(value_type = Option<String>, format = DateTime))]
    pub since: Option<Timestamp>,
    /// Bills that were paid for the first time.
    pub orders: u32,
    /// What was charged, without tax, after all that was taken off and given back.
    pub net: Money,
    pub tax: Money,
    /// Contained in the net: what was taken off, charged for service, and credited.
    pub discounts: Money,
    pub service: Money,
    pub returns: Money,
    pub rates: Vec<RateFigures>,
    /// By tender; without cash for those who are to count it without knowing.
    pub tenders: Vec<TenderFigures>,
    pub tips: Money,
    /// What cash came to more or less because the smallest coin is not a cent.
    pub rounding: Money,
    /// None for those who are to count it without knowing.
    pub cash: Option<CashFigures>,
    pub voids: VoidFigures,
    pub drawers: Vec<DrawerFigures>,
}

impl Figures {
    /// What was charged, tax included.
    pub fn gross(&self) -> Money {
        self.net + self.tax
    }

    /// What tells a person how much cash there should be is taken away.
    pub fn blind(self) -> Self {
        let tenders = self.tenders.into_iter().filter(|figures| figures.tender != Tender::Cash).collect();
        Self { tenders, cash: None, ..self }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct RateFigures {
    pub rate: Rate,
    pub net: Money,
    pub tax: Money,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct TenderFigures {
    pub tender: Tender,
    pub payments: u32,
    /// Tips and rounding included.
    pub taken: Money,
    /// What was given back, as a positive amount.
    pub refunded: Money,
    /// What was keyed in as another tender at first: more, or less.
    pub corrected: Money,
}

impl TenderFigures {
    pub const fn none(tender: Tender) -> Self {
        Self { tender, payments: 0, taken: Money::ZERO, refunded: Money::ZERO, corrected: Money::ZERO }
    }

    pub fn total(&self) -> Money {
        self.taken - self.refunded + self.corrected
    }
}

/// Cash besides sales. Positive amounts, but for the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct CashFigures {
    pub floats: Money,
    pub paid_in: Money,
    pub paid_out: Money,
    /// Taken to the safe while drawers were open.
    pub dropped: Money,
    /// Taken to the safe when they were closed.
    pub deposited: Money,
    /// Counted more than expected; less than nothing: short.
    pub over_short: Money,
}

/// What was taken back after it was sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct VoidFigures {
    pub lines: u32,
    pub amount: Money,
}

/// One drawer on a report: on an X those that are not closed, on a Z those that were closed since the one before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct DrawerFigures {
    pub drawer: DrawerId,
    /// The name is looked up when it is shown.
    pub holder: MemberId,
    pub label: String,
    pub float: Money,
    pub expected: Option<Money>,
    pub counted: Option<Money>,
    pub is_forced: bool,
}

impl DrawerFigures {
    pub fn variance(&self) -> Option<Money> {
        Some(self.counted? - self.expected?)
    }
}

/// A look at the figures without closing anything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct XReport {
    pub figures: Figures,
    /// Cash is left out: this person's own drawer is still to be counted.
    pub is_blind: bool,
    pub head: ReportHead,
}

/// The figures of everything since the Z before, for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct ZReport {
    pub number: u64,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = Date))]
    pub date: BusinessDate,
    pub figures: Figures,
    /// The seal over this report and all before it, in hexadecimal digits.
    pub hash: String,
    pub head: ReportHead,
}

/// What stands above the figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct ReportHead {
    pub restaurant: Restaurant,
    pub issuer: Issuer,
    /// Who answered for the drawers named.
    pub names: Vec<(MemberId, String)>,
    #[cfg_attr(feature = "ssr", schema(value_type = i32))]
    pub offset: UtcOffset,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub printed_at: Timestamp,
}

impl ReportHead {
    pub fn name(&self, member: MemberId) -> &str {
        self.names.iter().find(|(known, _)| *known == member).map_or("", |(_, name)| name)
    }
}

/// The exact text that a Z keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct ZBody {
    pub number: u64,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = Date))]
    pub date: BusinessDate,
    pub figures: Figures,
}
