//! What is wrong with a group of fields as a whole.

use leptos::prelude::*;

use crate::ui::{
    admin::refusal::Refusal,
    kit::icon::{Icon, IconSize},
};

/// Below the group, announced when it appears.
#[component]
pub fn FieldsetError(
    refusal: Refusal,
    /// The fields it may be said of.
    fields: &'static [&'static str],
) -> impl IntoView {
    let errors: Vec<_> = fields.iter().map(|field| refusal.field_error(*field)).collect();
    view! {
        <p class="field-error" aria-live="polite">
            {move || errors.iter().find_map(|error| error.get()).map(|error| view! {
                <Icon name="alert" size=IconSize::Small/>
                <span>{error}</span>
            })}
        </p>
    }
}
