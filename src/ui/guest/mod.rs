//! The guest's phone: the menu of the table's code, one dish, the order; and the public menu of a restaurant.
//!
//! Invariants: every page is whole HTML with plain forms and links before any script arrives, and the same page
//! afterwards; what a guest does goes through one queue, in the order of the taps; prices shown are the order
//! engine's.
//! Deliberately absent: accounts, and dividing a bill: that is the staff's.

mod acts;
mod add_bar;
mod bill;
mod bottom_bar;
mod cart_panel;
mod category_nav;
mod choice_group;
mod choice_groups;
mod choice_row;
mod choices;
mod clock;
mod combo_slots;
mod drafts;
mod facts_text;
mod filter;
mod filter_form;
mod filter_tick;
#[cfg(test)]
mod fixture;
mod focus;
mod follow;
mod hidden;
mod item_face;
mod item_form;
mod item_head;
mod item_page;
mod item_row;
mod jobs;
mod line_face;
mod loading;
mod menu_list;
mod menu_page;
mod menu_text;
mod newer;
mod notices;
mod order_page;
mod page;
mod pay_form;
mod picture;
mod price_now;
mod problem_page;
mod problem_text;
mod public_page;
mod quantity_form;
mod quick_add;
mod sale;
mod send_form;
mod sent_orders;
mod status;
mod stock;
mod table_page;
mod table_view;
mod top_bar;
mod totals;
mod visit;
mod who;
mod wishes;
mod words;
mod words_en;
mod words_es;

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use self::{public_page::PublicMenuPage, table_page::TablePage};

pub struct GuestSurface;

#[lazy_route]
impl LazyRoute for GuestSurface {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <TablePage/> }.into_any()
    }
}

pub struct PublicMenuSurface;

#[lazy_route]
impl LazyRoute for PublicMenuSurface {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <PublicMenuPage/> }.into_any()
    }
}
