//! The menu: what is offered, what it costs to make, what is off sale.

mod arrange;
mod availability;
mod choices;
mod close_question;
mod draft;
mod editor;
mod fields;
mod filters;
mod form;
mod form_words;
mod item_row;
mod item_table;
mod margin;
mod marks;
mod off_sale_dialog;
pub mod page;
mod preview;
mod price_field;
mod rows;
mod rules;
mod saving;
mod status;
mod target;
mod thumb;
mod words;
