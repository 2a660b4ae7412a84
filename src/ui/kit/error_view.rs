//! Something could not be shown.

use leptos::prelude::*;

use super::{
    button::{Button, ButtonKind},
    button_link::ButtonLink,
    icon::{Icon, IconSize},
};

/// What happened, in words, and the way to try again.
#[component]
pub fn ErrorView(
    #[prop(into)] title: Signal<String>,
    /// What the person can do, or what is still safe.
    #[prop(optional, into)]
    text: Signal<Option<String>>,
    #[prop(optional, into)] on_retry: Option<Callback<()>>,
    /// The same without script: loads this page again.
    #[prop(optional, into)]
    retry_href: Option<String>,
    #[prop(default = "Try again".to_owned(), into)] retry_label: String,
) -> impl IntoView {
    let retry = match (on_retry, retry_href) {
        // A closure: where one error is drawn over another, the button is a new one with its own listener.
        (Some(on_retry), _) => Some(
            (move || {
                let label = retry_label.clone();
                view! { <Button kind=ButtonKind::Quiet icon="refresh" on:click=move |_| on_retry.run(())>{label}</Button> }
            })
            .into_any(),
        ),
        (None, Some(href)) => {
            Some(view! { <ButtonLink href kind=ButtonKind::Quiet icon="refresh" external=true>{retry_label}</ButtonLink> }.into_any())
        }
        (None, None) => None,
    };
    view! {
        <div class="empty" role="alert">
            <span class="empty-icon tone-danger"><Icon name="alert" size=IconSize::Huge/></span>
            <p class="empty-title">{move || title.get()}</p>
            {move || text.get().map(|text| view! { <p class="empty-text">{text}</p> })}
            {retry.map(|retry| view! { <div class="empty-action">{retry}</div> })}
        </div>
    }
}
