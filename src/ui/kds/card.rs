//! One ticket.

use leptos::prelude::*;

use crate::{
    kitchen::model::{Age, TicketCard},
    orders::model::line::LineState,
    ui::kit::icon::{Icon, IconSize},
};

use super::{
    card_head::CardHead,
    card_row::CardRow,
    desk::Desk,
    look::card_look,
    titles::{names, title},
    words::words,
};

/// The id of a ticket's element, for the focus.
pub fn element_id(ticket: impl std::fmt::Display) -> String {
    format!("ticket-{ticket}")
}

/// Head, dishes, where else the order is worked on, and the button that says all is ready.
#[component]
pub fn Card(desk: Desk, first: TicketCard) -> impl IntoView {
    let id = first.id;
    let card = Memo::new(move |_| {
        let shown = desk.cards.with(|cards| cards.iter().find(|card| card.id == id).cloned());
        shown.unwrap_or_else(|| first.clone())
    });
    let look = Memo::new(move |_| {
        card.with(|card| card_look(card, Age::of(card.age_s(desk.feed.clock.now.get()), card.target_s())))
    });
    let is_leaving = Memo::new(move |_| desk.leaving.with(|leaving| leaving.contains(&id)));
    let is_chosen = move || desk.has_keys.get() && desk.chosen.get() == Some(id);
    let class = move || {
        let edge = match (is_leaving.get(), is_chosen()) {
            (true, _) => "ring-2 ring-success",
            (false, true) => "ring-4 ring-focus",
            (false, false) => look.get().edge,
        };
        format!("@container relative flex h-full flex-col overflow-hidden rounded-lg bg-surface outline-none {edge}")
    };
    let also_at = move || {
        let stations = card.with(|card| names(&card.also_at, desk.language));
        (!stations.is_empty()).then(|| words().also_at.replace("{stations}", &stations))
    };
    view! {
        <li class=move || desk.layout.get().cell_class()>
            <article id=element_id(id) class=class tabindex="-1" aria-label=move || card.with(title)>
                <CardHead desk card look/>
                <ul class="divide-y divide-line">
                    <For
                        each=move || card.get().lines
                        key=|line| line.line
                        children=move |line| view! { <CardRow desk card first=line/> }
                    />
                </ul>
                <div class="mt-auto grid gap-2 p-2">
                    {move || also_at().map(|text| view! { <p class="px-1 text-base font-semibold text-ink-muted uppercase">{text}</p> })}
                    <Bump desk card/>
                </div>
                {move || is_leaving.get().then(|| view! { <Made card/> })}
            </article>
        </li>
    }
}

/// Everything on the ticket is ready.
#[component]
fn Bump(desk: Desk, card: Memo<TicketCard>) -> impl IntoView {
    let digit = move || {
        let id = card.with(|card| card.id);
        let at = desk.at_work().iter().position(|known| *known == id)?;
        (desk.has_keys.get() && at < 9).then(|| view! { <span class="kbd text-lg" aria-hidden="true">{at + 1}</span> })
    };
    view! {
        <button
            type="button"
            class="btn btn-quiet btn-large btn-wide"
            disabled=!desk.may_advance
            aria-label=move || words().bump_card.replace("{card}", &card.with(title))
            on:click=move |_| desk.bump(card.with_untracked(|card| card.id))
        >
            <span class="btn-body">
                <Icon name="check" size=IconSize::Large/>
                <span>{words().bump}</span>
                {digit}
            </span>
        </button>
    }
}

/// Lies over a ticket that was just made or cleared, so that a second tap does nothing.
#[component]
fn Made(card: Memo<TicketCard>) -> impl IntoView {
    let is_made = card.with_untracked(|card| card.lines.iter().any(|line| line.state != LineState::Voided));
    let state = if is_made { words().ready } else { words().cleared };
    view! {
        <div class="absolute inset-0 grid place-content-center justify-items-center gap-2 bg-success-soft text-success" aria-hidden="true">
            <Icon name="check-circle" size=IconSize::Huge/>
            <p class="text-3xl font-bold">{move || card.with(title)}</p>
            <p class="text-xl font-semibold">{state}</p>
        </div>
    }
}
