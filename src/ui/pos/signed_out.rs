//! What the till shows to somebody who is not signed in.

use leptos::prelude::*;

use super::words::words;
use crate::ui::kit::{button_link::ButtonLink, empty::Empty};

#[component]
pub fn SignedOut() -> impl IntoView {
    let w = words();
    view! {
        <main class="grid min-h-dvh place-items-center bg-canvas">
            <Empty icon="lock" title=w.signed_out_title text=w.signed_out_text.to_owned()>
                <ButtonLink href="/login?next=/pos" icon="log-in" external=true>{w.sign_in}</ButtonLink>
            </Empty>
        </main>
    }
}
