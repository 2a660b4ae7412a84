//! Before typed work is thrown away.

use leptos::prelude::*;

use crate::ui::{admin::menu::form_words::form_words, kit::confirm::Confirm, shared::words::words as shared_words};

#[component]
pub fn CloseQuestion(asking: RwSignal<bool>, #[prop(into)] on_discard: Callback<()>) -> impl IntoView {
    let words = form_words();
    view! {
        <Confirm
            open=asking
            title=words.discard_title
            text=words.discard_text.to_owned()
            verb=words.discard
            cancel=words.keep_editing
            danger=true
            close_label=shared_words().close
            on_confirm=on_discard
            on_close=move |()| asking.set(false)
        />
    }
}
