//! Pages that somebody may not see, or that are not there.

use leptos::prelude::*;

use crate::{
    auth::model::Me,
    ui::{
        admin::{fill::fill, words::words},
        kit::{button_link::ButtonLink, empty::Empty, page_header::PageHeader},
        shared::{status, words::role_word},
    },
};

/// Kind words and the way to the person's own screen.
#[component]
pub fn NoAccess(me: Me, title: &'static str) -> impl IntoView {
    let words = words();
    let text = fill(words.not_for_role_text, "role", role_word(me.role).to_lowercase());
    view! {
        <PageHeader title/>
        <Empty icon="lock" title=words.not_for_role text=text>
            <ButtonLink href=me.home() icon_end="arrow-right" external=true>{words.go_home}</ButtonLink>
        </Empty>
    }
}

/// An address that leads nowhere.
#[component]
pub fn NoSuchPage() -> impl IntoView {
    status::not_found();
    let words = words();
    view! {
        <PageHeader title=words.no_such_page/>
        <Empty icon="search" title=words.no_such_page text=words.no_such_page_text.to_owned()>
            <ButtonLink href="/admin">{words.to_dashboard}</ButtonLink>
        </Empty>
    }
}

/// The session ended while the page was open.
#[component]
pub fn SignedOut() -> impl IntoView {
    let words = words();
    view! {
        <main class="grid min-h-dvh place-items-center bg-canvas p-4">
            <Empty icon="lock" title=words.signed_out text=words.signed_out_text.to_owned()>
                <ButtonLink href="/login?next=/admin" icon="log-in" external=true>{words.sign_in}</ButtonLink>
            </Empty>
        </main>
    }
}
