//! A notice that stays where it is.

use leptos::prelude::*;

use super::{classes, icon::Icon, icon_button::IconButton, tone::Tone};

/// Says what is the matter and what to do; danger interrupts a screen reader, the others wait.
#[component]
pub fn Banner(
    #[prop(optional)] tone: Tone,
    #[prop(optional, into)] title: Signal<Option<String>>,
    /// A button at the end.
    #[prop(optional, into)]
    action: Option<ViewFn>,
    /// Adds a cross.
    #[prop(optional, into)]
    on_dismiss: Option<Callback<()>>,
    #[prop(default = "Dismiss".to_owned(), into)] dismiss_label: String,
    children: Children,
) -> impl IntoView {
    let role = match tone {
        Tone::Danger => "alert",
        _ => "status",
    };
    view! {
        <div class=classes::join(&["banner", tone.class()]) role=role>
            <Icon name=tone.icon()/>
            <div class="banner-main">
                <div class="banner-text">
                    {move || title.get().map(|title| view! { <p class="banner-title">{title}</p> })}
                    <div>{children()}</div>
                </div>
                {action.map(|action| action.run())}
            </div>
            {on_dismiss.map(|on_dismiss| {
                // A closure: where one banner is drawn over another, the cross is a new one with its own listener.
                move || view! { <IconButton icon="x" label=dismiss_label.clone() on:click=move |_| on_dismiss.run(())/> }
            })}
        </div>
    }
}
