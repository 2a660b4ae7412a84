//! Several lines of text.

use leptos::{html, prelude::*};

use super::{bind, field, field::Field};

/// A text area's content is markup to the server and plain text to the browser: escaped here, once.
fn escape(text: &str) -> String {
    // The parser drops one line break at the start.
    let start = if text.starts_with('\n') { "\n" } else { "" };
    format!("{start}{}", text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}

/// A text area with its label, hint and error; grows with its text.
#[component]
pub fn Textarea(
    #[prop(into)] label: Signal<String>,
    /// Name in the form; the id is `field-<name>` unless `id` is given.
    name: &'static str,
    /// The first value, and with `on_input` the value at any time.
    #[prop(optional, into)]
    value: Signal<String>,
    /// Every keystroke. Makes the text area controlled.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
    #[prop(default = 3)] rows: u32,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] hide_label: bool,
    #[prop(optional, into)] id: Option<String>,
    #[prop(optional, into)] placeholder: Option<String>,
    #[prop(optional)] maxlength: Option<u32>,
) -> impl IntoView {
    let id = field::id_of(id, name);
    let described_by = field::described_by(&id);
    let area = NodeRef::<html::Textarea>::new();
    bind::bind(
        value,
        move || area.get().map(|area| area.value()),
        move |wanted: &String| {
            if let Some(area) = area.get_untracked() {
                area.set_value(wanted);
            }
        },
        on_input,
    );
    view! {
        <Field id=id.clone() label hint error required hide_label>
            <textarea
                node_ref=area
                class="input"
                id=id
                name=name
                rows=rows
                required=required
                disabled=move || disabled.get()
                placeholder=placeholder
                maxlength=maxlength
                aria-describedby=described_by
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                on:input=move |event| {
                    if let Some(on_input) = on_input {
                        on_input.run(event_target_value(&event));
                    }
                }
                inner_html=escape(&value.get_untracked())
            ></textarea>
        </Field>
    }
}
