//! The two tabs of the log, which the address chooses: whole pages and plain links, also without script.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{log::LogTab, security::SecurityTab, words::words};
use crate::ui::{
    admin::place::Place,
    kit::{choice::Choice, nav_tabs::NavTabs},
};

/// For whoever answers for the restaurant.
#[component]
pub fn AuditPage(place: Place) -> impl IntoView {
    let words = words();
    let query = use_query_map();
    let is_security = Memo::new(move |_| query.with(|query| query.get_str("tab") == Some("security")));
    let items = vec![
        Choice::new("log", words.log).href("/admin/audit"),
        Choice::new("security", words.security).href("/admin/audit?tab=security"),
    ];
    let current = move || if is_security.get() { "security" } else { "log" }.to_owned();
    let tab = move || {
        if is_security.get() { view! { <SecurityTab place/> }.into_any() } else { view! { <LogTab place/> }.into_any() }
    };
    view! {
        <div class="pt-4"><NavTabs label=words.tabs items=items current=Signal::derive(current)/></div>
        {tab}
    }
}
