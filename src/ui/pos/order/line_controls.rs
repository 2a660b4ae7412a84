//! What can be done to one line: count, note, course, what it costs, taking it back.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::{desk::Desk, sheet::Sheet};
use crate::{
    kernel::{ids::LineId, permission::Permission, text::Note},
    orders::model::{
        adjust::Scope,
        command::OrderCommand,
        line::{Line, LineState},
    },
    ui::{
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            icon_button::IconButton,
            input::Input,
            stepper::Stepper,
        },
        pos::words::{ticket, words},
        shared::words,
    },
};

/// Count, note, choices, course, removal.
#[component]
pub fn DraftControls(desk: Desk, id: LineId, line: Memo<Option<Line>>) -> impl IntoView {
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
            <div class="flex flex-wrap items-center justify-between gap-2">
                <CourseStepper desk id line/>
                <div class="flex flex-wrap gap-2"><PriceControls desk id/></div>
            </div>
        </div>
    }
    .into_any()
}

/// Which course it comes with.
#[component]
fn CourseStepper(desk: Desk, id: LineId, line: Memo<Option<Line>>) -> impl IntoView {
    let (w, t) = (words(), ticket::words());
    let course = move || line.with(|line| line.as_ref().map_or(1, |line| i64::from(line.course)));
    let set = move |course: i64| {
        if let Ok(course) = u8::try_from(course) {
            desk.act(OrderCommand::SetCourse { line: id, course });
        }
    };
    view! {
        <div class="flex items-center gap-2">
            <span class="text-sm font-semibold">{t.course}</span>
            <Stepper label=t.course value=Signal::derive(course) on_change=set min=1 max=i64::from(Line::COURSE_MAX) less_label=w.less more_label=w.more/>
        </div>
    }
}

/// Discount and comp, or the way back from them.
#[component]
fn PriceControls(desk: Desk, id: LineId) -> impl IntoView {
    let t = ticket::words();
    let scope = Scope::Line { line: id };
    let given = Memo::new(move |_| {
        desk.order.with(|order| order.adjustments.iter().rfind(|known| known.scope == scope).map(|known| known.id))
    });
    let can_change = Memo::new(move |_| desk.order.with(|order| order.takes_lines()));
    let can_discount = desk.pos.can(Permission::OrdersDiscount);
    let can_comp = desk.pos.can(Permission::OrdersComp);
    let remove = move |_| {
        if let Some(adjustment) = given.get_untracked() {
            desk.act(OrderCommand::RemoveDiscount { adjustment });
        }
    };
    view! {
        {move || (can_change.get() && given.get().is_some()).then(|| view! {
            <Button kind=ButtonKind::Quiet size=ButtonSize::Small icon="x" on:click=remove>{t.remove_discount}</Button>
        })}
        {move || (can_change.get() && can_discount && given.get().is_none()).then(|| view! {
            <Button kind=ButtonKind::Quiet size=ButtonSize::Small icon="tag" on:click=move |_| desk.ask(Sheet::Discount(scope))>{t.discount}</Button>
        })}
        {move || (can_change.get() && can_comp && given.get().is_none()).then(|| view! {
            <Button kind=ButtonKind::Quiet size=ButtonSize::Small icon="gift" on:click=move |_| desk.ask(Sheet::Comp(scope))>{t.comp}</Button>
        })}
    }
    .into_any()
}

/// Fired, carried out, had again, taken back.
#[component]
pub fn SentControls(desk: Desk, id: LineId, line: Memo<Option<Line>>, state: Memo<LineState>) -> impl IntoView {
    let (w, t) = (words(), ticket::words());
    let may_serve = desk.pos.may(Permission::OrdersSend) || desk.pos.may(Permission::KitchenAdvance);
    let may_send = desk.pos.may(Permission::OrdersSend);
    let may_undo = desk.pos.may(Permission::KitchenAdvance);
    let can_void = desk.pos.can(Permission::OrdersVoid);
    let can_change = Memo::new(move |_| desk.order.with(|order| order.takes_lines()));
    let is_held = Memo::new(move |_| state.get() == LineState::Held);
    let can_serve = Memo::new(move |_| may_serve && !matches!(state.get(), LineState::Served | LineState::Held));
    let can_take_back = Memo::new(move |_| may_undo && state.get() == LineState::Served);
    let advance = move |to: LineState| {
        desk.select(None);
        desk.act(OrderCommand::Advance { lines: vec![id], to });
    };
    let again = move |_| {
        desk.select(None);
        if let Some(line) = line.get_untracked() {
            desk.add_again(&line);
        }
    };
    view! {
        <div class="flex flex-wrap justify-end gap-2 bg-accent-soft px-3 pb-3">
            {move || (may_send && is_held.get()).then(|| view! {
                <Button size=ButtonSize::Small icon="flame" on:click=move |_| desk.fire(vec![id])>{t.fire}</Button>
            })}
            {move || can_take_back.get().then(|| view! {
                <Button kind=ButtonKind::Quiet size=ButtonSize::Small icon="undo" on:click=move |_| advance(LineState::Ready)>{w.not_served}</Button>
            })}
            {move || can_serve.get().then(|| view! {
                <Button kind=ButtonKind::Quiet size=ButtonSize::Small icon="hand" on:click=move |_| advance(LineState::Served)>{w.served}</Button>
            })}
            {move || can_change.get().then(|| view! {
                <Button kind=ButtonKind::Quiet size=ButtonSize::Small icon="plus" on:click=again>{t.again}</Button>
            })}
            <PriceControls desk id/>
            {move || (can_void && can_change.get()).then(|| view! {
                <Button kind=ButtonKind::Quiet size=ButtonSize::Small icon="x-circle" on:click=move |_| desk.ask(Sheet::Void(id))>{w.void}</Button>
            })}
            {(!may_serve && !can_void).then(|| view! { <p class="text-sm text-ink-muted">{w.ask_manager}</p> })}
        </div>
    }
    .into_any()
}
