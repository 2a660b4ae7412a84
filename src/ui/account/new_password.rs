//! A password that is being chosen.

use leptos::prelude::*;

use crate::ui::kit::input::{Input, InputKind};

use super::words::words;

/// Says what it takes before anything is typed. `name` is its name in the form.
#[component]
pub fn NewPassword(name: &'static str) -> impl IntoView {
    let words = words();
    view! {
        <Input
            label=words.new_password
            name
            id=format!("field-{}", name.replace(['[', ']'], "-"))
            kind=InputKind::Password
            autocomplete="new-password"
            hint=words.password_hint.to_owned()
            required=true
        />
    }
}
