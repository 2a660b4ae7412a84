//! A QR code, drawn.

use leptos::prelude::*;

/// Dark on a white plate in either theme; the drawing brings the quiet edge that scanners need.
#[component]
pub fn QrCode(
    /// Path data, one unit per module.
    #[prop(into)]
    path: Signal<String>,
    #[prop(into)] side: Signal<u32>,
    /// What it is, for those who do not see it.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    view! {
        <div data-theme="light" class="aspect-square w-full overflow-clip rounded-lg bg-surface text-ink">
            <svg
                class="block size-full fill-current"
                viewBox=move || format!("0 0 {side} {side}", side = side.get())
                shape-rendering="crispEdges"
                role="img"
                aria-label=move || label.get()
            >
                <path d=move || path.get()></path>
            </svg>
        </div>
    }
}
