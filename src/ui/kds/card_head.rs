//! A ticket's head: whose it is, how long it waits, and that somebody begins.

use leptos::{ev::MouseEvent, prelude::*};
use wasm_bindgen::JsCast;

use crate::{
    kernel::time::elapsed_text, kitchen::model::TicketCard, orders::model::line::LineState, ui::kit::icon::Icon,
};

use super::{
    desk::Desk,
    look::CardLook,
    titles::{number, place, title},
    words::words,
};

/// A tap begins the ticket, two taps make it. The colour and the word are its age, or that nothing is left to make.
#[component]
pub fn CardHead(desk: Desk, card: Memo<TicketCard>, look: Memo<CardLook>) -> impl IntoView {
    let id = card.with_untracked(|card| card.id);
    let class = move || format!("relative grid grid-cols-1 gap-0.5 px-3 py-1.5 select-none {}", look.get().head);
    let elapsed = move || elapsed_text(card.with(|card| card.age_s(desk.feed.clock.now.get())));
    let can_start = Memo::new(move |_| {
        desk.may_advance && card.with(|card| card.lines.iter().any(|line| line.state == LineState::Queued))
    });
    let is_recalled = move || desk.recalled.with(|recalled| recalled.contains(&id));
    // The button goes when the ticket is started: the second tap of a nervous finger then hits the head, and must not
    // bump what was only to be started.
    let from_button = StoredValue::new(false);
    let on_click = move |event: MouseEvent| {
        if event.detail() == 1 {
            from_button.set_value(is_on_button(&event));
        }
        desk.chosen.set(Some(id));
        if can_start.get_untracked() {
            desk.start(id);
        }
    };
    let on_double = move |_| {
        if desk.may_advance && !from_button.get_value() {
            desk.bump(id);
        }
    };
    view! {
        <header class=class on:click=on_click on:dblclick=on_double>
            <div class="flex flex-wrap items-baseline gap-x-2">
                <h2 class="min-w-0 text-3xl font-bold tracking-normal uppercase">{move || card.with(place)}</h2>
                <span class="text-xl font-semibold tabular-nums">{move || card.with(number)}</span>
                <span class="ms-auto text-2xl font-bold tabular-nums">{elapsed}</span>
            </div>
            <div class="flex min-h-8 flex-wrap items-center gap-x-3 text-base font-bold">
                <Word look/>
                {move || is_recalled().then(|| view! {
                    <span class="inline-flex items-center gap-1"><Icon name="undo"/>{words().recalled}</span>
                })}
                {move || can_start.get().then(|| view! { <Start card/> })}
            </div>
        </header>
    }
}

fn is_on_button(event: &MouseEvent) -> bool {
    let hit = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    hit.and_then(|hit| hit.closest("button").ok().flatten()).is_some()
}

/// Word and shape of what the colour says.
#[component]
fn Word(look: Memo<CardLook>) -> impl IntoView {
    move || {
        let look = look.get();
        view! { <span class="inline-flex items-center gap-1.5 whitespace-nowrap uppercase"><Icon name=look.icon/>{look.word}</span> }
    }
}

/// Small, because the whole head is the target: its press counts there.
#[component]
fn Start(card: Memo<TicketCard>) -> impl IntoView {
    view! {
        <button
            type="button"
            class="ms-auto inline-flex min-h-8 items-center gap-1.5 rounded-md border-2 border-current px-3"
            aria-label=move || words().start_card.replace("{card}", &card.with(title))
        >
            <Icon name="play"/>
            {words().start}
        </button>
    }
}
