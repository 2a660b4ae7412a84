//! One of a few, all in view.

use leptos::{html, prelude::*};

use super::{
    checkbox::bind_checked,
    choice::Choice,
    classes, field,
    icon::{Icon, IconSize},
};

/// Radio buttons that look like one control; for two to five short alternatives.
#[component]
pub fn Segmented(
    #[prop(into)] label: Signal<String>,
    /// Name in the form, one per page.
    name: &'static str,
    #[prop(into)] options: Signal<Vec<Choice>>,
    /// The first value, and with `on_change` the value at any time.
    #[prop(optional, into)]
    value: Signal<String>,
    /// Another one was chosen. Makes it controlled.
    #[prop(optional, into)]
    on_change: Option<Callback<String>>,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] hide_label: bool,
    /// Equal parts of the full width.
    #[prop(optional)]
    wide: bool,
    #[prop(optional, into)] id: Option<String>,
) -> impl IntoView {
    let id = field::id_of(id, name);
    let described_by = field::described_by(&id);
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let segment = move |choice: Choice| view! { <Segment name choice value on_change required disabled/> };
    view! {
        <fieldset class="field" id=id aria-describedby=described_by>
            <legend class=if hide_label { "sr-only" } else { "field-label mb-1.5" }>{move || label.get()}</legend>
            <div class=classes::join(&["segments", if wide { "segments-wide" } else { "" }])>
                {move || options.get().into_iter().map(segment).collect_view()}
            </div>
            <p class="field-hint" id=hint_id>{move || hint.get()}</p>
            <p class="field-error" id=error_id aria-live="polite">
                {move || error.get().map(|error| view! {
                    <Icon name="alert" size=IconSize::Small/>
                    <span>{error}</span>
                })}
            </p>
        </fieldset>
    }
}

/// One radio button.
#[component]
fn Segment(
    name: &'static str,
    choice: Choice,
    value: Signal<String>,
    on_change: Option<Callback<String>>,
    required: bool,
    disabled: Signal<bool>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let own = StoredValue::new(choice.value.clone());
    let checked = Signal::derive(move || own.with_value(|own| value.with(|value| value == own)));
    let choose = move |on: bool| {
        if let (true, Some(on_change)) = (on, on_change) {
            on_change.run(own.get_value());
        }
    };
    bind_checked(checked, input, on_change.map(|_| Callback::new(choose)));
    let off = choice.disabled;
    view! {
        <label class="segment">
            <input
                node_ref=input
                type="radio"
                name=name
                value=choice.value
                checked=checked.get_untracked()
                required=required
                disabled=move || off || disabled.get()
                on:change=move |event| choose(event_target_checked(&event))
            />
            {choice.icon.map(|name| view! { <Icon name/> })}
            {choice.label}
            {choice.count.map(|count| view! { <span class="count">{count}</span> })}
        </label>
    }
}
