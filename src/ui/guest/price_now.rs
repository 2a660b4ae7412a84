//! What a dish costs a guest at this moment.

use leptos::prelude::*;

use crate::{
    kernel::{channel::Channel, currency::Currency, money::Money, schedule::LocalMoment},
    menu::model::{Item, Menu, Pricing},
    ui::{
        kit::{badge::Badge, tone::Tone},
        shared::{price::price_text, words},
    },
};

/// A price, and where a rule makes it, the rule's name and the price without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceNow {
    pub price: Money,
    pub rule: Option<(String, Money)>,
}

/// At a table, by the rules of the menu; before the moment is known the menu's own price.
pub fn price_now(menu: &Menu, item: &Item, at: Option<LocalMoment>) -> PriceNow {
    match at.and_then(|at| menu.rule_for(item, at, Channel::DineIn)) {
        None => PriceNow { price: item.price, rule: None },
        Some(rule) => PriceNow { price: rule.effect.price(item.price), rule: Some((rule.name.clone(), item.price)) },
    }
}

/// The price in a list: "from" with sizes, and the menu's own price struck through while a rule holds.
#[component]
pub fn ShownPrice(now: Signal<PriceNow>, pricing: Pricing, has_sizes: bool, currency: Currency) -> impl IntoView {
    let from = has_sizes.then(|| {
        view! {
            <span class="text-sm font-normal text-ink-muted">{words::words().from}" "</span>
        }
    });
    let list = move || {
        let list = now.with(|now| now.rule.as_ref().map(|(_, list)| *list));
        list.map(|list| view! { <s class="text-sm font-normal text-ink-muted">{currency.text(list)}</s>" " })
    };
    view! {
        {from}
        {list}
        {move || price_text(pricing, now.with(|now| now.price), currency)}
    }
}

/// "Happy hour" while it holds.
#[component]
pub fn RuleBadge(now: Signal<PriceNow>) -> impl IntoView {
    move || {
        let name = now.with(|now| now.rule.as_ref().map(|(name, _)| name.clone()));
        name.map(|name| view! { <Badge tone=Tone::Accent icon="clock">{name}</Badge> })
    }
}
