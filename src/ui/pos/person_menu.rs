//! Who works here, where else they work, and how they leave.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{context::use_pos, drawer::words::words as drawer_words, words::words};
use crate::{
    auth::{
        model::Membership,
        rpc::{Lock, SignOut, SwitchRestaurant},
    },
    kernel::{language::Language, permission::Permission},
    ui::{
        kit::{icon::Icon, menu::Menu, menu_item::MenuItem},
        shared::{
            page::{is_plain_http, is_till, language},
            words::{self, role_word},
        },
    },
};

/// The person's name and menu. Leaving and changing the restaurant are plain forms: they load the page anew, because
/// everything on it belongs to the person and the restaurant.
#[component]
pub fn PersonMenu() -> impl IntoView {
    let pos = use_pos();
    let w = words();
    let me = pos.me.get_value();
    let is_admin = me.may(Permission::ReportsView) || me.may(Permission::MenuEdit);
    let has_drawer = me.may(Permission::DrawerUse);
    let is_cook = me.may(Permission::KitchenView);
    let here = me.restaurant.id;
    let elsewhere: Vec<Membership> = me.restaurants.into_iter().filter(|other| other.restaurant != here).collect();
    let has_others = !elsewhere.is_empty();
    view! {
        <span class="hidden max-w-40 truncate text-sm font-semibold xl:inline">{me.name.clone()}</span>
        <Menu label=w.person_menu icon="person">
            <div class="px-3 py-2">
                <p class="font-semibold">{me.name}</p>
                <p class="text-sm text-ink-muted">{role_word(me.role)} " · " {me.restaurant.name}</p>
                {is_plain_http().then(|| view! { <p class="mt-1 text-sm text-warning">{w.plain_http}</p> })}
            </div>
            {has_drawer.then(|| view! {
                <MenuItem icon="cash" href="/pos/drawer">{drawer_words().drawer}</MenuItem>
                <MenuItem icon="receipt" href="/pos/drawer/x">{drawer_words().x_report}</MenuItem>
            })}
            {has_others.then(|| view! { <p class="px-3 pt-2 text-sm text-ink-muted">{w.switch_to}</p> })}
            {elsewhere.into_iter().map(|other| view! { <Switcher other/> }).collect_view()}
            {is_cook.then(|| view! { <MenuItem icon="kitchen" href="/kds" attr:rel="external">{w.to_kitchen}</MenuItem> })}
            {is_admin.then(|| view! { <MenuItem icon="chart" href="/admin" attr:rel="external">{w.to_admin}</MenuItem> })}
            {Language::INTERFACE.into_iter().filter(|other| *other != language()).map(|other| view! {
                <MenuItem icon="globe" href=format!("/language/{}?back=/pos", other.as_str()) attr:rel="external" attr:lang=other.tag()>
                    {other.own_name()}
                </MenuItem>
            }).collect_view()}
            <MenuItem icon="person" href="/account" attr:rel="external">{words::words().account}</MenuItem>
            {is_till().then(|| view! {
                <form method="post" action=Lock::url()>
                    <input type="hidden" name="next" value="/pos"/>
                    <button type="submit" class="menu-item">
                        <Icon name="lock"/>
                        <span>{w.lock}</span>
                    </button>
                </form>
            })}
            <form method="post" action=SignOut::url()>
                <button type="submit" class="menu-item">
                    <Icon name="log-out"/>
                    <span>{words::words().sign_out}</span>
                </button>
            </form>
        </Menu>
    }
}

#[component]
fn Switcher(other: Membership) -> impl IntoView {
    view! {
        <form method="post" action=SwitchRestaurant::url()>
            <input type="hidden" name="restaurant" value=other.restaurant.to_string()/>
            <button type="submit" class="menu-item">
                <Icon name="store"/>
                <span>{other.name}</span>
            </button>
        </form>
    }
}
