//! Why nothing is taken off, in sentences for the person at the till.

use chrono::NaiveDate;

use crate::kernel::{
    currency::Currency,
    error::{AppError, Code},
    money::Money,
    time::date_text,
};

use super::code::VoucherCode;

/// Why a promotion does not apply to a bill.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PromotionError {
    #[error("\"{name}\" has ended.")]
    Stopped { name: String },
    #[error("\"{name}\" begins on {}.", date_text(*first_day))]
    NotYet { name: String, first_day: NaiveDate },
    #[error("\"{name}\" ended on {}.", date_text(*last_day))]
    Over { name: String, last_day: NaiveDate },
    #[error("\"{name}\" does not hold at this hour or on this weekday.")]
    OtherTime { name: String },
    #[error("\"{name}\" is not for this kind of order.")]
    OtherChannel { name: String },
    #[error("\"{name}\" needs an order of at least {}.", currency.text(*minimum))]
    MinimumNotReached { name: String, minimum: Money, currency: Currency },
    #[error("Nothing on this order goes with \"{name}\".")]
    NothingFits { name: String },
}

/// Why a voucher is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VoucherError {
    #[error("There is no voucher with this code.")]
    Unknown,
    #[error("The voucher {code} is used up.")]
    UsedUp { code: VoucherCode },
    #[error("The voucher {code} is valid from {} on.", date_text(*first_day))]
    NotYet { code: VoucherCode, first_day: NaiveDate },
    #[error("The voucher {code} expired on {}.", date_text(*last_day))]
    Expired { code: VoucherCode, last_day: NaiveDate },
    #[error("The voucher {code} was withdrawn.")]
    Stopped { code: VoucherCode },
    #[error("The voucher {code} is limited per customer. Choose the customer first.")]
    CustomerMissing { code: VoucherCode },
    #[error("This customer has already used the voucher {code}.")]
    CustomerUsedUp { code: VoucherCode },
    #[error("The voucher {code} is already on this order.")]
    AlreadyOnOrder { code: VoucherCode },
    #[error(transparent)]
    Promotion(#[from] PromotionError),
}

impl From<PromotionError> for AppError {
    fn from(error: PromotionError) -> Self {
        Self::conflict(Code::PromotionDoesNotApply, error.to_string())
    }
}

impl From<VoucherError> for AppError {
    fn from(error: VoucherError) -> Self {
        use VoucherError as E;
        let code = match &error {
            E::Unknown => Code::VoucherUnknown,
            E::UsedUp { .. } | E::CustomerUsedUp { .. } => Code::VoucherUsedUp,
            E::NotYet { .. } | E::Expired { .. } | E::Stopped { .. } | E::CustomerMissing { .. } => {
                Code::VoucherNotValid
            }
            E::AlreadyOnOrder { .. } => Code::AlreadyExists,
            E::Promotion(_) => Code::PromotionDoesNotApply,
        };
        Self::conflict(code, error.to_string())
    }
}
