//! Dishes that wait on the pass.

mod card;
pub mod page;
mod pass;
