//! What every form control has around it.

use leptos::prelude::*;

use super::icon::{Icon, IconSize};

/// The ids of a control's hint and error, for its `aria-describedby`.
pub fn described_by(id: &str) -> String {
    format!("{id}-hint {id}-error")
}

/// The id of a control that was given none.
pub(super) fn id_of(id: Option<String>, name: &str) -> String {
    id.unwrap_or_else(|| format!("field-{name}"))
}

/// Label above, hint and error below a control whose id is `id`.
#[component]
pub fn Field(
    /// The id of the control inside.
    #[prop(into)]
    id: String,
    #[prop(into)] label: Signal<String>,
    /// A sentence that helps before anything is wrong.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong, in words; announced when it appears.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Marks the label.
    #[prop(optional)]
    required: bool,
    /// The label is only read aloud.
    #[prop(optional)]
    hide_label: bool,
    children: Children,
) -> impl IntoView {
    let class = match (hide_label, required) {
        (true, _) => "sr-only",
        (false, true) => "field-label field-required",
        (false, false) => "field-label",
    };
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    view! {
        <div class="field">
            <label class=class for=id>{move || label.get()}</label>
            {children()}
            <p class="field-hint" id=hint_id>{move || hint.get()}</p>
            <p class="field-error" id=error_id aria-live="polite">
                {move || error.get().map(|error| view! {
                    <Icon name="alert" size=IconSize::Small/>
                    <span>{error}</span>
                })}
            </p>
        </div>
    }
}
