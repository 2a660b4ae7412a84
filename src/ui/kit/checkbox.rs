//! Yes or no, as a tick.

use leptos::{html, prelude::*};

use super::{
    bind, field,
    icon::{Icon, IconSize},
};

/// A checkbox whose whole line is the target.
#[component]
pub fn Checkbox(
    #[prop(into)] label: Signal<String>,
    /// Name in the form; the id is `field-<name>` unless `id` is given.
    name: &'static str,
    /// What the form sends while it is ticked.
    #[prop(default = "on".to_owned(), into)]
    value: String,
    /// The first state, and with `on_change` the state at any time.
    #[prop(optional, into)]
    checked: Signal<bool>,
    /// It was ticked or unticked. Makes it controlled.
    #[prop(optional, into)]
    on_change: Option<Callback<bool>>,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// The label is only read aloud, for a column of ticks.
    #[prop(optional)]
    hide_label: bool,
    #[prop(optional, into)] id: Option<String>,
) -> impl IntoView {
    let id = field::id_of(id, name);
    let error_id = format!("{id}-error");
    let described_by = error_id.clone();
    let input = NodeRef::<html::Input>::new();
    bind_checked(checked, input, on_change);
    view! {
        <div class="field">
            <label class="check">
                <input
                    node_ref=input
                    type="checkbox"
                    id=id
                    name=name
                    value=value
                    checked=checked.get_untracked()
                    required=required
                    disabled=move || disabled.get()
                    aria-describedby=described_by
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
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
            <p class="field-error" id=error_id aria-live="polite">
                {move || error.get().map(|error| view! {
                    <Icon name="alert" size=IconSize::Small/>
                    <span>{error}</span>
                })}
            </p>
        </div>
    }
}

/// `bind` for anything that is ticked: checkbox, switch, radio button.
pub(super) fn bind_checked(checked: Signal<bool>, input: NodeRef<html::Input>, adopt: Option<Callback<bool>>) {
    bind::bind(
        checked,
        move || input.get().map(|input| input.checked()),
        move |wanted: &bool| {
            if let Some(input) = input.get_untracked() {
                input.set_checked(*wanted);
            }
        },
        adopt,
    );
}
