//! What the chosen tab shows.

use leptos::prelude::*;

use super::tabs::tab_id;

/// The panel of `Tabs` with the same id; its children follow `value`.
#[component]
pub fn TabPanel(
    /// The id of the tabs.
    tabs: &'static str,
    #[prop(into)] value: Signal<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <div role="tabpanel" id=format!("{tabs}-panel") aria-labelledby=move || value.with(|value| tab_id(tabs, value))>
            {children()}
        </div>
    }
}
