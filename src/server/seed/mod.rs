//! The demo: two restaurants of one owner, made through the same services and flows that people use.

pub mod demo;

mod bistro;
mod breakfast;
mod content;
mod history;
mod offers;
mod people;
