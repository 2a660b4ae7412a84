//! One dish on a ticket: the whole row is one button.

use leptos::prelude::*;

use crate::{
    kitchen::model::{TicketCard, TicketLine},
    orders::model::line::LineState,
    ui::kit::{icon::Icon, tone::Tone},
};

use super::{desk::Desk, look::line_look, titles::detail};

/// The id of a dish's button, for the focus.
pub fn element_id(line: impl std::fmt::Display) -> String {
    format!("line-{line}")
}

/// A tap: ready. A tap on a ready one: not ready after all. A tap on what was taken back: seen, it leaves this screen.
#[component]
pub fn CardRow(desk: Desk, card: Memo<TicketCard>, first: TicketLine) -> impl IntoView {
    let id = first.line;
    let line = Memo::new(move |_| {
        let shown = card.with(|card| card.lines.iter().find(|line| line.line == id).cloned());
        shown.unwrap_or_else(|| first.clone())
    });
    let look = Memo::new(move |_| line_look(line.with(|line| line.state)));
    let class = move || {
        let row = look.get().row;
        format!(
            "tap grid min-h-row w-full grid-cols-[1.75rem_minmax(0,1fr)] items-start gap-x-3 px-3 py-2 text-start -outline-offset-4 disabled:cursor-default @2xs:grid-cols-[1.75rem_minmax(0,1fr)_auto] {row}"
        )
    };
    let is_fixed = move || {
        let may_tap = line.with(|line| match line.state {
            LineState::Queued | LineState::Preparing | LineState::Ready => desk.may_advance,
            LineState::Voided => true,
            LineState::Draft | LineState::Held | LineState::Served => false,
        });
        !may_tap
    };
    view! {
        <li>
            <button
                type="button"
                id=element_id(id)
                class=class
                disabled=is_fixed
                on:click=move |_| desk.tap(card.with_untracked(|card| card.id), id)
            >
                <span class="text-2xl font-bold tabular-nums">{move || line.with(|line| line.quantity)}</span>
                <Dish desk line/>
                <State line/>
                <Note line/>
            </button>
        </li>
    }
}

/// Name and choices.
#[component]
fn Dish(desk: Desk, line: Memo<TicketLine>) -> impl IntoView {
    let language = desk.language;
    let name_class = move || format!("block text-xl font-semibold {}", line_look(line.with(|line| line.state)).name);
    let details = move || {
        let details = line.with(|line| line.details.clone());
        details
            .into_iter()
            .map(|choice| view! { <span class="block text-lg text-ink-muted">{detail(&choice, language)}</span> })
            .collect_view()
    };
    view! {
        <span class="min-w-0" lang=language.tag()>
            <span class=name_class>{move || line.with(|line| line.name.in_language(language).to_owned())}</span>
            {details}
        </span>
    }
}

/// How far it is: shape, word, colour.
#[component]
fn State(line: Memo<TicketLine>) -> impl IntoView {
    move || {
        let look = line_look(line.with(|line| line.state));
        let colour = if look.tone == Tone::Neutral { "text-ink-muted" } else { "tone-text" };
        view! {
            <span class=format!("col-start-2 flex items-center gap-1 text-base leading-none font-semibold @2xs:col-start-auto @2xs:flex-col @2xs:items-end {} {colour}", look.tone.class())>
                <Icon name=look.icon/>
                <span class="sr-only">": "</span>
                <span>{look.word}</span>
            </span>
        }
    }
}

/// What the guest or the waiter wrote: nobody may overlook it.
#[component]
fn Note(line: Memo<TicketLine>) -> impl IntoView {
    move || {
        line.with(|line| line.note.clone()).map(|note| view! {
            <span class="col-start-2 -col-end-1 mt-1 flex items-start gap-2 rounded-sm border border-warning-line bg-warning-soft px-2 py-1 text-lg font-bold text-warning">
                <span class="mt-0.5"><Icon name="note"/></span>
                <span class="min-w-0">{note.to_string()}</span>
            </span>
        })
    }
}
