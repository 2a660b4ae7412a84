//! Signing in: a plain form that works before the wasm arrives and when it never does.

mod google_door;
mod last_login;
mod password_field;
pub mod pin_page;
pub mod sign_in_page;
mod words;
