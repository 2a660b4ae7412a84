//! The name that was typed before a refusal, so that it need not be typed again. Browser only.

use leptos::prelude::window;

const KEY: &str = "sign_in.login";

/// Kept for this tab alone.
pub fn keep(login: &str) {
    if let Some(storage) = window().session_storage().ok().flatten() {
        // Without storage the name is typed again, which is no reason to stop.
        let _ = storage.set_item(KEY, login);
    }
}

/// Gives it back and forgets it.
pub fn take() -> Option<String> {
    let storage = window().session_storage().ok().flatten()?;
    let login = storage.get_item(KEY).ok().flatten();
    let _ = storage.remove_item(KEY);
    login
}
