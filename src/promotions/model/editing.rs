//! Promotions and vouchers as their editor sees them.

use serde::{Deserialize, Serialize};

use crate::kernel::{ids::PromotionId, text::Name};

use super::{Effect, Promotion, Terms, code::VoucherCode, voucher::Limits};

/// A promotion in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct PromotionRow {
    pub promotion: Promotion,
    /// How many codes there are for it.
    pub vouchers: u32,
    /// How many orders hold one of them.
    pub used: u32,
}

/// A promotion as its form holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct PromotionForm {
    /// None makes a new promotion.
    pub id: Option<PromotionId>,
    #[cfg_attr(feature = "ssr", schema(value_type = String))]
    pub name: Name,
    pub effect: Effect,
    pub terms: Terms,
    pub by_voucher: bool,
}

/// Codes that are wanted for a promotion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct VoucherForm {
    pub promotion: PromotionId,
    pub codes: Codes,
    pub limits: Limits,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum Codes {
    /// This one.
    Own(VoucherCode),
    /// So many that nobody can guess.
    Random(u32),
}

impl Codes {
    /// The most codes made at once.
    pub const RANDOM_MAX: u32 = 500;

    /// How many are made.
    pub fn count(&self) -> u16 {
        match self {
            Self::Own(_) => 1,
            Self::Random(count) => u16::try_from(*count).unwrap_or(u16::MAX),
        }
    }
}
