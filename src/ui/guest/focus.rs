//! Where the keyboard is, and where the page is scrolled to.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::page::Page;

/// Puts the keyboard on the element with this id. In the browser only.
pub fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// A new page starts at its top with the keyboard on its title; coming back to the menu, it stands where it was left,
/// on the dish that was looked at.
pub fn keep_place(page: Memo<Page>) {
    let menu_at = StoredValue::new(0.0);
    Effect::new(move |_| {
        let handle = window_event_listener(leptos::ev::scroll, move |_| {
            if page.try_get_untracked() == Some(Page::Menu) {
                menu_at.try_set_value(window().scroll_y().unwrap_or_default());
            }
        });
        on_cleanup(move || handle.remove());
    });
    Effect::new(move |before: Option<Page>| {
        let now = page.get();
        if before.is_some_and(|before| before != now) {
            let (title, y) = match (before, now) {
                (Some(Page::Item(item)), Page::Menu) => (format!("item-{item}"), menu_at.get_value()),
                (_, Page::Menu) => ("page-title".to_owned(), menu_at.get_value()),
                _ => ("page-title".to_owned(), 0.0),
            };
            request_animation_frame(move || {
                focus(&title);
                window().scroll_to_with_x_and_y(0.0, y);
            });
        }
        now
    });
}

/// Puts the keyboard on the first control inside the element with this id. In the browser only.
pub fn focus_first_in(id: &str) {
    let control =
        document().get_element_by_id(id).and_then(|group| group.query_selector("input, select").ok().flatten());
    if let Some(control) = control.and_then(|control| control.dyn_into::<HtmlElement>().ok()) {
        let _ = control.focus();
    }
}
