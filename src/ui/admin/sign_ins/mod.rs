//! Where the person is signed in.

pub mod page;
mod words;
