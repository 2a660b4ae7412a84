//! A red line on every page while sign-in is switched off.

use leptos::prelude::*;

use super::{page::is_open_house, words::words};

/// It lies over the page and takes no touch: nothing moves when it is there.
#[component]
pub fn OpenHouse() -> impl IntoView {
    is_open_house().then(|| {
        view! {
            <p
                role="status"
                class="pointer-events-none fixed inset-x-0 top-0 z-50 bg-danger-solid px-2 text-center text-xs font-semibold text-on-danger"
            >
                {words().open_house}
            </p>
        }
    })
}
