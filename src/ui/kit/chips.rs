//! One scrolling line of chips.

use leptos::prelude::*;

/// Holds `Chip`s (filters) or `ChipLink`s (places on the page).
#[component]
pub fn Chips(
    #[prop(into)] label: Signal<String>,
    /// Stays at the top while the page scrolls.
    #[prop(optional)]
    sticky: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <div class=if sticky { "chips chips-sticky" } else { "chips" } role="group" aria-label=move || label.get()>
            {children()}
        </div>
    }
}
