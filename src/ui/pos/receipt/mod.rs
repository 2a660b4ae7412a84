//! The bill and the receipt, ready for an 80 mm printer.

pub mod page;
mod slip;
mod sums;
