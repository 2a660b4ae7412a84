//! What page this is, and its one main action.

use leptos::prelude::*;

use super::icon::{Icon, IconSize};

/// Title left, actions (the children) right.
#[component]
pub fn PageHeader(
    #[prop(into)] title: Signal<String>,
    /// One line about what is here: counts, state.
    #[prop(optional, into)]
    text: Signal<Option<String>>,
    /// Where the arrow before the title leads.
    #[prop(optional, into)]
    back: Option<String>,
    #[prop(default = "Back".to_owned(), into)] back_label: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="page-header">
            {back.map(|href| view! {
                <a class="btn btn-ghost btn-medium btn-square" href=href aria-label=back_label.clone() title=back_label>
                    <Icon name="arrow-left" size=IconSize::Large/>
                </a>
            })}
            <div class="page-header-text">
                <h1>{move || title.get()}</h1>
                {move || text.get().map(|text| view! { <p>{text}</p> })}
            </div>
            {children.map(|children| view! { <div class="page-header-actions">{children()}</div> })}
        </header>
    }
}
