//! The words of the menu's parts.

use super::{words_en::EN, words_es::ES};
use crate::{kernel::language::Language, ui::shared::page::language};

/// One catalogue; a missing word does not compile.
pub struct Words {
    pub categories: &'static str,
    pub category_one: &'static str,
    pub category_many: &'static str,
    pub new_category: &'static str,
    pub no_categories: &'static str,
    pub no_categories_text: &'static str,
    pub groups: &'static str,
    pub group_one: &'static str,
    pub group_many: &'static str,
    pub new_group: &'static str,
    pub no_groups: &'static str,
    pub no_groups_text: &'static str,
    pub places: &'static str,
    pub stations: &'static str,
    pub station_one: &'static str,
    pub station_many: &'static str,
    pub new_station: &'static str,
    pub tax_classes: &'static str,
    pub new_tax_class: &'static str,
    pub name: &'static str,
    pub station: &'static str,
    pub course: &'static str,
    pub course_hint: &'static str,
    pub items: &'static str,
    pub made_here: &'static str,
    pub dine_in: &'static str,
    pub takeaway: &'static str,
    pub tax_hint: &'static str,
    pub rule: &'static str,
    pub choices: &'static str,
    pub choice_name: &'static str,
    pub price: &'static str,
    pub opens: &'static str,
    pub opens_nothing: &'static str,
    /// `{list}`.
    pub contains: &'static str,
    pub contains_nothing: &'static str,
    pub add_choice: &'static str,
    /// `{name}`.
    pub remove_choice: &'static str,
    pub min: &'static str,
    pub max: &'static str,
    pub included: &'static str,
    pub counts_hint: &'static str,
    pub actions: &'static str,
    /// `{name}`.
    pub edit: &'static str,
    /// `{name}`.
    pub remove: &'static str,
    pub remove_short: &'static str,
    pub remove_text: &'static str,
    /// `{name}`.
    pub removed: &'static str,
    /// `{name}`.
    pub saved: &'static str,
    pub not_a_course: &'static str,
    pub not_a_rate: &'static str,
    pub not_a_count: &'static str,
    pub not_a_most: &'static str,
    pub min_above_max: &'static str,
    pub no_choices: &'static str,
}

/// These words in this person's language. Ask while a component is made, not in a handler.
pub fn words() -> &'static Words {
    match language() {
        Language::Es => &ES,
        Language::En | Language::Zh => &EN,
    }
}
