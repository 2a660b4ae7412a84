//! An amount of money on a screen.

use leptos::prelude::*;

use crate::kernel::{currency::Currency, money::Money};

/// Tabular digits, never broken over lines.
#[component]
pub fn Price(#[prop(into)] amount: Signal<Money>, currency: Currency) -> impl IntoView {
    view! { <span class="whitespace-nowrap tabular-nums">{move || currency.text(amount.get())}</span> }
}
