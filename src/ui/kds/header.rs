//! The bar on top: stations, how it stands, the connection, and what can be opened.

use leptos::prelude::*;

use crate::{
    kernel::time::elapsed_text,
    ui::{
        kit::{
            button::{Button, ButtonKind},
            icon_button::IconButton,
            status_dot::StatusDot,
            tone::Tone,
        },
        shared::{live::Link, words::words as shared_words},
    },
};

use super::{
    all_day::{in_short, tallies},
    desk::{Desk, PanelKind},
    station_tabs::StationTabs,
    words::words,
};

#[component]
pub fn Header(desk: Desk) -> impl IntoView {
    let is_open = move |panel| if desk.panel.get() == Some(panel) { "true" } else { "false" };
    view! {
        <header class="flex min-h-tile flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-surface px-2 py-1">
            <StationTabs desk/>
            <Figures desk/>
            <Connection desk/>
            <div class="flex items-center gap-2 max-xl:ms-auto">
                <Button
                    kind=ButtonKind::Quiet
                    icon="list"
                    attr:aria-expanded=move || is_open(PanelKind::AllDay)
                    on:click=move |_| desk.toggle(PanelKind::AllDay)
                >
                    {words().all_day}
                    <InShort desk/>
                </Button>
                <Button
                    kind=ButtonKind::Quiet
                    icon="undo"
                    attr:aria-expanded=move || is_open(PanelKind::Recall)
                    on:click=move |_| desk.toggle(PanelKind::Recall)
                >
                    {words().recall}
                </Button>
                <IconButton icon="settings" label=words().settings on:click=move |_| desk.has_settings_open.set(true)/>
            </div>
        </header>
    }
}

/// `12 open · oldest 14:20`.
#[component]
fn Figures(desk: Desk) -> impl IntoView {
    let open = move || desk.board.with(|board| board.as_ref().map_or(0, |board| board.tickets.len()));
    let oldest = move || {
        let now = desk.feed.clock.now.get();
        let oldest_s = desk.board.with(|board| board.as_ref()?.tickets.iter().map(|card| card.age_s(now)).max())?;
        Some(words().oldest.replace("{time}", &elapsed_text(oldest_s)))
    };
    view! {
        <p class="flex items-baseline gap-3 whitespace-nowrap tabular-nums">
            <strong class="text-xl font-bold">{move || words().open_n.replace("{n}", &open().to_string())}</strong>
            <span class="text-ink-muted">{oldest}</span>
        </p>
    }
}

/// The line to the house server and how long ago it was last heard.
#[component]
fn Connection(desk: Desk) -> impl IntoView {
    let tone = move || match desk.live.link.get() {
        Link::Connecting => Tone::Neutral,
        Link::Live => Tone::Success,
        Link::Lost => Tone::Danger,
    };
    let text = move || {
        let silence = words().seconds.replace("{n}", &desk.live.silence_s.get().to_string());
        match desk.live.link.get() {
            Link::Connecting => shared_words().connecting.to_owned(),
            Link::Live => format!("{} {silence}", shared_words().live),
            Link::Lost => format!("{} {silence}", words().lost),
        }
    };
    view! { <span class="min-w-28 text-base text-ink-muted"><StatusDot tone text/></span> }
}

/// The most wanted dishes beside the word, where there is room.
#[component]
fn InShort(desk: Desk) -> impl IntoView {
    let text = move || desk.board.with(|board| board.as_ref().map(|board| in_short(&tallies(board, desk.language))));
    view! {
        <span class="ms-2 hidden max-w-80 truncate align-bottom font-normal text-ink-muted 2xl:inline-block" aria-hidden="true">
            {text}
        </span>
    }
}
