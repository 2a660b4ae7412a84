//! The drawers' tables, one file per family.

pub mod sessions;
pub mod zs;
