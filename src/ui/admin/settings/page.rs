//! The settings and their form.

use leptos::prelude::*;

use crate::{
    restaurants::{model::settings::SettingsView, rpc::read_settings},
    ui::{
        admin::{
            loaded::Loaded,
            settings::{form::SettingsForm, words::words},
        },
        kit::{
            card::Card,
            page_header::PageHeader,
            skeleton::{Skeleton, SkeletonShape},
        },
        shared::words::words as shared_words,
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
            skeleton=waiting
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

fn waiting() -> AnyView {
    let label = shared_words().loading;
    view! { <Card><Skeleton shape=SkeletonShape::Row count=6 label/></Card> }.into_any()
}
