//! The drawers' acts and reads.

pub mod figures;
pub mod sessions;
pub mod zs;
