//! One's own account: registering, a forgotten password, a new one, the e-mail. Plain forms on plain pages.

mod card;
pub mod forgot_page;
pub mod invite_page;
mod new_password;
pub mod own_page;
pub mod register_page;
pub mod reset_page;
mod shift_section;
mod words;
mod zones;
