//! What the page of staff says.

use super::{words_en::EN, words_es::ES};
use crate::{kernel::language::Language, ui::shared::page::language};

/// One catalogue; a missing word does not compile.
pub struct Words {
    pub title: &'static str,
    pub text: &'static str,
    pub failed: &'static str,
    pub add: &'static str,
    pub invite: &'static str,
    pub name: &'static str,
    pub login: &'static str,
    pub role: &'static str,
    pub pin: &'static str,
    pub since: &'static str,
    pub actions: &'static str,
    pub you: &'static str,
    pub has_pin: &'static str,
    pub no_pin: &'static str,
    pub locked: &'static str,
    /// `{n}`.
    pub exception_one: &'static str,
    /// `{n}`.
    pub exception_many: &'static str,
    pub edit: &'static str,
    /// `{name}`.
    pub edit_of: &'static str,
    pub unlock: &'static str,
    /// `{name}`.
    pub unlock_of: &'static str,
    pub remove: &'static str,
    /// `{name}`.
    pub remove_of: &'static str,
    pub remove_text: &'static str,
    pub invitations: &'static str,
    pub invited_at: &'static str,
    pub by: &'static str,
    pub until: &'static str,
    pub expired: &'static str,
    pub withdraw: &'static str,
    /// `{name}`.
    pub withdraw_of: &'static str,
    pub username: &'static str,
    pub username_hint: &'static str,
    pub bad_username: &'static str,
    pub email: &'static str,
    pub email_hint: &'static str,
    pub bad_email: &'static str,
    pub password: &'static str,
    pub password_hint: &'static str,
    pub short_password: &'static str,
    pub pin_hint: &'static str,
    pub bad_pin: &'static str,
    pub new_pin: &'static str,
    pub stays_hint: &'static str,
    pub new_password: &'static str,
    pub password_ends: &'static str,
    pub own_password: &'static str,
    pub foreign_password: &'static str,
    pub own_role: &'static str,
    pub exceptions: &'static str,
    pub exceptions_text: &'static str,
    pub by_role_yes: &'static str,
    pub by_role_pin: &'static str,
    pub by_role_no: &'static str,
    pub always: &'static str,
    pub never: &'static str,
    pub invite_text: &'static str,
    pub send_invitation: &'static str,
    pub no_name: &'static str,
    pub choose_one: &'static str,
    pub check_fields: &'static str,
    /// `{name}`.
    pub added: &'static str,
    /// `{name}`.
    pub changed: &'static str,
    /// `{name}`.
    pub was_invited: &'static str,
    /// `{name}`.
    pub unlocked: &'static str,
    /// `{name}`.
    pub removed: &'static str,
    /// `{name}`.
    pub withdrawn: &'static str,
}

/// The words in this person's language.
pub fn words() -> &'static Words {
    match language() {
        Language::Es => &ES,
        Language::En | Language::Zh => &EN,
    }
}
