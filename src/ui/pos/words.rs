//! The till's words.

pub mod approval;
mod en;
mod es;
pub mod extras;
pub mod money;
pub mod texts;
pub mod ticket;

use self::{en::EN, es::ES};
use crate::{kernel::language::Language, ui::shared::page::language};

/// A text about a number of things, in the singular and in the plural.
#[derive(Clone, Copy)]
pub struct Counted {
    one: &'static str,
    many: &'static str,
}

/// One catalogue; a missing word does not compile. `{n}` and `{name}` in a text are replaced.
pub struct Words {
    // Frame.
    pub areas: &'static str,
    pub tables: &'static str,
    pub orders: &'static str,
    pub ready: &'static str,
    pub messages: &'static str,
    pub offline: &'static str,
    pub link_hint: &'static str,
    pub keep_working: &'static str,
    pub n_waiting: Counted,
    pub person_menu: &'static str,
    pub lock: &'static str,
    pub switch_to: &'static str,
    pub to_kitchen: &'static str,
    pub to_admin: &'static str,
    pub plain_http: &'static str,
    pub signed_out_title: &'static str,
    pub signed_out_text: &'static str,
    pub sign_in: &'static str,
    pub page_error_title: &'static str,
    pub back_to_tables: &'static str,
    pub undo: &'static str,
    pub keep: &'static str,
    // Floor.
    pub plan: &'static str,
    pub rooms: &'static str,
    pub legend: &'static str,
    /// `{name}` is replaced.
    pub table_named: &'static str,
    pub takeaway: &'static str,
    pub new_takeaway: &'static str,
    pub n_seats: Counted,
    pub table_waits: &'static str,
    pub let_them_order: &'static str,
    pub may_order_now: &'static str,
    pub party_without_order: &'static str,
    pub another_round: &'static str,
    pub close_table: &'static str,
    pub table_is_free: &'static str,
    pub is_free: &'static str,
    pub no_tables_title: &'static str,
    pub no_tables_text: &'static str,
    pub state_free: &'static str,
    pub state_waiting: &'static str,
    pub state_seated: &'static str,
    pub state_kitchen: &'static str,
    pub state_ready: &'static str,
    pub state_served: &'static str,
    pub state_paid: &'static str,
    // Orders and pass.
    pub open_orders: &'static str,
    pub recent_orders: &'static str,
    pub find_order: &'static str,
    pub no_open_title: &'static str,
    pub no_open_text: &'static str,
    pub no_recent_title: &'static str,
    pub no_recent_text: &'static str,
    pub n_ready: Counted,
    pub n_drafts: Counted,
    pub ready_title: &'static str,
    pub nothing_ready_title: &'static str,
    pub nothing_ready_text: &'static str,
    pub serve_dish: &'static str,
    pub served: &'static str,
    pub all_served: &'static str,
    pub handed_over: &'static str,
    pub n_carried_out: Counted,
    // Menu to tap on.
    pub categories: &'static str,
    pub all: &'static str,
    pub search_label: &'static str,
    pub search_placeholder: &'static str,
    pub no_items: &'static str,
    pub nothing_found: &'static str,
    pub in_cart: &'static str,
    pub off_sale_title: &'static str,
    pub off_sale_text: &'static str,
    pub off_for_hour: &'static str,
    pub off_for_today: &'static str,
    pub off_until_restored: &'static str,
    pub back_on_sale_title: &'static str,
    pub back_on_sale: &'static str,
    // Choices.
    pub size: &'static str,
    pub choose_exactly: &'static str,
    pub choose_up_to: &'static str,
    /// `{min}` and `{n}` are replaced.
    pub choose_between: &'static str,
    pub n_included: Counted,
    pub still_to_choose: &'static str,
    pub one_less: &'static str,
    pub less: &'static str,
    pub more: &'static str,
    pub add: &'static str,
    pub change: &'static str,
    pub note_placeholder: &'static str,
    pub size_missing: &'static str,
    pub size_unknown: &'static str,
    /// `{n}` and `{name}` are replaced.
    pub too_few: &'static str,
    /// `{n}` and `{name}` are replaced.
    pub too_many: &'static str,
    pub choice_unknown: &'static str,
    pub price_missing: &'static str,
    pub price_wrong: &'static str,
    pub weight_missing: &'static str,
    pub weight_wrong: &'static str,
    // Ticket.
    pub sent: &'static str,
    pub to_send: &'static str,
    pub guests_choose: &'static str,
    pub send_theirs: &'static str,
    pub empty_ticket_title: &'static str,
    pub empty_ticket_text: &'static str,
    pub n_covers: Counted,
    pub n_items: Counted,
    pub by_guest: &'static str,
    pub extras: &'static str,
    pub remove: &'static str,
    pub not_served: &'static str,
    pub ask_manager: &'static str,
    pub not_sent_yet: &'static str,
    pub send: &'static str,
    pub pay: &'static str,
    pub receipt: &'static str,
    pub view_order: &'static str,
    pub back_to_menu: &'static str,
    pub more_acts: &'static str,
    pub print_bill: &'static str,
    pub cancel_order: &'static str,
    pub cancel_title: &'static str,
    pub cancel_text: &'static str,
    pub void: &'static str,
    pub void_title: &'static str,
    pub void_verb: &'static str,
    pub reason: &'static str,
    pub reason_missing: &'static str,
    /// The usual reasons for taking something back.
    pub reasons: [&'static str; 4],
    // Paying.
    pub pay_title: &'static str,
    pub pay_with: &'static str,
    pub amount: &'static str,
    pub backspace: &'static str,
    pub clear: &'static str,
    pub quick_sums: &'static str,
    pub exact: &'static str,
    pub handed_over_sum: &'static str,
    pub on_card: &'static str,
    pub change_sum: &'static str,
    pub short_by: &'static str,
    pub stays_open: &'static str,
    pub card_hint: &'static str,
    pub take_cash: &'static str,
    pub take_card: &'static str,
    pub take_part: &'static str,
    pub take_again: &'static str,
    pub take_rest: &'static str,
    pub close_unpaid: &'static str,
    pub test_terminal: &'static str,
    pub card_approves: &'static str,
    pub card_declines: &'static str,
    pub payment_unknown: &'static str,
    pub pay_needs_server: &'static str,
    pub sending: &'static str,
    pub n_not_sent: Counted,
    pub n_guests_drafts: Counted,
    pub taken_cash: &'static str,
    pub taken_card: &'static str,
    // Slip.
    pub print: &'static str,
    pub to_order: &'static str,
    pub doc_bill: &'static str,
    pub doc_receipt: &'static str,
    pub doc_credit_note: &'static str,
    pub dishes: &'static str,
    pub tax_by_rate: &'static str,
    pub net: &'static str,
    pub change_given: &'static str,
    pub thank_you: &'static str,
    pub printed_at: &'static str,
}

/// The words in this person's language.
pub fn words() -> &'static Words {
    in_language(&EN, &ES)
}

/// The catalogue of this person's language.
fn in_language<T>(english: &'static T, spanish: &'static T) -> &'static T {
    match language() {
        Language::Es => spanish,
        Language::En | Language::Zh => english,
    }
}

/// `{n} left` with the number in it.
pub fn fill(text: &str, number: impl std::fmt::Display) -> String {
    text.replace("{n}", &number.to_string())
}

/// `Table {name}` with the name, or an amount, in it.
pub fn fill_name(text: &str, name: &str) -> String {
    text.replace("{name}", name)
}

/// `1 seat`, `4 seats`.
pub fn count(text: Counted, number: impl std::fmt::Display) -> String {
    let number = number.to_string();
    fill(if number == "1" { text.one } else { text.many }, number)
}
