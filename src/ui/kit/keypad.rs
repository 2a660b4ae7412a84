//! The numeric pad of the till and of the PIN screen.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::keypad_key::KeypadKey;

/// What stands in the lower left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeypadCorner {
    /// Empties the text: PINs.
    #[default]
    Clear,
    /// Amounts in minor units.
    DoubleZero,
    /// Amounts with a decimal sign.
    Point,
}

impl KeypadCorner {
    const fn key(self) -> KeypadKey {
        match self {
            Self::Clear => KeypadKey::Clear,
            Self::DoubleZero => KeypadKey::DoubleZero,
            Self::Point => KeypadKey::Point,
        }
    }
}

/// Twelve keys, and one for Enter where `enter` gives it a verb. It holds no text: `KeypadKey::apply` makes the next one.
#[component]
pub fn Keypad(
    /// What is typed; the accessible name of the group.
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] on_key: Callback<KeypadKey>,
    #[prop(optional)] corner: KeypadCorner,
    /// The verb of a wide Enter key.
    #[prop(optional, into)]
    enter: Option<String>,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// Accessible name of the backspace key.
    #[prop(default = "Delete last digit".to_owned(), into)]
    backspace_label: String,
    /// Accessible name of the clear key.
    #[prop(default = "Clear".to_owned(), into)]
    clear_label: String,
) -> impl IntoView {
    let has_enter = enter.is_some();
    let on_keyboard = move |event: KeyboardEvent| {
        let held = event.ctrl_key() || event.meta_key() || event.alt_key();
        let Some(key) = KeypadKey::from_keyboard(&event.key()).filter(|_| !held && !disabled.get_untracked()) else {
            return;
        };
        if (key == KeypadKey::Enter && !has_enter) || (key == KeypadKey::Point && corner != KeypadCorner::Point) {
            return;
        }
        event.prevent_default();
        on_key.run(key);
    };
    let keys = (1..=9).map(KeypadKey::Digit).chain([corner.key(), KeypadKey::Digit(0), KeypadKey::Backspace]);
    let key_view = |key: KeypadKey| {
        let (class, name) = match key {
            KeypadKey::Backspace => ("key key-act", Some(backspace_label.clone())),
            KeypadKey::Clear => ("key key-act", Some(clear_label.clone())),
            _ => ("key", None),
        };
        view! {
            <button type="button" class=class aria-label=name disabled=move || disabled.get() on:click=move |_| on_key.run(key)>
                {key.text()}
            </button>
        }
    };
    view! {
        <div class="keypad" role="group" aria-label=move || label.get() on:keydown=on_keyboard>
            {keys.map(key_view).collect_view()}
            {enter.map(|verb| view! {
                <button type="button" class="key key-enter" disabled=move || disabled.get() on:click=move |_| on_key.run(KeypadKey::Enter)>
                    {verb}
                </button>
            })}
        </div>
    }
}
