//! Who had what: a person is chosen, then their dishes are tapped. One dish may be several people's.

use leptos::prelude::*;

use super::{
    make::{Assigned, by_dish, open_lines, parts_of, tap},
    sheet::divide,
};
use crate::{
    kernel::ids::LineId,
    orders::model::line::Line,
    ui::{
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            icon::Icon,
        },
        pos::{
            order::desk::Desk,
            words::{fill, money},
        },
        shared::{new_id::new_id, page::language},
    },
};

const PEOPLE_MAX: usize = 20;

#[component]
pub fn ByDish(desk: Desk) -> impl IntoView {
    let m = money::words();
    let assigned = RwSignal::new(vec![vec![]; 2] as Assigned);
    let person = RwSignal::new(0usize);
    let people = Memo::new(move |_| assigned.with(Vec::len));
    let lines =
        move || desk.order.with(|order| open_lines(order).into_iter().map(|line| line.id).collect::<Vec<LineId>>());
    let more = move |_| {
        assigned.update(|assigned| {
            if assigned.len() < PEOPLE_MAX {
                assigned.push(vec![]);
            }
        });
        person.set(people.get_untracked().saturating_sub(1));
    };
    let has_any = move || assigned.with(|assigned| assigned.iter().any(|portions| !portions.is_empty()));
    let make = move |_| {
        let shares =
            desk.order.with_untracked(|order| assigned.with_untracked(|assigned| by_dish(order, assigned, new_id)));
        divide(desk, shares);
    };
    view! {
        <p class="text-ink-muted">{m.split_dishes_text}</p>
        <div class="flex flex-wrap gap-2" role="group" aria-label=m.people>
            <For each=move || 0..people.get() key=|at| *at let:at>
                <button
                    type="button"
                    class="chip"
                    aria-pressed=move || if person.get() == at { "true" } else { "false" }
                    on:click=move |_| person.set(at)
                >
                    {fill(m.guest_n, at + 1)}
                </button>
            </For>
            <Button kind=ButtonKind::Quiet icon="plus" on:click=more>{m.one_more_guest}</Button>
        </div>
        <ul class="grid gap-2">
            <For each=lines key=|id| *id let:id>
                <DishRow desk id assigned person/>
            </For>
        </ul>
        <Button size=ButtonSize::Large wide=true icon="split" disabled=Signal::derive(move || !has_any()) on:click=make>{m.split_so}</Button>
    }
    .into_any()
}

#[component]
fn DishRow(desk: Desk, id: LineId, assigned: RwSignal<Assigned>, person: RwSignal<usize>) -> impl IntoView {
    let m = money::words();
    let language = language();
    let line = Memo::new(move |_| desk.line(id));
    let own = move || {
        assigned
            .with(|assigned| assigned.get(person.get()).is_some_and(|own| own.iter().any(|portion| portion.line == id)))
    };
    let is_free = move || assigned.with(|assigned| parts_of(assigned, id) == 0);
    let class = move || {
        if own() {
            "flex min-h-row w-full items-center gap-3 rounded-lg border-2 border-accent bg-accent-soft px-3 py-1.5 text-start"
        } else {
            "flex min-h-row w-full items-center gap-3 rounded-lg border-2 border-line-strong bg-surface px-3 py-1.5 text-start hover:bg-surface-2"
        }
    };
    // Whose it is: `1 · 2 · 2` is one part of the first guest's and two of the second's.
    let marks = move || {
        assigned.with(|assigned| {
            let of = assigned.iter().enumerate().flat_map(|(at, portions)| {
                let weight =
                    portions.iter().filter(|portion| portion.line == id).map(|portion| portion.weight).sum::<u32>();
                (0..weight).map(move |_| at + 1)
            });
            of.collect::<Vec<usize>>()
        })
    };
    let press = move |_| {
        if let Some(line) = line.get_untracked() {
            assigned.update(|assigned| tap(assigned, person.get_untracked(), &line));
        }
    };
    let text = move |read: fn(&Line) -> String| line.with(|line| line.as_ref().map(read).unwrap_or_default());
    let name = move || line.with(|line| line.as_ref().map(|line| line.name.in_language(language).to_owned()));
    view! {
        <li>
            <button type="button" class=class aria-pressed=move || if own() { "true" } else { "false" } on:click=press>
                <span class="font-bold tabular-nums">{move || text(|line| line.quantity.to_string())}</span>
                <span class="min-w-0 flex-1 leading-snug font-semibold">{name}</span>
                <span class="flex flex-wrap justify-end gap-1">
                    {move || marks().into_iter().map(|guest| view! {
                        <span class="grid size-6 place-items-center rounded-full bg-accent text-sm font-bold text-on-accent tabular-nums">{guest}</span>
                    }).collect_view()}
                    {move || is_free().then(|| view! { <span class="text-sm text-ink-muted">{m.nobody_yet}</span> })}
                </span>
                <Icon name="plus"/>
            </button>
        </li>
    }
    .into_any()
}
