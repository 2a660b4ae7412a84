//! What the guest's pages say.

use crate::{kernel::language::Language, ui::shared::page::language};

use super::{words_en, words_es};

/// One catalogue; a missing word does not compile. `{n}`, `{text}` and the like are replaced.
pub struct Words {
    pub skip: &'static str,
    pub menu: &'static str,
    pub back_to_menu: &'static str,
    pub categories: &'static str,
    pub search_dishes: &'static str,
    pub filters: &'static str,
    pub filters_none: &'static str,
    pub diet: &'static str,
    pub without: &'static str,
    /// In the closed filter's line: "without nuts".
    pub without_list: &'static str,
    pub allergy_hint: &'static str,
    pub show_dishes: &'static str,
    pub clear: &'static str,
    pub nothing_found: &'static str,
    pub nothing_found_text: &'static str,
    pub menu_empty: &'static str,
    pub menu_empty_text: &'static str,
    pub contains: &'static str,
    pub no_allergens: &'static str,
    pub allergens: &'static str,
    pub allergens_by_choice: &'static str,
    pub tell_us: &'static str,
    pub add_item: &'static str,
    pub added_item: &'static str,
    pub in_order: &'static str,
    pub view_order: &'static str,
    pub nothing_yet: &'static str,
    pub one_item: &'static str,
    pub n_items: &'static str,
    pub n_not_sent: &'static str,
    pub all_sent: &'static str,
    // The item sheet.
    pub size: &'static str,
    pub required: &'static str,
    pub choose_one: &'static str,
    pub choose_n: &'static str,
    pub choose_between: &'static str,
    pub choose_least: &'static str,
    pub optional_one: &'static str,
    pub optional_up_to: &'static str,
    pub optional_any: &'static str,
    pub n_included: &'static str,
    pub pick_of: &'static str,
    pub pick_placeholder: &'static str,
    pub too_few: &'static str,
    pub too_many: &'static str,
    pub note_label: &'static str,
    pub note_hint: &'static str,
    pub less: &'static str,
    pub more: &'static str,
    pub add: &'static str,
    pub item_gone: &'static str,
    pub item_gone_text: &'static str,
    pub ask_staff: &'static str,
    /// `{list}`.
    pub only_with: &'static str,
    pub sold_out_text: &'static str,
    // The order.
    pub your_order: &'static str,
    pub not_sent_yet: &'static str,
    pub not_sent_hint: &'static str,
    pub send: &'static str,
    pub sent_said: &'static str,
    pub remove: &'static str,
    pub remove_item: &'static str,
    pub removed_item: &'static str,
    pub less_item: &'static str,
    pub more_item: &'static str,
    pub order_empty: &'static str,
    pub order_empty_text: &'static str,
    pub cart_empty_text: &'static str,
    pub to_the_menu: &'static str,
    pub add_more: &'static str,
    pub order: &'static str,
    pub order_n: &'static str,
    pub about: &'static str,
    pub you: &'static str,
    pub guest_n: &'static str,
    pub guest_short: &'static str,
    pub staff: &'static str,
    pub bill: &'static str,
    pub ready_said: &'static str,
    pub refresh: &'static str,
    pub tax_on_top: &'static str,
    pub pay_hint: &'static str,
    pub pay_by_card: &'static str,
    pub pay_tip: &'static str,
    pub no_tip: &'static str,
    pub pay_part: &'static str,
    pub card_paid: &'static str,
    pub card_not_paid: &'static str,
    pub card_unknown: &'static str,
    // States of the table.
    pub waiting: &'static str,
    pub waiting_text: &'static str,
    pub look_again: &'static str,
    pub thanks: &'static str,
    pub thanks_text: &'static str,
    pub thanks_cooking: &'static str,
    pub order_again: &'static str,
    pub ended: &'static str,
    pub ended_text: &'static str,
    pub code_unknown: &'static str,
    pub code_unknown_text: &'static str,
    pub staff_opens: &'static str,
    pub staff_opens_text: &'static str,
    pub place_unknown: &'static str,
    pub place_unknown_text: &'static str,
    pub page_unknown: &'static str,
    pub not_loaded: &'static str,
    pub not_done: &'static str,
    // The public menu.
    pub public_hint: &'static str,
}

/// The guest's words in this person's language.
pub fn words() -> &'static Words {
    match language() {
        Language::Es => &words_es::WORDS,
        Language::En | Language::Zh => &words_en::WORDS,
    }
}

impl Words {
    /// "1 item", "3 items".
    pub fn items(&self, count: u32) -> String {
        match count {
            1 => self.one_item.to_owned(),
            count => self.n_items.replace("{n}", &count.to_string()),
        }
    }
}
