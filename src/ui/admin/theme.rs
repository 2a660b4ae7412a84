//! Light or dark, by hand.

use leptos::{prelude::*, web_sys};

fn prefers_dark(window: &web_sys::Window) -> bool {
    window.match_media("(prefers-color-scheme: dark)").ok().flatten().is_some_and(|query| query.matches())
}

/// Turns the theme over and remembers it on this device. Browser only: call it in a handler.
pub fn flip_theme() {
    let Some(root) = document().document_element() else { return };
    let is_dark = match root.get_attribute("data-theme") {
        Some(theme) => theme == "dark",
        None => prefers_dark(&window()),
    };
    let theme = if is_dark { "light" } else { "dark" };
    // A browser that refuses either still shows the page; it only forgets the choice.
    let _ = root.set_attribute("data-theme", theme);
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item("theme", theme);
    }
}
