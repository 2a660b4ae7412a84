//! The floor page.

use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    acts::FloorActs,
    legend::Legend,
    plan::Plan,
    strips::{TakeawayStrip, WaitingStrip},
    table_card::TableCard,
    table_sheet::TableSheet,
};
use crate::{
    orders::model::Channel,
    tables::model::{Area, Table},
    ui::{
        kit::{
            button::{Button, ButtonKind},
            choice::Choice,
            empty::Empty,
            skeleton::{Skeleton, SkeletonShape},
            tab_panel::TabPanel,
            tabs::Tabs,
        },
        pos::{context::use_pos, house::House, newest::newest, page_error::PageError, words::words},
        shared::{page::language, words},
    },
};

#[component]
pub fn FloorPage() -> impl IntoView {
    let pos = use_pos();
    let w = words();
    let acts = FloorActs::new(pos);
    // Empty: the first room.
    let room = RwSignal::new(String::new());
    let takeaway = move |_| acts.open(Channel::Takeaway, None);
    view! {
        <Title text=w.tables/>
        <section class="flex h-full flex-col">
            <h1 class="sr-only">{w.tables}</h1>
            <Transition fallback=FloorSkeleton>
                {move || Suspend::new(async move {
                    match pos.first_house.await {
                        Ok(first) => newest(first, pos.house, move |house| if house.floor.tables.is_empty() {
                            view! { <NoTables/> }.into_any()
                        } else {
                            view! { <FloorView house room acts/> }.into_any()
                        }),
                        Err(error) => view! { <PageError error on_retry=move |()| pos.reload()/> }.into_any(),
                    }
                })}
            </Transition>
            <footer class="flex items-center gap-3 border-t border-line bg-surface px-3 py-2">
                <Legend/>
                <span class="flex-1"></span>
                <div class="shrink-0">
                    <Button kind=ButtonKind::Quiet icon="bag" pending=acts.is_busy on:click=takeaway>{w.new_takeaway}</Button>
                </div>
            </footer>
            <TableSheet acts/>
        </section>
    }
    .into_any()
}

/// What needs a person, the rooms with what is to be taken away beside them, and the room that is open.
#[component]
fn FloorView(house: House, room: RwSignal<String>, acts: FloorActs) -> impl IntoView {
    let w = words();
    let areas = StoredValue::new(house.floor.areas.clone());
    let current = Memo::new(move |_| {
        let chosen = room.get();
        areas.with_value(|areas| {
            let known = areas.iter().any(|area| area.id.to_string() == chosen);
            if known { chosen } else { areas.first().map(|area| area.id.to_string()).unwrap_or_default() }
        })
    });
    let tabs: Vec<Choice> = areas.with_value(|areas| areas.iter().map(|area| tab_of(area, &house)).collect());
    let has_rooms = 1 < tabs.len();
    let waiting = house.clone();
    let takeaways = house.clone();
    let house = StoredValue::new(house);
    let tables = Memo::new(move |_| {
        let current = current.get();
        let is_here = |table: &&Table| table.area.to_string() == current;
        house.with_value(|house| house.floor.tables.iter().filter(is_here).cloned().collect::<Vec<Table>>())
    });
    let draw = move || {
        let tables = tables.get();
        house.with_value(|house| view! { <Room house=house.clone() tables acts/> })
    };
    view! {
        <WaitingStrip house=waiting acts/>
        <div class="flex flex-wrap items-center gap-x-6 border-b border-line bg-surface px-1 sm:px-3 lg:flex-nowrap">
            {has_rooms.then(|| view! {
                <Tabs id="rooms" label=w.rooms tabs value=current on_change=move |chosen: String| room.set(chosen)/>
            })}
            <TakeawayStrip house=takeaways/>
        </div>
        <div class="min-h-0 flex-1 *:h-full">
            <TabPanel tabs="rooms" value=current>{draw}</TabPanel>
        </div>
    }
    .into_any()
}

/// One room: its plan where there is space, cards where there is not.
#[component]
fn Room(house: House, tables: Vec<Table>, acts: FloorActs) -> impl IntoView {
    let cards = tables.clone();
    let for_cards = house.clone();
    view! {
        <div class="hidden h-full p-3 lg:block">
            <Plan house tables acts/>
        </div>
        <ul class="grid h-full grid-cols-2 content-start gap-3 overflow-y-auto p-3 sm:grid-cols-3 md:grid-cols-4 lg:hidden">
            {cards.into_iter().map(|table| view! { <TableCard house=for_cards.clone() table acts/> }).collect_view()}
        </ul>
    }
    .into_any()
}

fn tab_of(area: &Area, house: &House) -> Choice {
    let is_taken = |table: &&Table| table.area == area.id && table.seating.is_some();
    let taken = house.floor.tables.iter().filter(is_taken).count();
    Choice::new(area.id.to_string(), area.name.in_language(language())).count(i64::try_from(taken).unwrap_or(i64::MAX))
}

#[component]
fn NoTables() -> impl IntoView {
    let w = words();
    view! {
        <div class="min-h-0 flex-1 overflow-y-auto">
            <Empty icon="table" title=w.no_tables_title text=w.no_tables_text.to_owned()/>
        </div>
    }
}

#[component]
fn FloorSkeleton() -> impl IntoView {
    view! {
        <div class="min-h-0 flex-1 overflow-hidden p-3">
            <Skeleton shape=SkeletonShape::Tile count=12 label=words::words().loading/>
        </div>
    }
}
