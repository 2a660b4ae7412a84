//! What was done, by whom and when: the log, and what happened around signing in.

mod actions;
mod details;
mod filter;
mod log;
pub mod page;
mod security;
mod words;
