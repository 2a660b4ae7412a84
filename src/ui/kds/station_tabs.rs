//! One link per station, and one for all of them.

use leptos::prelude::*;

use crate::kernel::ids::StationId;

use super::{desk::Desk, words::words};

/// Where a station's board is.
pub fn href(station: Option<StationId>) -> String {
    station.map_or_else(|| "/kds".to_owned(), |id| format!("/kds/{id}"))
}

/// A tab as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Tab {
    station: Option<StationId>,
    name: String,
    open: u32,
}

#[component]
pub fn StationTabs(desk: Desk) -> impl IntoView {
    let tabs = Memo::new(move |_| tabs(desk));
    let is_here = move |station| desk.feed.station.get() == station;
    let tab = move |station: Option<StationId>| {
        let this = Memo::new(move |_| tabs.with(|tabs| tabs.iter().find(|tab| tab.station == station).cloned()));
        let name = move || this.get().map(|tab| tab.name);
        let open = move || this.get().map(|tab| tab.open);
        view! {
            <a
                class="nav-link text-lg"
                href=href(station)
                aria-current=move || is_here(station).then_some("page")
            >
                <span lang=station.is_some().then_some(desk.language.tag())>{name}</span>
                <span class="count text-base">{open}</span>
            </a>
        }
    };
    view! {
        <nav class="nav-bar order-last w-full min-w-0 xl:order-none xl:w-auto xl:flex-1" aria-label=words().stations>
            <For each=move || tabs.get() key=|tab| tab.station children=move |shown| tab(shown.station)/>
        </nav>
    }
}

/// The stations with their open tickets: counted here where this screen has the tickets, else as the server said.
fn tabs(desk: Desk) -> Vec<Tab> {
    let here = desk.feed.station.get();
    let counted = desk.board.with(|board| {
        let tickets = &board.as_ref()?.tickets;
        Some(tickets.iter().map(|card| card.station).collect::<Vec<_>>())
    });
    let tabs: Vec<Tab> = desk.feed.stations(|station| {
        let open = match &counted {
            Some(stations) if here.is_none_or(|here| here == station.id) => {
                stations.iter().filter(|id| **id == station.id).fold(0, |count, _| count + 1)
            }
            _ => station.open,
        };
        Tab { station: Some(station.id), name: station.name.in_language(desk.language).to_owned(), open }
    });
    let all = Tab { station: None, name: words().all_stations.to_owned(), open: tabs.iter().map(|tab| tab.open).sum() };
    std::iter::once(all).chain(tabs).collect()
}
