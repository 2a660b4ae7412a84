//! How far a dish is, as a guest sees it: word, shape and colour from one place.

use leptos::prelude::*;

use crate::{
    kernel::time::Timestamp,
    orders::model::line::{Line, LineState},
    ui::{
        kit::{badge::Badge, tone::Tone},
        shared::words::line_word,
    },
};

use super::{clock::promised, visit::Visit};

const fn look(state: LineState) -> (Tone, &'static str) {
    match state {
        LineState::Draft => (Tone::Neutral, "edit"),
        LineState::Held => (Tone::Neutral, "pause"),
        LineState::Queued => (Tone::Info, "clock"),
        LineState::Preparing => (Tone::Warning, "flame"),
        LineState::Ready => (Tone::Success, "bell"),
        LineState::Served => (Tone::Neutral, "check-circle"),
        LineState::Voided => (Tone::Danger, "x-circle"),
    }
}

/// "In the making · about 21:24".
#[component]
pub fn LineStatus(visit: Visit, line: Memo<Line>, now: ReadSignal<Option<Timestamp>>) -> impl IntoView {
    let state = Memo::new(move |_| line.with(|line| line.state));
    let badge = move || {
        let state = state.get();
        let (tone, icon) = look(state);
        view! { <Badge tone icon>{line_word(state)}</Badge> }
    };
    let promise = move || {
        let at = line.with(|line| promised(line, now.get()?))?;
        let time = visit.restaurant.with_value(|restaurant| restaurant.offset.clock_text(at));
        Some(
            view! { <span class="text-sm text-ink-muted tabular-nums">{visit.words.about.replace("{time}", &time)}</span> },
        )
    };
    view! { <span class="inline-flex flex-wrap items-center gap-2">{badge}{promise}</span> }
}
