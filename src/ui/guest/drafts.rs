//! What is in the cart: everybody's, not sent yet.

use leptos::prelude::*;

use crate::orders::model::line::Line;

use super::{line_face::LineFace, quantity_form::QuantityForm, visit::Visit, who::WhoTag};

/// The drafts, oldest first. Each phone changes its own; the others' are shown.
#[component]
pub fn DraftList(visit: Visit) -> impl IntoView {
    let drafts = move || {
        visit.table.with(|table| {
            let drafts = table.open_order().into_iter().flat_map(|order| order.drafts());
            drafts.cloned().collect::<Vec<Line>>()
        })
    };
    view! {
        <ul class="divide-y divide-line">
            <For each=drafts key=|line| line.id let:line>
                <DraftRow visit line/>
            </For>
        </ul>
    }
}

#[component]
fn DraftRow(visit: Visit, line: Line) -> impl IntoView {
    let (id, by) = (line.id, line.by);
    let is_mine = visit.is_mine(by);
    let line = visit.line(line);
    let quantity = visit.quantity(id, line);
    let content = if is_mine {
        view! {
            <LineFace visit line quantity=None/>
            <QuantityForm visit line quantity/>
        }
        .into_any()
    } else {
        view! { <LineFace visit line quantity=Some(quantity)><WhoTag visit by/></LineFace> }.into_any()
    };
    view! { <li class="py-3">{content}</li> }
}
