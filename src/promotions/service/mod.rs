//! Promotions' acts and reads.

pub mod editing;
pub mod redeem;
pub mod vouchers;
