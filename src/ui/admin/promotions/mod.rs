//! Promotions and their vouchers.

mod acts;
mod draft;
mod editor;
mod form;
mod line;
pub mod page;
mod targets;
mod text;
mod voucher_draft;
mod voucher_form;
mod voucher_list;
mod vouchers;
mod words;
mod words_en;
mod words_es;
