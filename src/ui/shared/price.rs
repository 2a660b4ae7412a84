//! An amount of money on a screen.

use leptos::prelude::*;

use super::words::words;
use crate::{
    kernel::{currency::Currency, money::Money},
    menu::model::Pricing,
};

/// Tabular digits, never broken over lines.
#[component]
pub fn Price(#[prop(into)] amount: Signal<Money>, currency: Currency) -> impl IntoView {
    view! { <span class="whitespace-nowrap tabular-nums">{move || currency.text(amount.get())}</span> }
}

/// What an item costs, in words that say what the price is the price of.
pub fn price_text(pricing: Pricing, price: Money, currency: Currency) -> String {
    let text = currency.text(price);
    match pricing {
        Pricing::Fixed => text,
        Pricing::Open => words().open_price.to_owned(),
        Pricing::Weight => words().per_kilogram.replace("{price}", &text),
        Pricing::Market => words().market_price.replace("{price}", &text),
    }
}
