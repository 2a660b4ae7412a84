//! The kitchen screen: what one station, or all of them, has to make, read from two metres away.
//!
//! A tap shows at once and is sent after; what the server answers replaces it. Nothing here decides what an order
//! may do: that is the engine's.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

mod words;

// Values and rules, no drawing.
mod all_day;
mod keys;
mod layout;
mod look;
mod overlay;
mod titles;
mod undo;

// State and what changes it.
mod acts;
mod clock;
mod desk;
mod feed;
mod memory;
mod outbox;
mod sound;
mod voids;

// Parts.
mod all_day_panel;
mod bars;
mod board_view;
mod card;
mod card_head;
mod card_row;
mod cards;
mod header;
mod key_listener;
mod page;
mod panel;
mod recall_panel;
mod settings;
mod skeleton;
mod station_tabs;
mod strip;

use self::page::KdsPage;

pub struct KdsSurface;

#[lazy_route]
impl LazyRoute for KdsSurface {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <KdsPage/> }.into_any()
    }
}
