//! The ticket: what was sent, what waits, what guests are choosing, what is about to be sent, and what it costs.

use leptos::{html, prelude::*};

use super::{
    actions::TicketActions,
    desk::{Desk, use_desk},
    seats::SeatStrip,
    sending::{Group, Grouping},
    settled::SettledActions,
    ticket_group::TicketGroup,
    ticket_head::TicketHead,
    totals::TotalsBox,
};
use crate::ui::{kit::empty::Empty, pos::words::words};

/// Whether nothing more can be put on the order: it is paid or closed, and not being changed.
pub fn is_settled(desk: Desk) -> bool {
    desk.order.with(|order| !order.takes_lines())
}

#[component]
pub fn Ticket() -> impl IntoView {
    let desk = use_desk();
    let w = words();
    let list = NodeRef::<html::Div>::new();
    let is_empty = Memo::new(move |_| desk.order.with(|order| order.lines.is_empty()));
    let is_settled = Memo::new(move |_| is_settled(desk));
    let lines = Memo::new(move |_| desk.order.with(|order| order.lines.len()));
    let grouping = Memo::new(move |_| desk.order.with(|order| Grouping::of(order, desk.is_by_seat.get())));
    let groups = Memo::new(move |_| desk.order.with(|order| grouping.get().groups(order)));
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
    view! {
        <TicketHead/>
        <SeatStrip/>
        <div class="min-h-0 flex-1 overflow-y-auto overscroll-contain" node_ref=list>
            <For each=move || groups.get() key=|group: &Group| *group let:group>
                <TicketGroup desk group grouping/>
            </For>
            {move || is_empty.get().then(|| view! { <Empty icon="utensils" title=w.empty_ticket_title text=w.empty_ticket_text.to_owned()/> })}
        </div>
        <TotalsBox/>
        <div class="hidden border-t border-line p-2 md:block">
            {move || is_settled.get().then(|| view! { <SettledActions/> })}
            {move || (!is_settled.get()).then(|| view! { <TicketActions/> })}
        </div>
    }
    .into_any()
}
