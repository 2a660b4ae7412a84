//! Dishes that wait on the pass.

mod card;
mod pass;
pub mod page;
