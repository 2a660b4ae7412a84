//! A dish's drawing in a list.

use leptos::prelude::*;

use super::sale::Sale;

/// Decoration: the name beside it says what it is. Its place is kept while it loads.
#[component]
pub fn Picture(picture: String, sale: Signal<Sale>) -> impl IntoView {
    view! {
        <img
            src=format!("/pictures/{picture}.svg")
            alt=""
            width="96"
            height="96"
            loading="lazy"
            decoding="async"
            class="size-24 flex-none rounded-lg bg-sunken object-cover"
            class:grayscale=move || sale.get().is_sold_out()
        />
    }
}
