//! The list of orders.

pub mod page;
mod row;
