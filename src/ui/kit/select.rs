//! One of a list, in the browser's own picker.

use leptos::{html, prelude::*};

use super::{bind, choice::Choice, field, field::Field, icon::Icon};

/// A native select with its label, hint and error.
#[component]
pub fn Select(
    #[prop(into)] label: Signal<String>,
    /// Name in the form; the id is `field-<name>` unless `id` is given.
    name: &'static str,
    #[prop(into)] options: Signal<Vec<Choice>>,
    /// The first value, and with `on_change` the value at any time.
    #[prop(optional, into)]
    value: Signal<String>,
    /// Another option was chosen. Makes the select controlled.
    #[prop(optional, into)]
    on_change: Option<Callback<String>>,
    /// Text of a first option with an empty value.
    #[prop(optional, into)]
    placeholder: Option<String>,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] hide_label: bool,
    #[prop(optional, into)] id: Option<String>,
) -> impl IntoView {
    let id = field::id_of(id, name);
    let described_by = field::described_by(&id);
    let select = NodeRef::<html::Select>::new();
    bind::bind(
        value,
        move || select.get().map(|select| select.value()),
        move |wanted: &String| {
            if let Some(select) = select.get_untracked() {
                select.set_value(wanted);
            }
        },
        // An empty select has nothing to say: its options may still be on their way.
        on_change.map(|on_change| {
            Callback::new(move |shown: String| {
                if !shown.is_empty() {
                    on_change.run(shown);
                }
            })
        }),
    );
    // New options are drawn into the old elements, so the choice is made again after the next drawing.
    Effect::new(move |seen: Option<()>| {
        options.track();
        if seen.is_some() && on_change.is_some() {
            request_animation_frame(move || {
                if let (Some(select), Some(wanted)) = (select.try_get_untracked().flatten(), value.try_get_untracked())
                {
                    select.set_value(&wanted);
                }
            });
        }
    });
    let option = move |choice: Choice| {
        let chosen = choice.value == value.get_untracked();
        let text = match choice.hint {
            Some(hint) => format!("{} ({hint})", choice.label),
            None => choice.label,
        };
        view! { <option value=choice.value selected=chosen disabled=choice.disabled>{text}</option> }
    };
    view! {
        <Field id=id.clone() label hint error required hide_label>
            <div class="input-box">
                <select
                    node_ref=select
                    class="input"
                    id=id
                    name=name
                    required=required
                    disabled=move || disabled.get()
                    aria-describedby=described_by
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    on:change=move |event| {
                        if let Some(on_change) = on_change {
                            on_change.run(event_target_value(&event));
                        }
                    }
                >
                    {placeholder.map(|text| option(Choice::new("", text)))}
                    {move || options.get().into_iter().map(option).collect_view()}
                </select>
                <span class="input-trail"><Icon name="chevron-down"/></span>
            </div>
        </Field>
    }
}
