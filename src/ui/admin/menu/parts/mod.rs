//! What a menu is put together from: categories, groups of extras, stations, tax classes.

pub mod acts;
mod category;
mod draft;
pub mod editor;
mod group;
mod group_draft;
mod line;
pub mod lists;
mod modifier_row;
mod named;
mod tax_class;
pub mod words;
mod words_en;
mod words_es;
