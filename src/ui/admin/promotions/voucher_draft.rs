//! Vouchers as they are being asked for, and whether they can be made.

use chrono::NaiveDate;

use crate::{
    kernel::{error::FieldError, ids::PromotionId},
    promotions::model::{
        code::VoucherCode,
        editing::{Codes, VoucherForm},
        voucher::{Limits, Uses},
    },
    ui::admin::{fill::fill, promotions::words::Words, refusal::Wrong},
};

/// Where the codes come from.
pub const RANDOM: &str = "random";
pub const OWN: &str = "own";
/// How often each can be used.
pub const SINGLE: &str = "single";
pub const LIMITED: &str = "limited";
pub const UNLIMITED: &str = "unlimited";

const PER_CUSTOMER_MAX: u32 = 1_000;

/// Texts as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoucherDraft {
    pub source: String,
    pub code: String,
    pub count: String,
    pub uses: String,
    pub uses_max: String,
    pub per_customer: String,
    pub first_day: String,
    pub last_day: String,
}

impl Default for VoucherDraft {
    fn default() -> Self {
        Self {
            source: RANDOM.to_owned(),
            code: String::new(),
            count: "10".to_owned(),
            uses: SINGLE.to_owned(),
            uses_max: "100".to_owned(),
            per_customer: String::new(),
            first_day: String::new(),
            last_day: String::new(),
        }
    }
}

impl VoucherDraft {
    /// What the server is sent, or every field that it would refuse, in the person's language.
    pub fn check(&self, promotion: PromotionId, words: &Words) -> Result<VoucherForm, Vec<FieldError>> {
        let mut wrong = Wrong::default();
        let codes = if self.source == OWN {
            let code = VoucherCode::parse(&self.code).ok();
            code.map(Codes::Own).or_else(|| wrong.with("code", words.not_a_code))
        } else {
            number(&self.count, Codes::RANDOM_MAX, "count", words, &mut wrong).map(Codes::Random)
        };
        let uses = match self.uses.as_str() {
            LIMITED => number(&self.uses_max, Uses::MAX, "uses_max", words, &mut wrong).map(Uses::Limited),
            UNLIMITED => Some(Uses::Unlimited),
            _ => Some(Uses::Single),
        };
        let per_customer = match self.per_customer.trim() {
            "" => Some(None),
            text => number(text, PER_CUSTOMER_MAX, "per_customer", words, &mut wrong).map(Some),
        };
        let days = (date(&self.first_day), date(&self.last_day));
        if days.0.is_none() {
            wrong.with::<()>("first_day", words.not_a_date);
        }
        if days.1.is_none() || matches!(days, (Some(Some(first)), Some(Some(last))) if last < first) {
            wrong.with::<()>("last_day", words.not_a_date);
        }
        match (codes, uses, per_customer, days) {
            (Some(codes), Some(uses), Some(per_customer), (Some(first_day), Some(last_day))) if wrong.0.is_empty() => {
                Ok(VoucherForm { promotion, codes, limits: Limits { uses, per_customer, first_day, last_day } })
            }
            _ => Err(wrong.0),
        }
    }
}

fn number(text: &str, max: u32, field: &str, words: &Words, wrong: &mut Wrong) -> Option<u32> {
    let number = text.trim().parse().ok().filter(|number| (1..=max).contains(number));
    number.or_else(|| wrong.with(field, fill(words.not_that_many, "n", max)))
}

/// No date is a date without limit.
fn date(text: &str) -> Option<Option<NaiveDate>> {
    match text.trim() {
        "" => Some(None),
        text => text.parse().ok().map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::admin::promotions::words::words;

    fn check(draft: &VoucherDraft) -> Result<VoucherForm, Vec<String>> {
        let checked = draft.check(uuid::Uuid::nil().into(), words());
        checked.map_err(|fields| fields.into_iter().map(|field| field.field).collect())
    }

    #[test]
    fn ten_single_codes_unless_somebody_says_otherwise() {
        let form = check(&VoucherDraft::default()).unwrap();
        assert_eq!((form.codes, form.limits.uses, form.limits.per_customer), (Codes::Random(10), Uses::Single, None));
        let own = VoucherDraft {
            source: OWN.to_owned(),
            code: "welcome 10".to_owned(),
            uses: UNLIMITED.to_owned(),
            per_customer: "1".to_owned(),
            ..VoucherDraft::default()
        };
        let form = check(&own).unwrap();
        assert_eq!(form.codes, Codes::Own(VoucherCode::parse("WELCOME10").unwrap()));
        assert_eq!((form.limits.uses, form.limits.per_customer), (Uses::Unlimited, Some(1)));
    }

    #[test]
    fn every_wrong_field_is_named() {
        let wrong = VoucherDraft {
            source: OWN.to_owned(),
            code: "ab".to_owned(),
            uses: LIMITED.to_owned(),
            uses_max: "0".to_owned(),
            per_customer: "many".to_owned(),
            first_day: "2026-12-02".to_owned(),
            last_day: "2026-12-01".to_owned(),
            ..VoucherDraft::default()
        };
        assert_eq!(check(&wrong).unwrap_err(), ["code", "uses_max", "per_customer", "last_day"]);
    }
}
