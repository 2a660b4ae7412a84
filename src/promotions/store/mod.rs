//! The promotions' tables, one file per table.

pub mod promotions;
pub mod redemptions;
pub mod targets;
pub mod vouchers;
