//! What screens ask of the server about orders: staff with their rights, guests for their own table.

pub mod guest;
pub mod staff;
