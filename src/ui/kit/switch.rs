//! On or off, at once.

use leptos::{html, prelude::*};

use super::{checkbox::bind_checked, field};

/// A switch at the end of its line: for settings that take effect when touched.
#[component]
pub fn Switch(
    #[prop(into)] label: Signal<String>,
    /// Name in the form; the id is `field-<name>` unless `id` is given.
    name: &'static str,
    /// The first state, and with `on_change` the state at any time.
    #[prop(optional, into)]
    checked: Signal<bool>,
    /// It was switched. Makes it controlled.
    #[prop(optional, into)]
    on_change: Option<Callback<bool>>,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// The label is only read aloud, for a column of switches.
    #[prop(optional)]
    hide_label: bool,
    #[prop(optional, into)] id: Option<String>,
) -> impl IntoView {
    let id = field::id_of(id, name);
    let input = NodeRef::<html::Input>::new();
    bind_checked(checked, input, on_change);
    view! {
        <label class="check switch">
            <input
                node_ref=input
                type="checkbox"
                role="switch"
                id=id
                name=name
                checked=checked.get_untracked()
                disabled=move || disabled.get()
                on:change=move |event| {
                    if let Some(on_change) = on_change {
                        on_change.run(event_target_checked(&event));
                    }
                }
            />
            <span class=if hide_label { "sr-only" } else { "check-text" }>
                <span>{move || label.get()}</span>
                <span class="check-hint">{move || hint.get()}</span>
            </span>
        </label>
    }
}
