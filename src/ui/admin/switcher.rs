//! Which restaurant this is, and the way to one's others.

use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    auth::{
        model::{Me, Membership},
        rpc::SwitchRestaurant,
    },
    kernel::ids::RestaurantId,
    ui::{
        admin::words::words,
        kit::{icon::Icon, menu::Menu},
        shared::words::role_word,
    },
};

/// The restaurant's name; for people with several, a menu of them.
#[component]
pub fn Switcher(me: Me) -> impl IntoView {
    let words = words();
    let Me { restaurant, restaurants, .. } = me;
    if restaurants.len() < 2 {
        return view! { <p class="truncate px-1 text-lg font-semibold">{restaurant.name}</p> }.into_any();
    }
    let here = restaurant.id;
    view! {
        <Menu label=restaurant.name icon="store" show_label=true class:w-full=true>
            <p class="px-3 py-2 text-sm text-ink-muted">{words.switch_restaurant}</p>
            {restaurants.into_iter().map(|membership| choice(membership, here)).collect_view()}
        </Menu>
    }
    .into_any()
}

/// A plain form for each: everything on the page belongs to one restaurant, so the page is loaded anew.
fn choice(membership: Membership, here: RestaurantId) -> impl IntoView {
    let is_here = membership.restaurant == here;
    view! {
        <form method="post" action=SwitchRestaurant::url()>
            <input type="hidden" name="restaurant" value=membership.restaurant.to_string()/>
            <button type="submit" class="menu-item" aria-current=is_here.then_some("true")>
                <Icon name=if is_here { "check" } else { "store" }/>
                <span class="grid min-w-0 py-1.5 leading-tight">
                    <span class="truncate font-semibold">{membership.name}</span>
                    <span class="text-sm text-ink-muted">{role_word(membership.role)}</span>
                </span>
            </button>
        </form>
    }
}
