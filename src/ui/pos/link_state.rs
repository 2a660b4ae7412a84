//! How the line to the house server is, and what waits for it.

use leptos::prelude::*;

use super::{
    context::use_pos,
    words::{count, words},
};
use crate::ui::{
    kit::{badge::Badge, icon::Icon, status_dot::StatusDot, tone::Tone},
    shared::{live::Link, words},
};

/// Dot, word and the seconds since the server was last heard.
#[component]
pub fn LinkDot() -> impl IntoView {
    let pos = use_pos();
    let shared = words::words();
    let w = words();
    let tone = move || match pos.link.get() {
        Link::Connecting => Tone::Warning,
        Link::Live => Tone::Success,
        Link::Lost => Tone::Danger,
    };
    let text = move || match pos.link.get() {
        Link::Connecting => shared.connecting,
        Link::Live => shared.live,
        Link::Lost => w.offline,
    };
    // A phone has room for it only when something is wrong.
    let shown = move || match pos.link.get() {
        Link::Live => "hidden items-center gap-1.5 text-sm sm:flex",
        Link::Connecting | Link::Lost => "flex items-center gap-1.5 text-sm",
    };
    view! {
        <span class=shown title=w.link_hint>
            <StatusDot tone=Signal::derive(tone) text=Signal::derive(move || text().to_owned())/>
            <span class="hidden min-w-7 text-ink-muted tabular-nums lg:inline">{move || format!("{} s", pos.live.silence_s.get())}</span>
        </span>
    }
}

/// What was done here and has not arrived yet.
#[component]
pub fn WaitingBadge() -> impl IntoView {
    let pos = use_pos();
    let w = words();
    let stuck = Memo::new(move |_| pos.book.stuck());
    view! {
        <span role="status">
            {move || {
                let stuck = stuck.get();
                (0 < stuck).then(|| view! { <Badge tone=Tone::Warning icon="upload">{count(w.n_waiting, stuck)}</Badge> })
            }}
        </span>
    }
}

/// The red bar while the server is away.
#[component]
pub fn LostBar() -> impl IntoView {
    let pos = use_pos();
    let shared = words::words();
    let w = words();
    view! {
        <div role="alert">
            {move || (pos.link.get() == Link::Lost).then(|| view! {
                <p class="no-print tone-danger tone-solid flex items-center gap-3 px-4 py-2 font-semibold">
                    <Icon name="wifi-off"/>
                    <span>{shared.server_away} " " {w.keep_working}</span>
                </p>
            })}
        </div>
    }
}
