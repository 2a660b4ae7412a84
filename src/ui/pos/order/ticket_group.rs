//! Lines that are equally far and belong together, under a heading with the one thing to do with all of them.

use leptos::prelude::*;

use super::{
    desk::Desk,
    sending::{Group, Grouping, Part, Stage, held_courses, own_courses},
    ticket_line::TicketLine,
};
use crate::{
    kernel::{ids::LineId, permission::Permission},
    orders::model::{Channel, line::Line},
    ui::{
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            icon::{Icon, IconSize},
        },
        pos::words::{fill, ticket, words},
    },
};

#[component]
pub fn TicketGroup(desk: Desk, group: Group, grouping: Memo<Grouping>) -> impl IntoView {
    let ids = Memo::new(move |_| {
        let grouping = grouping.get();
        let is_here = |line: &&Line| grouping.group(line) == group;
        desk.order.with(|order| order.lines.iter().filter(is_here).map(|line| line.id).collect::<Vec<LineId>>())
    });
    let is_shown = Memo::new(move |_| ids.with(|ids| !ids.is_empty()));
    let title = StoredValue::new(title_of(group));
    view! {
        <Show when=move || is_shown.get()>
            <section>
                <div class="flex min-h-12 items-center justify-between gap-2 border-b border-line bg-sunken pr-1.5 pl-3">
                    <h3 class="flex min-w-0 items-center gap-1.5 text-sm font-semibold text-ink-muted">
                        {(group.stage == Stage::Held).then(|| view! { <span class="text-warning"><Icon name="pause" size=IconSize::Small/></span> })}
                        {title.get_value()}
                    </h3>
                    <GroupAct desk group ids/>
                </div>
                <ul>
                    <For each=move || ids.get() key=|id| *id let:id>
                        <TicketLine id/>
                    </For>
                </ul>
            </section>
        </Show>
    }
    .into_any()
}

/// `Course 2 · On hold`.
fn title_of(group: Group) -> String {
    let (w, t) = (words(), ticket::words());
    let stage = match group.stage {
        Stage::Sent => w.sent,
        Stage::Held => t.on_hold,
        Stage::Guests => w.guests_choose,
        Stage::Own => w.to_send,
    };
    match group.part {
        Part::All => stage.to_owned(),
        Part::Course(course) => format!("{} · {stage}", fill(t.course_n, course)),
        Part::Seat(Some(seat)) => format!("{} · {stage}", fill(t.seat_n, seat)),
        Part::Seat(None) => format!("{} · {stage}", t.shared),
    }
}

/// Fire what is held, flip what is about to be sent, send what guests chose.
#[component]
fn GroupAct(desk: Desk, group: Group, ids: Memo<Vec<LineId>>) -> impl IntoView {
    let (w, t) = (words(), ticket::words());
    let may_send = desk.pos.may(Permission::OrdersSend);
    match (group.stage, group.part) {
        (Stage::Held, _) if may_send => view! {
            <Button size=ButtonSize::Small icon="flame" on:click=move |_| desk.fire(ids.get_untracked())>{t.fire}</Button>
        }
        .into_any(),
        (Stage::Guests, _) => view! {
            <Button kind=ButtonKind::Quiet size=ButtonSize::Small icon="send" on:click=move |_| { desk.send_guests_drafts(); }>{w.send_theirs}</Button>
        }
        .into_any(),
        (Stage::Own, Part::Course(course)) if may_send => view! { <FlipKey desk course/> }.into_any(),
        _ => ().into_any(),
    }
}

/// Whether a course goes with the next Send, or waits; a tap is the other.
#[component]
fn FlipKey(desk: Desk, course: u8) -> impl IntoView {
    let t = ticket::words();
    let is_held = Memo::new(move |_| {
        desk.flipped.with(|flipped| desk.order.with(|order| held_courses(order, flipped).contains(&course)))
    });
    let is_shown = Memo::new(move |_| {
        desk.order
            .with(|order| order.channel == Channel::DineIn && (1 < own_courses(order).len() || order.sent_at.is_some()))
    });
    let class = move || {
        if is_held.get() {
            "inline-flex min-h-11 min-w-24 items-center justify-center gap-1.5 rounded-lg border border-warning-line bg-warning-soft px-3 text-sm font-semibold text-warning"
        } else {
            "inline-flex min-h-11 min-w-24 items-center justify-center gap-1.5 rounded-lg border border-line-strong bg-surface px-3 text-sm font-semibold"
        }
    };
    view! {
        <Show when=move || is_shown.get()>
            <button
                type="button"
                class=class
                aria-pressed=move || if is_held.get() { "true" } else { "false" }
                aria-label=fill(t.hold_course_n, course)
                on:click=move |_| desk.flip(course)
            >
                <span class=move || if is_held.get() { "contents" } else { "hidden" }><Icon name="pause" size=IconSize::Small/>{t.waits}</span>
                <span class=move || if is_held.get() { "hidden" } else { "contents" }><Icon name="flame" size=IconSize::Small/>{t.fires}</span>
            </button>
        </Show>
    }
}
