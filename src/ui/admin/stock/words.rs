//! What the page of stock says.

use super::{words_en::EN, words_es::ES};
use crate::{inventory::model::Reason, kernel::language::Language, ui::shared::page::language};

/// One catalogue; a missing word does not compile.
pub struct Words {
    pub title: &'static str,
    pub failed: &'static str,
    pub tabs: &'static str,
    pub movements: &'static str,
    pub movements_text: &'static str,
    pub no_movements: &'static str,
    pub no_movements_text: &'static str,
    /// `{n}`.
    pub one: &'static str,
    /// `{n}`.
    pub many: &'static str,
    pub empty: &'static str,
    pub empty_text: &'static str,
    pub nothing_fits: &'static str,
    pub nothing_fits_text: &'static str,
    pub search_hint: &'static str,
    pub runs_low: &'static str,
    pub low: &'static str,
    pub used_up: &'static str,
    pub export: &'static str,
    pub new_place: &'static str,
    pub place_hint: &'static str,
    pub new_ingredient: &'static str,
    pub name: &'static str,
    pub free: &'static str,
    pub reserved: &'static str,
    pub on_hand: &'static str,
    pub threshold: &'static str,
    pub threshold_hint: &'static str,
    pub elsewhere: &'static str,
    pub cost: &'static str,
    pub cost_hint: &'static str,
    pub actions: &'static str,
    pub change: &'static str,
    /// `{name}`.
    pub change_of: &'static str,
    /// `{name}`.
    pub edit_of: &'static str,
    pub what: &'static str,
    pub receive: &'static str,
    pub count: &'static str,
    pub waste: &'static str,
    pub transfer: &'static str,
    pub quantity: &'static str,
    pub counted: &'static str,
    pub place: &'static str,
    pub main_place: &'static str,
    pub to: &'static str,
    pub reference: &'static str,
    pub reference_hint: &'static str,
    pub unit: &'static str,
    pub unit_stays: &'static str,
    pub grams: &'static str,
    pub millilitres: &'static str,
    pub pieces: &'static str,
    pub not_a_quantity: &'static str,
    pub no_reference: &'static str,
    pub same_place: &'static str,
    pub no_name: &'static str,
    pub choose_one: &'static str,
    pub not_an_amount: &'static str,
    pub check_fields: &'static str,
    /// `{name}`.
    pub changed: &'static str,
    /// `{name}`.
    pub kept: &'static str,
    pub when: &'static str,
    pub why: &'static str,
    pub who: &'static str,
    pub anything: &'static str,
    pub narrow: &'static str,
    pub all_ingredients: &'static str,
    pub by_itself: &'static str,
    pub guest_or_program: &'static str,
    /// In the order of `Reason::ALL`.
    pub(super) reasons: [&'static str; 8],
}

impl Words {
    pub fn reason(&self, reason: Reason) -> &'static str {
        Reason::ALL.iter().zip(self.reasons).find(|(known, _)| **known == reason).map_or("", |(_, word)| word)
    }
}

/// The words in this person's language.
pub fn words() -> &'static Words {
    match language() {
        Language::Es => &ES,
        Language::En | Language::Zh => &EN,
    }
}
