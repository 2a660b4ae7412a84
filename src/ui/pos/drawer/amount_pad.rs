//! An amount, typed on large keys or on the keyboard.

use leptos::{ev::KeyboardEvent, prelude::*, wasm_bindgen::JsCast, web_sys::HtmlInputElement};

use super::words::words;
use crate::{
    kernel::money::Money,
    ui::{
        kit::{
            keypad::{Keypad, KeypadCorner},
            keypad_key::KeypadKey,
        },
        pos::context::use_pos,
    },
};

/// The most digits that may be typed.
const DIGITS_MAX: usize = 9;

/// What the digits of minor units come to; none: nothing.
pub fn amount_of(typed: &str) -> Money {
    typed.parse().ok().and_then(|minor: i64| Money::try_from(minor).ok()).unwrap_or_default()
}

/// The amount in large digits with the keys below it.
#[component]
pub fn AmountPad(
    label: &'static str,
    /// Digits of minor units.
    typed: RwSignal<String>,
    #[prop(into)] disabled: Signal<bool>,
) -> impl IntoView {
    let pos = use_pos();
    let w = words();
    let on_key = move |key: KeypadKey| typed.update(|typed| *typed = key.apply(typed, DIGITS_MAX));
    let shown = move || typed.with(|typed| pos.money(amount_of(typed)));
    view! {
        <div class="grid gap-3">
            <p class="flex items-baseline justify-between gap-4 rounded-lg bg-sunken p-4">
                <span class="text-ink-muted">{label}</span>
                <output class="text-3xl font-bold tabular-nums" aria-live="polite">{shown}</output>
            </p>
            <div class="mx-auto w-full max-w-96">
                <Keypad label on_key corner=KeypadCorner::DoubleZero disabled backspace_label=w.backspace clear_label=w.clear/>
            </div>
        </div>
    }
    .into_any()
}

/// Digits that are typed anywhere around the pad, but not into a text.
pub fn type_digit(typed: RwSignal<String>, event: &KeyboardEvent) {
    let is_held = event.ctrl_key() || event.meta_key() || event.alt_key();
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    if event.default_prevented() || is_held || field.is_some_and(|field| field.type_() != "radio") {
        return;
    }
    let key = match event.key().as_str() {
        "Backspace" => KeypadKey::Backspace,
        key => match key.parse::<u8>() {
            Ok(digit) if digit < 10 => KeypadKey::Digit(digit),
            _ => return,
        },
    };
    event.prevent_default();
    typed.update(|typed| *typed = key.apply(typed, DIGITS_MAX));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_minor_units() {
        assert_eq!(amount_of(""), Money::ZERO);
        assert_eq!(amount_of("0012050"), Money::from_minor(12_050));
    }
}
