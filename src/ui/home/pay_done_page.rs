//! Where a customer ends who paid at the counter on a phone of their own: nobody's till, just what became of it.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::ui::kit::{banner::Banner, tone::Tone};

use super::words::words;

#[component]
pub fn PayDonePage() -> impl IntoView {
    let params = use_params_map();
    let w = words();
    let banner = move || match params.with(|params| params.get("word")).as_deref() {
        Some("paid") => view! { <Banner tone=Tone::Success>{w.pay_done_paid}</Banner> },
        Some("not_paid") => view! { <Banner tone=Tone::Warning>{w.pay_done_not_paid}</Banner> },
        _ => view! { <Banner tone=Tone::Info>{w.pay_done_unknown}</Banner> },
    };
    view! {
        <Title text=w.pay_done_title/>
        <main class="mx-auto grid min-h-dvh max-w-md content-center gap-5 px-5 py-8">
            <h1 class="text-3xl font-bold">{w.pay_done_title}</h1>
            {banner}
        </main>
    }
}
