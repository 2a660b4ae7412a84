//! How the line to the house server is.

use leptos::prelude::*;

use crate::ui::{
    admin::words::words,
    kit::{banner::Banner, status_dot::StatusDot, tone::Tone},
    shared::{
        live::{Link, Live},
        words::words as shared_words,
    },
};

/// A sign and a word in the rail.
#[component]
pub fn LinkDot(live: Live) -> impl IntoView {
    let (words, shared) = (words(), shared_words());
    let tone = move || match live.link.get() {
        Link::Connecting => Tone::Neutral,
        Link::Live => Tone::Success,
        Link::Lost => Tone::Danger,
    };
    let text = move || match live.link.get() {
        Link::Connecting => shared.connecting.to_owned(),
        Link::Live => shared.live.to_owned(),
        Link::Lost => words.lost.to_owned(),
    };
    view! { <StatusDot tone=Signal::derive(tone) text=Signal::derive(text)/> }
}

/// The red bar while the server is away.
#[component]
pub fn LinkBar(live: Live) -> impl IntoView {
    let is_lost = Memo::new(move |_| live.link.get() == Link::Lost);
    let text = shared_words().server_away;
    view! {
        <Show when=move || is_lost.get()>
            <div class="no-print sticky top-0 z-20 pt-3">
                <Banner tone=Tone::Danger>{text}</Banner>
            </div>
        </Show>
    }
}
