//! One order's dishes on the pass.

use leptos::prelude::*;

use super::pass::Carrying;
use crate::{
    kernel::{
        ids::{LineId, OrderId},
        permission::Permission,
    },
    orders::model::{
        Channel, Order,
        line::{Line, LineState},
        summary::OrderSummary,
    },
    ui::{
        kit::button::{Button, ButtonKind, ButtonSize},
        pos::{
            context::use_pos,
            order::ticket_line::details_text,
            press::Press,
            time::{minutes_since, minutes_text},
            words::{fill_name, texts::place_of, words},
        },
        shared::page::language,
    },
};

/// Where they go, how long they have waited, and a tap for each and for all.
#[component]
pub fn ReadyCard(summary: OrderSummary, order: Order, carrying: Carrying) -> impl IntoView {
    let pos = use_pos();
    let w = words();
    let id = order.id;
    let may_serve = pos.may(Permission::KitchenAdvance);
    let lines: Vec<Line> = order.lines.into_iter().filter(|line| line.state == LineState::Ready).collect();
    let oldest = lines.iter().filter_map(|line| line.ready_at).min();
    let ids = StoredValue::new(lines.iter().map(|line| line.id).collect::<Vec<_>>());
    let left = move || {
        let is_here = |id: &&LineId| carrying.gone.with(|gone| !gone.contains(id));
        ids.with_value(|ids| ids.iter().filter(is_here).copied().collect::<Vec<_>>())
    };
    let age = move || match (pos.now.get(), oldest) {
        (Some(now), Some(oldest)) => minutes_text(minutes_since(now, oldest)),
        _ => String::new(),
    };
    let all = if summary.channel == Channel::Takeaway { w.handed_over } else { w.all_served };
    let number = summary.number.map(|number| format!("#{}", number.number));
    let card = move || if left().is_empty() { "hidden" } else { "panel border-l-4 border-warning" };
    view! {
        <li class=card>
            <div class="flex items-baseline gap-3 px-4 pt-3">
                <h2 class="text-2xl font-bold">{place_of(&summary)}</h2>
                <span class="font-semibold text-ink-muted tabular-nums">{number}</span>
                <span class="ml-auto text-lg font-semibold text-warning tabular-nums">{age}</span>
            </div>
            <ul class="px-2 py-1">
                {lines.into_iter().map(|line| view! { <Dish line order=id carrying may_serve/> }).collect_view()}
            </ul>
            {move || (may_serve && 1 < left().len()).then(|| view! {
                <div class="px-4 pb-4">
                    <Press on_press=move |()| carrying.serve(id, untrack(left))>
                        <Button kind=ButtonKind::Quiet size=ButtonSize::Large icon="check" wide=true>{all}</Button>
                    </Press>
                </div>
            })}
        </li>
    }
    .into_any()
}

#[component]
fn Dish(line: Line, order: OrderId, carrying: Carrying, may_serve: bool) -> impl IntoView {
    let w = words();
    let id = line.id;
    let name = line.name.in_language(language()).to_owned();
    let label = fill_name(w.serve_dish, &format!("{} {name}", line.quantity));
    let row = move || {
        if carrying.gone.with(|gone| gone.contains(&id)) {
            "hidden"
        } else {
            "flex items-center gap-3 rounded-lg px-2 py-1.5"
        }
    };
    view! {
        <li class=row>
            <span class="w-8 text-end text-xl font-bold tabular-nums">{line.quantity}</span>
            <span class="min-w-0 flex-1">
                <span class="block leading-snug font-semibold">{name}</span>
                {(!line.details.is_empty()).then(|| view! { <span class="block text-sm text-ink-muted">{details_text(&line.details)}</span> })}
                {line.note.map(|note| view! { <span class="block text-sm font-semibold text-warning">{note.to_string()}</span> })}
            </span>
            {may_serve.then(|| view! {
                <Press on_press=move |()| carrying.serve(order, vec![id])>
                    <Button size=ButtonSize::Large icon="check" attr:aria-label=label>{w.served}</Button>
                </Press>
            })}
        </li>
    }
}
