//! Taking money: how much, with what, what comes back.

mod amount;
mod asking;
pub mod blocked;
pub mod card_code;
mod card_page;
mod quick_cash;
mod readout;
pub mod sheet;
mod state;
mod taken_view;
mod tip;
