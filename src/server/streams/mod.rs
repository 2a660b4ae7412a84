//! What happens, as it happens, to our own pages (server-sent events) and to programs (WebSockets): the same notices.
//!
//! Invariants: whoever may not listen any more is cut off within a second, in every process; a stream that fell behind is
//! told to fetch anew, never given a gap; nothing of a notice is more than what happened and to what.
//! Deliberately absent: contents. A listener fetches what it shows, with its rights of that moment.

mod feed;
mod holder;
pub mod socket;
pub mod sse;
pub mod tickets;
mod topic;
