//! Tables, their codes, and the sheet that is printed of them.

mod card_words;
mod code_card;
mod floor_view;
mod new_code;
pub mod page;
mod print_card;
mod print_sheet;
mod room;
mod table_state;
mod words;
