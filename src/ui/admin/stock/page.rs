//! `/admin/stock`: two tabs, which the address chooses.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{list::StockTab, movements::MovementsTab, words::words};
use crate::ui::{
    admin::place::Place,
    kit::{choice::Choice, nav_tabs::NavTabs},
};

/// For whoever may see stock; changing it needs more, and the server asks.
#[component]
pub fn StockPage(place: Place, fresh: ReadSignal<u64>) -> impl IntoView {
    let words = words();
    let query = use_query_map();
    let is_ledger = Memo::new(move |_| query.with(|query| query.get_str("tab") == Some("movements")));
    let items = vec![
        Choice::new("stock", words.title).href("/admin/stock"),
        Choice::new("movements", words.movements).href("/admin/stock?tab=movements"),
    ];
    let current = move || if is_ledger.get() { "movements" } else { "stock" }.to_owned();
    let tab = move || {
        if is_ledger.get() {
            view! { <MovementsTab place/> }.into_any()
        } else {
            view! { <StockTab place fresh/> }.into_any()
        }
    };
    view! {
        <div class="pt-4"><NavTabs label=words.tabs items=items current=Signal::derive(current)/></div>
        {tab}
    }
}
