//! The ticket: what was sent, what guests are choosing, what is about to be sent, and what it costs.

use leptos::{html, prelude::*};

use super::{
    actions::TicketActions,
    desk::{Desk, use_desk},
    settled::SettledActions,
    ticket_head::TicketHead,
    ticket_line::TicketLine,
    totals::TotalsBox,
};
use crate::{
    kernel::ids::LineId,
    orders::model::{
        Order, PayState,
        line::{Line, LineState},
    },
    ui::{
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            empty::Empty,
        },
        pos::words::words,
    },
};

#[component]
pub fn Ticket() -> impl IntoView {
    let desk = use_desk();
    let w = words();
    let list = NodeRef::<html::Div>::new();
    let is_empty = Memo::new(move |_| desk.order.with(|order| order.lines.is_empty()));
    let is_settled =
        Memo::new(move |_| desk.order.with(|order| !order.is_open() || order.pay_state() == PayState::Paid));
    let lines = Memo::new(move |_| desk.order.with(|order| order.lines.len()));
    // A new line is in view.
    Effect::new(move |seen: Option<usize>| {
        let count = lines.get();
        if let (Some(list), Some(seen)) = (list.get(), seen)
            && seen < count
        {
            request_animation_frame(move || list.set_scroll_top(list.scroll_height()));
        }
        count
    });
    let send_theirs = move |_| {
        desk.send_guests_drafts();
    };
    view! {
        <TicketHead/>
        <div class="min-h-0 flex-1 overflow-y-auto overscroll-contain" node_ref=list>
            <Group desk title=w.sent pick=is_sent/>
            <Group desk title=w.guests_choose pick=is_guests_draft>
                <Button kind=ButtonKind::Quiet size=ButtonSize::Small icon="send" on:click=send_theirs>{w.send_theirs}</Button>
            </Group>
            <Group desk title=w.to_send pick=is_own_draft/>
            {move || is_empty.get().then(|| view! { <Empty icon="utensils" title=w.empty_ticket_title text=w.empty_ticket_text.to_owned()/> })}
        </div>
        <TotalsBox/>
        <div class="hidden border-t border-line p-3 md:block">
            {move || is_settled.get().then(|| view! { <SettledActions/> })}
            {move || (!is_settled.get()).then(|| view! { <TicketActions/> })}
        </div>
    }
    .into_any()
}

fn is_sent(line: &Line) -> bool {
    line.state != LineState::Draft
}

fn is_guests_draft(line: &Line) -> bool {
    line.state == LineState::Draft && line.by.guest().is_some()
}

fn is_own_draft(line: &Line) -> bool {
    line.state == LineState::Draft && line.by.guest().is_none()
}

fn ids_of(order: &Order, pick: fn(&Line) -> bool) -> Vec<LineId> {
    order.lines.iter().filter(|line| pick(line)).map(|line| line.id).collect()
}

/// Lines that are equally far, under their heading.
#[component]
fn Group(
    desk: Desk,
    title: &'static str,
    pick: fn(&Line) -> bool,
    #[prop(optional)] children: Option<ChildrenFn>,
) -> impl IntoView {
    let ids = Memo::new(move |_| desk.order.with(|order| ids_of(order, pick)));
    let is_shown = Memo::new(move |_| ids.with(|ids| !ids.is_empty()));
    let children = StoredValue::new(children);
    view! {
        <Show when=move || is_shown.get()>
            <section>
                <div class="flex min-h-11 items-center justify-between gap-2 border-b border-line bg-sunken px-3">
                    <h3 class="text-sm font-semibold text-ink-muted">{title}</h3>
                    {children.with_value(|children| children.as_ref().map(|children| children()))}
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
