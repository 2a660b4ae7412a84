//! Who works here and what they may do, and who is invited.

mod acts;
mod add_form;
mod draft;
mod edit_form;
mod exceptions;
mod invitations;
mod invite_form;
mod member_row;
pub mod page;
mod permission_word;
mod side;
mod words;
mod words_en;
mod words_es;
