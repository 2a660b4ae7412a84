//! The cash drawer: open it, move cash, count it blind, close it; X and Z reports.

mod amount_pad;
mod attempt;
mod cash_sheet;
mod count_result;
mod count_sheet;
mod force_dialog;
mod open_form;
mod others;
mod own;
pub mod page;
mod pieces;
mod report;
pub mod report_page;
mod report_parts;
mod state;
mod texts;
pub mod words;
mod zs;
