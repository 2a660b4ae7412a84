//! One line of the ticket, and what can be done to it when it is tapped.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::desk::{Desk, use_desk};
use crate::{
    kernel::{ids::LineId, permission::Permission, text::Note},
    orders::model::{
        command::OrderCommand,
        line::{Detail, Line, LineState},
    },
    ui::{
        kit::{
            badge::Badge,
            button::{Button, ButtonKind},
            icon::{Icon, IconSize},
            icon_button::IconButton,
            input::Input,
            stepper::Stepper,
            tone::Tone,
        },
        pos::words::words,
        shared::{
            page::language,
            words::{self, line_word},
        },
    },
};

/// How urgent a line is for the waiter: a dish on the pass wants to be carried out.
const fn line_tone(state: LineState) -> Tone {
    match state {
        LineState::Draft => Tone::Accent,
        LineState::Held | LineState::Queued => Tone::Neutral,
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

#[component]
pub fn TicketLine(id: LineId) -> impl IntoView {
    let desk = use_desk();
    let w = words();
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
                    {move || is_guests().then(|| view! { <span class="ml-1.5 text-sm text-ink-muted"><Icon name="phone" size=IconSize::Small label=w.by_guest/></span> })}
                    {move || details().map(|details| view! { <span class="block text-sm text-ink-muted">{details}</span> })}
                    {move || note().map(|note| view! {
                        <span class="mt-0.5 flex items-start gap-1 text-sm font-semibold text-warning"><Icon name="note" size=IconSize::Small/>{note}</span>
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
            {move || (is_selected.get() && !is_draft.get()).then(|| view! { <SentControls desk id state/> })}
        </li>
    }
    .into_any()
}

/// Count, note, choices, removal.
#[component]
fn DraftControls(desk: Desk, id: LineId, line: Memo<Option<Line>>) -> impl IntoView {
    let w = words();
    let shared = words::words();
    let quantity = move || line.with(|line| line.as_ref().map_or(1, |line| i64::from(line.quantity)));
    let note = move || {
        let typed =
            desk.note.with(|note| note.as_ref().filter(|(typed_on, _)| *typed_on == id).map(|(_, text)| text.clone()));
        typed.unwrap_or_else(|| {
            line.with(|line| {
                line.as_ref()
                    .and_then(|line| line.note.as_ref())
                    .map(|note| note.as_str().to_owned())
                    .unwrap_or_default()
            })
        })
    };
    let has_choices = Memo::new(move |_| {
        let item = line.with(|line| line.as_ref().map(|line| line.item));
        desk.menu.with(|menu| {
            item.and_then(|id| menu.item(id)).is_some_and(|item| item.needs_choice(menu) || !item.groups.is_empty())
        })
    });
    let count = move |quantity: i64| {
        if let Ok(quantity) = u32::try_from(quantity) {
            desk.act(OrderCommand::SetQuantity { line: id, quantity });
        }
    };
    let remove = move |_| {
        desk.note.set(None);
        desk.select(None);
        desk.act(OrderCommand::RemoveLine { line: id });
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            desk.select(None);
        }
    };
    view! {
        <div class="grid gap-2 bg-accent-soft px-3 pb-3">
            <div class="flex flex-wrap items-center justify-between gap-2">
                <Stepper label=shared.quantity value=Signal::derive(quantity) on_change=count min=1 max=i64::from(Line::QUANTITY_MAX) less_label=w.less more_label=w.more/>
                <div class="flex gap-2">
                    {move || has_choices.get().then(|| view! {
                        <Button kind=ButtonKind::Quiet icon="edit" on:click=move |_| desk.change_choices(id)>{w.extras}</Button>
                    })}
                    <IconButton kind=ButtonKind::Quiet icon="trash" label=w.remove on:click=remove/>
                </div>
            </div>
            // Not the input's own `change`: that also comes while the line is being taken off the page.
            <div on:focusout=move |_| desk.commit_note() on:keydown=on_key>
                <Input
                    label=shared.note
                    name="line-note"
                    value=Signal::derive(note)
                    on_input=move |text: String| desk.note.set(Some((id, text)))
                    placeholder=w.note_placeholder
                    maxlength=u32::try_from(Note::CHARS_MAX).unwrap_or(280)
                    autocomplete="off"
                    hide_label=true
                />
            </div>
        </div>
    }
    .into_any()
}

/// Carried out, or taken back.
#[component]
fn SentControls(desk: Desk, id: LineId, state: Memo<LineState>) -> impl IntoView {
    let w = words();
    let may_serve = desk.pos.may(Permission::KitchenAdvance);
    let may_void = desk.pos.may(Permission::OrdersVoid);
    let can_serve = Memo::new(move |_| may_serve && state.get() != LineState::Served);
    let can_take_back = Memo::new(move |_| may_serve && state.get() == LineState::Served);
    let advance = move |to: LineState| {
        desk.select(None);
        desk.act(OrderCommand::Advance { lines: vec![id], to });
    };
    view! {
        <div class="flex flex-wrap justify-end gap-2 bg-accent-soft px-3 pb-3">
            {move || can_take_back.get().then(|| view! {
                <Button kind=ButtonKind::Quiet icon="undo" on:click=move |_| advance(LineState::Ready)>{w.not_served}</Button>
            })}
            {move || can_serve.get().then(|| view! {
                <Button kind=ButtonKind::Quiet icon="hand" on:click=move |_| advance(LineState::Served)>{w.served}</Button>
            })}
            {may_void.then(|| view! {
                <Button kind=ButtonKind::Quiet icon="x-circle" on:click=move |_| desk.voiding.set(Some(id))>{w.void}</Button>
            })}
            {(!may_serve && !may_void).then(|| view! { <p class="text-sm text-ink-muted">{w.ask_manager}</p> })}
        </div>
    }
    .into_any()
}
