//! Something is on its way.

use leptos::prelude::*;

/// Diameter of a spinner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SpinnerSize {
    Small,
    #[default]
    Medium,
    Large,
}

impl SpinnerSize {
    const fn class(self) -> &'static str {
        match self {
            Self::Small => "spinner spinner-small",
            Self::Medium => "spinner spinner-medium",
            Self::Large => "spinner spinner-large",
        }
    }
}

/// A turning ring with a text that is read aloud. For lists and pages use a skeleton.
#[component]
pub fn Spinner(
    #[prop(default = Signal::stored("Loading".to_owned()), into)] label: Signal<String>,
    #[prop(optional)] size: SpinnerSize,
) -> impl IntoView {
    view! {
        <span role="status" class="inline-flex">
            <span class=size.class() aria-hidden="true"></span>
            <span class="sr-only">{move || label.get()}</span>
        </span>
    }
}
