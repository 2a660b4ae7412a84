//! Where an order goes, whole or in part: a free table, or the order of another party.

use leptos::prelude::*;

use super::{
    desk::{Desk, use_desk},
    moving_acts::{Goal, Moving},
    sheet::Sheet,
    ticket_line::details_text,
};
use crate::{
    kernel::ids::LineId,
    orders::model::{
        Channel,
        line::{Line, LineState},
    },
    tables::model::{SeatingState, Table},
    ui::{
        kit::{
            dialog::{Dialog, DialogSize},
            icon::Icon,
        },
        pos::{
            house::House,
            words::{
                fill_name,
                texts::{order_name, table_state_word},
                ticket,
            },
        },
        shared::{page::language, words},
    },
};

/// A place to move to as it is drawn.
#[derive(Clone, PartialEq)]
struct Place {
    goal: Goal,
    name: String,
    /// How it is there.
    word: String,
    is_taken: bool,
}

#[component]
pub fn MoveDialog() -> impl IntoView {
    let desk = use_desk();
    let t = ticket::words();
    let state = Moving { desk, lines: RwSignal::new(vec![]), is_busy: RwSignal::new(false) };
    let is_part = Memo::new(move |_| match desk.sheet.get() {
        Some(Sheet::Move { is_part }) => Some(is_part),
        _ => None,
    });
    Effect::new(move |_| {
        if is_part.get().is_some() {
            state.lines.set(vec![]);
        }
    });
    let title = move || if is_part.get() == Some(true) { t.move_lines } else { t.move_order };
    let is_choosing = Memo::new(move |_| is_part.get() == Some(true));
    let has_goals = Memo::new(move |_| !is_choosing.get() || state.lines.with(|lines| !lines.is_empty()));
    view! {
        <Dialog
            open=Signal::derive(move || is_part.get().is_some())
            on_close=move |()| desk.close_sheet()
            title=Signal::derive(move || title().to_owned())
            size=DialogSize::Large
            close_label=words::words().close
        >
            <div class="grid gap-5">
                {move || is_choosing.get().then(|| view! { <LineChoice state/> })}
                <p class="text-ink-muted">{move || if has_goals.get() { t.move_where } else { t.move_choose_first }}</p>
                {move || has_goals.get().then(|| view! { <Places state is_part=is_choosing/> })}
            </div>
        </Dialog>
    }
}

/// Every line that can go, to be ticked.
#[component]
fn LineChoice(state: Moving) -> impl IntoView {
    let language = language();
    let lines = move || {
        state.desk.order.with(|order| {
            order.lines.iter().filter(|line| line.state != LineState::Voided).cloned().collect::<Vec<Line>>()
        })
    };
    let entry = move |line: Line| {
        let id = line.id;
        let is_chosen = Memo::new(move |_| state.lines.with(|lines| lines.contains(&id)));
        let class = move || {
            if is_chosen.get() {
                "flex min-h-row w-full items-center gap-3 rounded-lg border-2 border-accent bg-accent-soft px-3 text-start"
            } else {
                "flex min-h-row w-full items-center gap-3 rounded-lg border-2 border-line bg-surface px-3 text-start hover:bg-surface-2"
            }
        };
        let toggle = move |_| {
            state.lines.update(|lines| match lines.iter().position(|known| *known == id) {
                Some(at) => {
                    lines.remove(at);
                }
                None => lines.push(id),
            });
        };
        let name = line.name.in_language(language).to_owned();
        let details = details_text(&line.details);
        view! {
            <li>
                <button type="button" class=class aria-pressed=move || if is_chosen.get() { "true" } else { "false" } on:click=toggle>
                    <span class="grid size-6 place-items-center text-accent-ink">{move || is_chosen.get().then(|| view! { <Icon name="check"/> })}</span>
                    <span class="font-bold tabular-nums">{line.quantity}</span>
                    <span class="min-w-0 flex-1 truncate font-semibold">{name}<span class="ml-2 text-sm font-normal text-ink-muted">{details}</span></span>
                    <span class="price">{state.desk.pos.money(line.amount())}</span>
                </button>
            </li>
        }
    };
    view! {
        <ul class="grid gap-2 sm:grid-cols-2" aria-label=ticket::words().move_lines>
            <For each=lines key=|line| line.id children=entry/>
        </ul>
    }
    .into_any()
}

/// Tables, or other takeaways for a takeaway.
#[component]
fn Places(state: Moving, is_part: Memo<bool>) -> impl IntoView {
    let desk = state.desk;
    let places = Memo::new(move |_| {
        desk.pos.house.with(|house| house.as_ref().map(|house| places(desk, house, is_part.get())).unwrap_or_default())
    });
    let entry = move |place: Place| {
        let goal = place.goal;
        let class = if place.is_taken {
            "flex min-h-tile w-full flex-col justify-center rounded-lg border-2 border-accent bg-accent-soft px-3 py-2 text-start"
        } else {
            "flex min-h-tile w-full flex-col justify-center rounded-lg border-2 border-line-strong bg-surface px-3 py-2 text-start hover:bg-surface-2"
        };
        let joins = place.is_taken.then(|| view! { <Icon name="merge"/> });
        view! {
            <li>
                <button type="button" class=class disabled=move || state.is_busy.get() || !desk.is_settled() on:click=move |_| state.go_to(goal)>
                    <span class="flex items-center justify-between gap-2 text-lg font-bold">{place.name} {joins}</span>
                    <span class="text-sm text-ink-muted">{place.word}</span>
                </button>
            </li>
        }
    };
    view! {
        <ul class="grid grid-cols-2 gap-2 sm:grid-cols-3 md:grid-cols-5">
            {move || places.get().into_iter().map(entry).collect_view()}
        </ul>
        {move || places.with(Vec::is_empty).then(|| view! { <p class="text-ink-muted">{ticket::words().move_nowhere}</p> })}
    }
    .into_any()
}

fn places(desk: Desk, house: &House, is_part: bool) -> Vec<Place> {
    let t = ticket::words();
    let (channel, own_table) = desk.order.with(|order| (order.channel, order.table));
    if channel == Channel::Takeaway {
        let others = house.takeaways().filter(|order| order.id != desk.id && order.paid.is_zero());
        return others
            .map(|order| Place {
                goal: Goal::Order(order.id),
                name: order_name(order),
                word: desk.pos.money(order.total),
                is_taken: true,
            })
            .collect();
    }
    let place = |table: &Table| {
        let name = fill_name(crate::ui::pos::words::words().table_named, &table.name);
        let word = table_state_word(house.state_of(table));
        match &table.seating {
            None => Some(Place { goal: Goal::Table(table.id), name, word: word.to_owned(), is_taken: false }),
            Some(party) if party.state == SeatingState::Open => match house.current_order(party.id) {
                Some(order) if order.id == desk.id => None,
                Some(order) => {
                    let word = format!("{word} · {}", t.joins);
                    Some(Place { goal: Goal::Order(order.id), name, word, is_taken: true })
                }
                // A party without an order gets one for what is moved there.
                None => {
                    is_part.then(|| Place { goal: Goal::Table(table.id), name, word: word.to_owned(), is_taken: true })
                }
            },
            Some(_) => None,
        }
    };
    house.floor.tables.iter().filter(|table| Some(table.id) != own_table).filter_map(place).collect()
}

/// Lines that go when everything goes.
pub fn all_lines(desk: Desk) -> Vec<LineId> {
    desk.order.with_untracked(|order| {
        order.lines.iter().filter(|line| line.state != LineState::Voided).map(|line| line.id).collect()
    })
}
