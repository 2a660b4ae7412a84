//! Promotions: what is taken off a bill and when; vouchers: the codes that bring one about.
//!
//! Invariants: a discount is never negative and never more than the bill, line by line; a voucher's counter is the
//! number of its live redemptions and never above its limit; an order redeems a voucher once; what is released counts
//! no more and is released once.
//! Deliberately absent: orders. What is taken off is computed from a plain view of the bill, and flows write it there.

pub mod model;
pub mod rpc;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
mod store;
