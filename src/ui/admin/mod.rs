//! The back office: figures, menu, tables and their codes.
//!
//! One page frame (`page`) with the rail around three areas. Each area owns its resource, and its parts draw values
//! and call back.

mod amount;
mod area;
mod audit;
mod dashboard;
mod devices;
mod elsewhere;
mod fill;
mod fresh;
mod languages;
mod link_state;
mod loaded;
mod menu;
mod no_access;
mod older;
mod outbox;
mod page;
mod place;
mod promotions;
mod rail;
mod refunds;
mod refusal;
mod schedule;
mod settings;
mod sign_ins;
mod sign_out;
mod staff;
mod stock;
mod switcher;
mod tables;
mod theme;
mod top_bar;
mod words;

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use self::page::AdminPage;

/// Everything below `/admin`.
pub struct AdminSurface;

#[lazy_route]
impl LazyRoute for AdminSurface {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <AdminPage/> }.into_any()
    }
}
