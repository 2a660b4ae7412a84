//! What this screen remembers about itself. Browser only: read it in effects, write it in handlers.

use leptos::prelude::window;
use web_sys::Storage;

/// A private window may have no storage; then nothing is remembered.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

pub fn recall(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

pub fn keep(key: &str, value: &str) {
    if let Some(storage) = storage() {
        // A full storage forgets this choice, which is no reason to stop.
        let _ = storage.set_item(key, value);
    }
}
