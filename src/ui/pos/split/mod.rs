//! Dividing a bill among people, and paying the parts one after the other.

mod by_dish;
mod make;
pub mod shares;
pub mod sheet;
