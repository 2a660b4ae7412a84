//! A small sign with a word, for connections and presence.

use leptos::prelude::*;

use super::{classes, tone::Tone};

const fn shape(tone: Tone) -> &'static str {
    match tone {
        Tone::Neutral => "status-dot-ring",
        Tone::Info | Tone::Success => "status-dot-disc",
        Tone::Warning => "status-dot-triangle",
        Tone::Danger => "status-dot-square",
        Tone::Accent => "status-dot-diamond",
    }
}

/// Ring, disc, triangle, square: the shape says the tone, the text says what is.
#[component]
pub fn StatusDot(#[prop(optional, into)] tone: Signal<Tone>, #[prop(into)] text: Signal<String>) -> impl IntoView {
    view! {
        <span class=move || classes::join(&["status", tone.get().class()])>
            <span class=move || classes::join(&["status-dot", shape(tone.get())]) aria-hidden="true"></span>
            <span>{move || text.get()}</span>
        </span>
    }
}
