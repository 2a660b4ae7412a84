//! What there is of everything, and every movement that made it so.

mod acts;
mod change_draft;
mod change_form;
mod ingredient_draft;
mod ingredient_form;
mod list;
mod movements;
pub mod page;
mod place_form;
mod row;
mod words;
mod words_en;
mod words_es;
