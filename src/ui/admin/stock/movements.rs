//! The ledger of stock.

use leptos::prelude::*;
use leptos_router::{hooks::use_query_map, params::ParamsMap};

use super::words::words;
use crate::{
    inventory::{
        model::{Movement, MovementFilter, PAGE, Reason},
        rpc::movements,
    },
    kernel::{actor::Actor, quantity::Quantity},
    ui::{
        admin::{
            amount::amount_text,
            loaded::{Loaded, rows_skeleton},
            older::Older,
            place::Place,
        },
        kit::{
            button::{Button, ButtonKind},
            card::Card,
            choice::Choice,
            empty::Empty,
            page_header::PageHeader,
            select::Select,
            table::Table,
        },
    },
};

/// Reads the address. What cannot be read narrows nothing.
fn filter_of(query: &ParamsMap) -> MovementFilter {
    MovementFilter {
        ingredient: query.get_str("ingredient").and_then(|id| id.parse().ok()),
        reason: query.get_str("reason").and_then(Reason::parse),
        before: query.get_str("after").and_then(|id| id.parse().ok()),
    }
}

/// Owns a page of the ledger.
#[component]
pub fn MovementsTab(place: Place) -> impl IntoView {
    let words = words();
    let query = use_query_map();
    let filter = Memo::new(move |_| query.with(filter_of));
    let data = Resource::new(move || filter.get(), movements);
    view! {
        <Loaded
            data
            title=words.movements
            failed=words.failed
            skeleton=rows_skeleton(10)
            page=move |data| view! { <Ledger data filter place/> }.into_any()
        />
    }
}

#[component]
fn Ledger(data: Signal<Vec<Movement>>, filter: Memo<MovementFilter>, place: Place) -> impl IntoView {
    let words = words();
    let is_empty = Memo::new(move |_| data.with(Vec::is_empty));
    let head = move || {
        view! {
            <th scope="col">{words.when}</th>
            <th scope="col">{words.name}</th>
            <th scope="col" class="num">{words.quantity}</th>
            <th scope="col">{words.place}</th>
            <th scope="col">{words.why}</th>
            <th scope="col">{words.reference}</th>
            <th scope="col">{words.who}</th>
        }
    };
    let rows = move || data.with(|data| data.iter().take(PAGE).cloned().collect::<Vec<_>>());
    let older = move || {
        let last = data.with(|data| if PAGE < data.len() { data.get(PAGE - 1).map(|row| row.id) } else { None });
        last.map(|id| {
            let MovementFilter { ingredient, reason, .. } = filter.get();
            let ingredient = ingredient.map(|id| format!("&ingredient={id}")).unwrap_or_default();
            let reason = reason.map(|reason| format!("&reason={}", reason.as_str())).unwrap_or_default();
            view! { <Older href=format!("/admin/stock?tab=movements&after={id}{ingredient}{reason}")/> }
        })
    };
    view! {
        <PageHeader title=words.movements text=words.movements_text.to_owned()/>
        <Narrow filter=filter.get_untracked()/>
        <Show
            when=move || !is_empty.get()
            fallback=move || view! { <Empty icon="list" title=words.no_movements text=words.no_movements_text.to_owned()/> }
        >
            <Card flush=true>
                <Table caption=words.movements dense=true head>
                    <For
                        each=rows
                        key=|row| row.id
                        children=move |row: Movement| view! { <Line row place/> }
                    />
                </Table>
            </Card>
        </Show>
        {older}
    }
}

/// A plain form: its answer is the page at another address.
#[component]
fn Narrow(filter: MovementFilter) -> impl IntoView {
    let words = words();
    let reasons: Vec<_> =
        Reason::ALL.iter().map(|reason| Choice::new(reason.as_str(), words.reason(*reason))).collect();
    view! {
        <form method="get" action="/admin/stock" class="flex flex-wrap items-end gap-4 pb-4">
            <input type="hidden" name="tab" value="movements"/>
            {filter.ingredient.map(|id| view! { <input type="hidden" name="ingredient" value=id.to_string()/> })}
            <div class="min-w-56">
                <Select
                    label=words.why
                    name="reason"
                    options=reasons
                    value=filter.reason.map(|reason| reason.as_str().to_owned()).unwrap_or_default()
                    placeholder=words.anything.to_owned()
                />
            </div>
            <Button kind=ButtonKind::Quiet icon="filter" submit=true>{words.narrow}</Button>
            {filter.ingredient.map(|_| view! {
                <a class="py-3 underline" href="/admin/stock?tab=movements">{words.all_ingredients}</a>
            })}
        </form>
    }
}

#[component]
fn Line(row: Movement, place: Place) -> impl IntoView {
    let words = words();
    let text = amount_text(row.delta, row.unit);
    let delta = if Quantity::ZERO < row.delta { format!("+{text}") } else { text };
    let who = match (&row.actor, row.actor_name) {
        (_, Some(name)) => name,
        (Actor::System, None) => words.by_itself.to_owned(),
        (_, None) => words.guest_or_program.to_owned(),
    };
    let reference = match row.order {
        Some(order) => view! {
            <a class="underline" href=format!("/pos/order/{order}") rel="external">{row.reference}</a>
        }
        .into_any(),
        None => row.reference.into_any(),
    };
    view! {
        <tr>
            <td class="whitespace-nowrap tabular-nums">{place.offset.date_time_text(row.at)}</td>
            <th scope="row" class="font-normal">{row.ingredient_name}</th>
            <td class="num">{delta}</td>
            <td>{row.location_name.unwrap_or_else(|| words.main_place.to_owned())}</td>
            <td>{words.reason(row.reason)}</td>
            <td class="wrap-anywhere">{reference}</td>
            <td>{who}</td>
        </tr>
    }
}
