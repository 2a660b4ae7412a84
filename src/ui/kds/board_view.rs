//! The whole screen once the first board is there.

use leptos::prelude::*;

use crate::{kernel::ids::StationId, kitchen::model::Board, ui::shared::live::Live};

use super::{
    bars::Bars, cards::Cards, desk::Desk, feed::Feed, header::Header, key_listener::KeyListener, panel::Panel,
    settings::Settings, strip::Strip,
};

/// Header, notices, tickets with a panel beside them, and the strip below.
#[component]
pub fn BoardView(
    station: Memo<Option<StationId>>,
    /// What the first board was asked for.
    first_station: Option<StationId>,
    first: Board,
    live: Live,
) -> impl IntoView {
    let desk = Desk::new(Feed::new(station, first_station, first, live), live);
    let scroller = NodeRef::new();
    view! {
        <Header desk/>
        <Bars desk/>
        <main class="relative flex min-h-0 flex-1">
            <Cards desk scroller/>
            <Panel desk/>
        </main>
        <Strip desk scroller/>
        <Settings desk/>
        <KeyListener desk scroller/>
    }
}
