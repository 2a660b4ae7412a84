//! The front door: what Comanda is, and the ways in. Also what a visitor sees who went to a page that is not there.

pub mod card_page;
pub mod home_page;
pub mod not_found_page;
pub mod pay_done_page;
mod picture;
mod words;
