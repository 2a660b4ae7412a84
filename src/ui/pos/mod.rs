//! The till: tables, orders, dishes to carry out, taking money, the receipt.
//!
//! An order is worked on where the waiter stands: [`order_state`] runs the order engine in the browser on top of
//! what the server confirmed, [`book`] sends what was done, once each and in order, and keeps it through a gap.
//! Deliberately absent: prices and rules of its own; those are the models'.

mod after;
mod book;
mod clock;
mod context;
mod drawer;
mod failures;
mod floor;
mod frame;
mod house;
mod link_state;
mod newest;
mod news;
mod order;
mod order_state;
mod orders;
mod page_error;
mod pay;
mod person_menu;
mod press;
mod ready;
mod receipt;
mod signed_out;
mod split;
mod time;
mod top_bar;
mod words;

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use self::{frame::Frame, signed_out::SignedOut};
use super::shared::page::me;

pub struct PosSurface;

#[lazy_route]
impl LazyRoute for PosSurface {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        match me() {
            Some(me) => view! { <Frame me/> }.into_any(),
            None => view! { <SignedOut/> }.into_any(),
        }
    }
}
