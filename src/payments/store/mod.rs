//! The payments' tables, one file per table.

pub mod attempts;
pub mod authorisations;
pub mod documents;
pub mod gateways;
pub mod refunds;
pub mod simulated;
