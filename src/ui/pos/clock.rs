//! The restaurant's clock.

use leptos::prelude::*;

use super::context::use_pos;

/// Hours and minutes where the restaurant is. Its place is kept before the clock runs.
#[component]
pub fn Clock() -> impl IntoView {
    let pos = use_pos();
    let offset = pos.me.with_value(|me| me.restaurant.offset);
    view! {
        <span class="hidden text-lg font-semibold tabular-nums md:inline">
            {move || pos.now.get().map_or_else(|| "--:--".to_owned(), |now| offset.clock_text(now))}
        </span>
    }
}
