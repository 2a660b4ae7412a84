//! How far a long job is.

use leptos::prelude::*;

/// A bar with its name, and with how far it is in words.
#[component]
pub fn Progress(
    #[prop(into)] label: Signal<String>,
    /// `None` while nobody knows.
    #[prop(into)]
    value: Signal<Option<i64>>,
    #[prop(default = 100)] max: i64,
    /// "12 of 75".
    #[prop(optional, into)]
    text: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <div class="progress">
            <div class="progress-head">
                <span class="font-semibold">{move || label.get()}</span>
                <span class="text-ink-muted">{move || text.get()}</span>
            </div>
            <progress
                max=max.to_string()
                value=move || value.get().map(|value| value.to_string())
                aria-label=move || label.get()
            ></progress>
        </div>
    }
}
