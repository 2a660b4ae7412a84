//! The words of promotions and vouchers.

use crate::{kernel::language::Language, ui::shared::page::language};

/// One catalogue; a missing word does not compile.
pub struct Words {
    pub title: &'static str,
    pub failed: &'static str,
    pub promotion_one: &'static str,
    pub promotion_many: &'static str,
    pub new_promotion: &'static str,
    pub empty: &'static str,
    pub empty_text: &'static str,
    pub name: &'static str,
    pub name_hint: &'static str,
    pub offer: &'static str,
    pub when: &'static str,
    pub vouchers: &'static str,
    pub actions: &'static str,
    pub by_itself: &'static str,
    pub by_voucher: &'static str,
    pub by_voucher_hint: &'static str,
    pub stopped: &'static str,
    /// `{name}`.
    pub edit: &'static str,
    /// `{name}`.
    pub stop: &'static str,
    pub stop_short: &'static str,
    pub stop_text: &'static str,
    /// `{name}`.
    pub was_stopped: &'static str,
    /// `{name}`.
    pub saved: &'static str,
    /// `{amount}`.
    pub from_amount: &'static str,
    pub kind: &'static str,
    pub order_percent: &'static str,
    pub order_amount: &'static str,
    pub items_percent: &'static str,
    pub free_items: &'static str,
    pub buy_get: &'static str,
    pub percent: &'static str,
    pub amount: &'static str,
    pub minimum: &'static str,
    pub minimum_hint: &'static str,
    pub buy_count: &'static str,
    pub get_count: &'static str,
    pub buy: &'static str,
    pub get: &'static str,
    pub add_target: &'static str,
    /// `{name}`.
    pub take_out: &'static str,
    /// `{name}`.
    pub whole_category: &'static str,
    /// `{percent}`.
    pub off_bill: &'static str,
    /// `{amount}`.
    pub amount_off: &'static str,
    /// `{percent}`, `{list}`.
    pub off_items: &'static str,
    /// `{n}`, `{list}`.
    pub n_free: &'static str,
    /// `{buy}`, `{bought}`, `{get}`, `{list}`, `{percent}`.
    pub buy_get_text: &'static str,
    pub check_fields: &'static str,
    pub name_missing: &'static str,
    pub too_long: &'static str,
    pub odd_character: &'static str,
    pub not_a_percent: &'static str,
    pub not_an_amount: &'static str,
    pub not_a_count: &'static str,
    pub no_target: &'static str,
    // Vouchers.
    /// `{name}`.
    pub vouchers_of: &'static str,
    pub vouchers_failed: &'static str,
    pub no_vouchers: &'static str,
    pub no_vouchers_text: &'static str,
    pub code: &'static str,
    pub codes: &'static str,
    pub random: &'static str,
    pub own: &'static str,
    pub own_hint: &'static str,
    pub count: &'static str,
    pub uses: &'static str,
    pub single: &'static str,
    pub limited: &'static str,
    pub unlimited: &'static str,
    pub uses_max: &'static str,
    pub per_customer: &'static str,
    pub per_customer_hint: &'static str,
    pub first_day: &'static str,
    pub last_day: &'static str,
    pub make: &'static str,
    /// `{n}`.
    pub made_one: &'static str,
    /// `{n}`.
    pub made_many: &'static str,
    pub used: &'static str,
    /// `{n}`, `{max}`.
    pub used_of: &'static str,
    pub withdraw: &'static str,
    /// `{code}`.
    pub withdraw_code: &'static str,
    pub withdrawn: &'static str,
    pub not_a_code: &'static str,
    pub not_that_many: &'static str,
    pub not_a_date: &'static str,
}

/// These words in this person's language. Ask while a component is made, not in a handler.
pub fn words() -> &'static Words {
    match language() {
        Language::Es => &super::words_es::ES,
        Language::En | Language::Zh => &super::words_en::EN,
    }
}
