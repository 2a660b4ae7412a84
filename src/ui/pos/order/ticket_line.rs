//! One line of the ticket, and what can be done to it when it is tapped.

use leptos::prelude::*;

use super::{
    desk::use_desk,
    line_controls::{DraftControls, SentControls},
};
use crate::{
    kernel::{ids::LineId, money::Money},
    orders::model::{
        Order,
        adjust::{Adjustment, Scope},
        line::{Detail, Line, LineState},
    },
    ui::{
        kit::{
            badge::Badge,
            icon::{Icon, IconSize},
            tone::Tone,
        },
        pos::words::{fill, texts::value_text, ticket, words},
        shared::{page::language, words::line_word},
    },
};

/// How urgent a line is for the waiter: a dish on the pass wants to be carried out.
const fn line_tone(state: LineState) -> Tone {
    match state {
        LineState::Draft => Tone::Accent,
        LineState::Queued => Tone::Neutral,
        LineState::Held => Tone::Warning,
        LineState::Preparing => Tone::Info,
        LineState::Ready => Tone::Warning,
        LineState::Served => Tone::Success,
        LineState::Voided => Tone::Danger,
    }
}

/// `2 × Oat milk, Large`.
pub fn details_text(details: &[Detail]) -> String {
    let language = language();
    let text = |detail: &Detail| {
        let name = detail.name.in_language(language);
        if detail.count == 1 { name.to_owned() } else { format!("{} × {name}", detail.count) }
    };
    details.iter().map(text).collect::<Vec<String>>().join(", ")
}

/// What is taken off a line itself, and how much that comes to.
fn discount_of(order: &Order, id: LineId) -> Option<(Adjustment, Money)> {
    let is_here = |adjustment: &&Adjustment| adjustment.scope == Scope::Line { line: id };
    let adjustment = order.adjustments.iter().rfind(is_here)?.clone();
    let amount = order.line(id)?.amount();
    let mut left = amount;
    for adjustment in order.adjustments.iter().filter(is_here) {
        left = left - adjustment.value.of(left);
    }
    Some((adjustment, amount - left))
}

#[component]
pub fn TicketLine(id: LineId) -> impl IntoView {
    let desk = use_desk();
    let (w, t) = (words(), ticket::words());
    let language = language();
    let line = Memo::new(move |_| desk.line(id));
    let state = Memo::new(move |_| line.with(|line| line.as_ref().map_or(LineState::Voided, |line| line.state)));
    let is_draft = Memo::new(move |_| state.get() == LineState::Draft);
    let is_selected = Memo::new(move |_| desk.selected.get() == Some(id));
    let is_settled = Memo::new(move |_| desk.order.with(|order| !order.is_open()));
    let toggle = move |_| {
        let is_fixed = state.get_untracked() == LineState::Voided || is_settled.get_untracked();
        desk.select((!is_fixed && !is_selected.get_untracked()).then_some(id));
    };
    let text = move |read: fn(&Line) -> String| line.with(|line| line.as_ref().map(read).unwrap_or_default());
    let name = move || {
        line.with(|line| line.as_ref().map(|line| line.name.in_language(language).to_owned()).unwrap_or_default())
    };
    let amount = move || line.with(|line| line.as_ref().map(|line| desk.pos.money(line.amount())));
    let details = move || Some(text(|line| details_text(&line.details))).filter(|details| !details.is_empty());
    let note = move || {
        line.with(|line| line.as_ref().and_then(|line| line.note.as_ref().map(|note| note.as_str().to_owned())))
    };
    let seat = move || line.with(|line| line.as_ref().and_then(|line| line.seat));
    let discount = Memo::new(move |_| desk.order.with(|order| discount_of(order, id)));
    let is_guests = move || line.with(|line| line.as_ref().is_some_and(|line| line.by.guest().is_some()));
    let struck =
        move |plain: &'static str, struck: &'static str| if state.get() == LineState::Voided { struck } else { plain };
    let row = move || {
        if is_selected.get() {
            "flex min-h-row w-full items-start gap-2 bg-accent-soft px-3 py-2 text-start"
        } else {
            "flex min-h-row w-full items-start gap-2 px-3 py-2 text-start hover:bg-surface-2"
        }
    };
    view! {
        <li class="border-b border-line">
            <button type="button" class=row aria-expanded=move || if is_selected.get() { "true" } else { "false" } on:click=toggle>
                <span class="w-7 shrink-0 text-end text-lg leading-snug font-bold tabular-nums">{move || text(|line| line.quantity.to_string())}</span>
                <span class="min-w-0 flex-1">
                    <span class=move || struck("leading-snug font-semibold", "leading-snug line-through text-ink-muted")>{name}</span>
                    {move || seat().map(|seat| view! { <span class="ml-1.5 rounded-sm bg-sunken px-1.5 text-sm font-semibold text-ink-muted">{fill(t.seat_short, seat)}<span class="sr-only">{fill(t.seat_n, seat)}</span></span> })}
                    {move || is_guests().then(|| view! { <span class="ml-1.5 text-sm text-ink-muted"><Icon name="phone" size=IconSize::Small label=w.by_guest/></span> })}
                    {move || details().map(|details| view! { <span class="block text-sm text-ink-muted">{details}</span> })}
                    {move || note().map(|note| view! {
                        <span class="mt-0.5 flex items-start gap-1 text-sm font-semibold text-warning"><Icon name="note" size=IconSize::Small/>{note}</span>
                    })}
                    {move || discount.get().map(|(adjustment, off)| view! {
                        <span class="mt-0.5 flex items-start gap-1 text-sm font-semibold text-success">
                            <Icon name="tag" size=IconSize::Small/>
                            <span class="min-w-0 flex-1">{value_text(adjustment.value, &desk.pos.money(off))} " · " {adjustment.reason.to_string()}</span>
                        </span>
                    })}
                </span>
                <span class="flex shrink-0 flex-col items-end gap-1">
                    <span class=move || struck("price", "text-ink-muted tabular-nums line-through")>{amount}</span>
                    {move || (state.get() != LineState::Draft).then(|| view! {
                        <Badge tone=Signal::derive(move || line_tone(state.get()))>{move || line_word(state.get())}</Badge>
                    })}
                </span>
            </button>
            {move || (is_selected.get() && is_draft.get()).then(|| view! { <DraftControls desk id line/> })}
            {move || (is_selected.get() && !is_draft.get()).then(|| view! { <SentControls desk id line state/> })}
        </li>
    }
    .into_any()
}
