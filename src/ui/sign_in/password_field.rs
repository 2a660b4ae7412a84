//! The password, and a way to look at what was typed.

use leptos::{html, prelude::*};

use crate::ui::kit::{
    button::ButtonSize,
    field::{Field, described_by},
    icon_button::IconButton,
};

use super::words::words;

const ID: &str = "field-password";

/// The eye appears when the page is alive; without script it would do nothing.
#[component]
pub fn PasswordField() -> impl IntoView {
    let words = words();
    let input = NodeRef::<html::Input>::new();
    let is_alive = RwSignal::new(false);
    let is_shown = RwSignal::new(false);
    Effect::new(move |_| is_alive.set(true));
    let toggle = move |_| {
        is_shown.update(|shown| *shown = !*shown);
        if let Some(input) = input.get_untracked() {
            input.set_type(if is_shown.get_untracked() { "text" } else { "password" });
        }
    };
    let eye = move || {
        is_alive.get().then(|| {
            let (icon, label) =
                if is_shown.get() { ("eye-off", words.hide_password) } else { ("eye", words.show_password) };
            view! { <IconButton icon label size=ButtonSize::Medium on:click=toggle/> }
        })
    };
    view! {
        <Field id=ID label=words.password>
            <div class="input-box">
                <input
                    node_ref=input
                    id=ID
                    class="input pe-14 text-lg"
                    type="password"
                    name="password"
                    autocomplete="current-password"
                    autocapitalize="none"
                    spellcheck="false"
                    required
                    aria-describedby=described_by(ID)
                />
                <span class="absolute inset-e-0">{eye}</span>
            </div>
        </Field>
    }
}
