//! After the money is in: giving it back, changing the bill, correcting how it was paid.

pub mod amend;
pub mod refund;
mod refund_parts;
mod refund_state;
pub mod tender;
