//! Ids that a client makes, so that what it repeats is done once.

use uuid::Uuid;

/// A fresh UUIDv7. Call it in event handlers only: what is rendered must be the same on both sides.
pub fn new_id<T: From<Uuid>>() -> T {
    Uuid::now_v7().into()
}
