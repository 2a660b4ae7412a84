//! A question before something that cannot be undone.

use leptos::prelude::*;

use super::{
    button::{Button, ButtonKind},
    dialog::{Dialog, DialogSize},
};

/// The button says what happens ("Void 2 beers"), never "OK"; the safe way out comes first and has the focus.
#[component]
pub fn Confirm(
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] on_close: Callback<()>,
    #[prop(into)] on_confirm: Callback<()>,
    #[prop(into)] title: Signal<String>,
    /// What follows from it, in a sentence.
    #[prop(optional, into)]
    text: Signal<Option<String>>,
    /// The verb on the button.
    #[prop(into)]
    verb: Signal<String>,
    #[prop(default = Signal::stored("Keep".to_owned()), into)] cancel: Signal<String>,
    /// It destroys or takes back something.
    #[prop(optional)]
    danger: bool,
    #[prop(optional, into)] pending: Signal<bool>,
    #[prop(default = "Close".to_owned(), into)] close_label: String,
    /// More to say or to ask, below the text.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let kind = if danger { ButtonKind::Danger } else { ButtonKind::Primary };
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Quiet disabled=pending on:click=move |_| on_close.run(())>{move || cancel.get()}</Button>
            <Button kind pending on:click=move |_| on_confirm.run(())>{move || verb.get()}</Button>
        }
    };
    view! {
        <Dialog open on_close title size=DialogSize::Small footer close_label>
            {move || text.get().map(|text| view! { <p>{text}</p> })}
            {children.as_ref().map(|children| children())}
        </Dialog>
    }
}
