//! A voucher and whether it can be taken.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::kernel::{
    ids::{PromotionId, VoucherId},
    time::Timestamp,
};

use super::{code::VoucherCode, error::VoucherError};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Voucher {
    pub id: VoucherId,
    pub promotion: PromotionId,
    #[cfg_attr(feature = "ssr", schema(value_type = String))]
    pub code: VoucherCode,
    pub limits: Limits,
    /// Orders that hold it now.
    pub used: u32,
    /// Since then nobody can use it any more.
    #[cfg_attr(feature = "ssr", schema(value_type = Option<String>, format = DateTime))]
    pub stopped_at: Option<Timestamp>,
}

/// How often and when a voucher may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Limits {
    pub uses: Uses,
    /// How often by one customer; who it is must then be known.
    pub per_customer: Option<u32>,
    #[cfg_attr(feature = "ssr", schema(value_type = Option<String>, format = Date))]
    pub first_day: Option<NaiveDate>,
    #[cfg_attr(feature = "ssr", schema(value_type = Option<String>, format = Date))]
    pub last_day: Option<NaiveDate>,
}

/// How many orders may use a voucher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum Uses {
    Single,
    Limited(u32),
    Unlimited,
}

impl Uses {
    /// The highest limit; the same stands in the database.
    pub const MAX: u32 = 1_000_000;

    /// The most orders; none without limit.
    pub const fn max(self) -> Option<u32> {
        match self {
            Self::Single => Some(1),
            Self::Limited(max) => Some(max),
            Self::Unlimited => None,
        }
    }

    pub const fn of(max: Option<u32>) -> Self {
        match max {
            Some(1) => Self::Single,
            Some(max) => Self::Limited(max),
            None => Self::Unlimited,
        }
    }
}

impl Voucher {
    /// Whether it can be taken on this day. `by_customer` is how often the customer has used it; none where nobody was
    /// named.
    pub fn check(&self, date: NaiveDate, by_customer: Option<u32>) -> Result<(), VoucherError> {
        let code = || self.code.clone();
        if self.stopped_at.is_some() {
            return Err(VoucherError::Stopped { code: code() });
        }
        if let Some(first_day) = self.limits.first_day.filter(|first| date < *first) {
            return Err(VoucherError::NotYet { code: code(), first_day });
        }
        if let Some(last_day) = self.limits.last_day.filter(|last| *last < date) {
            return Err(VoucherError::Expired { code: code(), last_day });
        }
        if self.limits.uses.max().is_some_and(|max| max <= self.used) {
            return Err(VoucherError::UsedUp { code: code() });
        }
        match (self.limits.per_customer, by_customer) {
            (None, _) => Ok(()),
            (Some(_), None) => Err(VoucherError::CustomerMissing { code: code() }),
            (Some(max), Some(used)) if max <= used => Err(VoucherError::CustomerUsedUp { code: code() }),
            (Some(_), Some(_)) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn voucher() -> Voucher {
        Voucher {
            id: uuid::Uuid::nil().into(),
            promotion: uuid::Uuid::nil().into(),
            code: VoucherCode::parse("TEN-OFF").unwrap(),
            limits: Limits {
                uses: Uses::Limited(2),
                per_customer: None,
                first_day: Some(day("2026-11-20")),
                last_day: Some(day("2026-11-30")),
            },
            used: 1,
            stopped_at: None,
        }
    }

    fn said(voucher: &Voucher, date: &str, by_customer: Option<u32>) -> String {
        voucher.check(day(date), by_customer).map_or_else(|error| error.to_string(), |()| "ok".to_owned())
    }

    #[test]
    fn a_cashier_is_told_why_a_voucher_is_not_taken() {
        assert_eq!(said(&voucher(), "2026-11-20", None), "ok");
        assert_eq!(said(&voucher(), "2026-11-30", None), "ok", "the last day counts");
        assert_eq!(said(&voucher(), "2026-11-19", None), "The voucher TEN-OFF is valid from 2026-11-20 on.");
        assert_eq!(said(&voucher(), "2026-12-01", None), "The voucher TEN-OFF expired on 2026-11-30.");
        let used_up = Voucher { used: 2, ..voucher() };
        assert_eq!(said(&used_up, "2026-11-20", None), "The voucher TEN-OFF is used up.");
        let stopped = Voucher { stopped_at: Some(Timestamp::UNIX_EPOCH), ..voucher() };
        assert_eq!(said(&stopped, "2026-11-20", None), "The voucher TEN-OFF was withdrawn.");
    }

    #[test]
    fn a_limit_per_customer_needs_the_customer() {
        let mut once_each = voucher();
        once_each.limits.per_customer = Some(1);
        let missing = "The voucher TEN-OFF is limited per customer. Choose the customer first.";
        assert_eq!(said(&once_each, "2026-11-20", None), missing);
        assert_eq!(said(&once_each, "2026-11-20", Some(0)), "ok");
        assert_eq!(said(&once_each, "2026-11-20", Some(1)), "This customer has already used the voucher TEN-OFF.");
    }
}
