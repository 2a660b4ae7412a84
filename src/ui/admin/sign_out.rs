//! Leaving.

use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    auth::rpc::SignOut,
    ui::{kit::icon::Icon, shared::words::words as shared_words},
};

/// A plain form: the page that follows is loaded whole, so nothing of this person stays in the browser.
#[component]
pub fn SignOutForm() -> impl IntoView {
    view! {
        <a class="menu-item" href="/account" rel="external">
            <Icon name="person"/>
            <span>{shared_words().account}</span>
        </a>
        <form method="post" action=SignOut::url()>
            <button type="submit" class="menu-item">
                <Icon name="log-out"/>
                <span>{shared_words().sign_out}</span>
            </button>
        </form>
    }
}
