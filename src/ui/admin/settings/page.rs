//! The settings and their form.

use leptos::prelude::*;

use crate::{
    restaurants::{model::settings::SettingsView, rpc::read_settings},
    ui::{
        admin::{
            loaded::{Loaded, rows_skeleton},
            settings::{form::SettingsForm, words::words},
        },
        kit::page_header::PageHeader,
    },
};

/// Owns the settings. News of others does not disturb a form that somebody types in: saving tells of it.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let words = words();
    let data = Resource::new(|| (), |()| read_settings());
    let again = Callback::new(move |()| data.refetch());
    view! {
        <Loaded
            data
            title=words.title
            failed=words.failed
            skeleton=rows_skeleton(6)
            page=move |data| view! { <Board data again/> }.into_any()
        />
    }
}

/// What was saved, or read anew, is a form of its own.
#[component]
fn Board(data: Signal<SettingsView>, again: Callback<()>) -> impl IntoView {
    let words = words();
    view! {
        <PageHeader title=words.title text=words.text.to_owned()/>
        {move || view! { <SettingsForm seen=data.get() again/> }}
    }
}
