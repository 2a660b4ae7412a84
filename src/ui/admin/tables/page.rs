//! The tables and their codes.

use leptos::{either::EitherOf3, prelude::*};
use leptos_router::hooks::use_params_map;

use crate::ui::{
    admin::{
        fill::count,
        loaded::Loaded,
        no_access::NoSuchPage,
        place::Place,
        tables::{
            floor_view::{FloorView, floor_view},
            new_code::{NewCode, NewCodeQuestion, use_new_code},
            print_sheet::PrintSheet,
            room::Room,
            table_state::is_taken,
            words::words,
        },
    },
    kit::{
        button_link::ButtonLink,
        empty::Empty,
        page_header::PageHeader,
        skeleton::{Skeleton, SkeletonShape},
    },
    shared::words::words as shared_words,
};

/// What stands after `/admin/tables/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    List,
    Print,
    Unknown,
}

/// Owns rooms, tables and codes.
#[component]
pub fn TablesPage(place: Place, fresh: ReadSignal<u64>, house: String) -> impl IntoView {
    let words = words();
    let data = Resource::new(move || fresh.get(), |_| floor_view());
    let params = use_params_map();
    let part = Memo::new(move |_| {
        params.with(|params| match params.get_str("id") {
            None | Some("") => Part::List,
            Some("print") => Part::Print,
            Some(_) => Part::Unknown,
        })
    });
    let new_code = use_new_code(move || data.refetch());
    let page = move |data: Signal<FloorView>| {
        let house = house.clone();
        let show = move || match part.get() {
            Part::List => EitherOf3::A(view! { <TableList data new_code place/> }),
            Part::Print => EitherOf3::B(view! { <PrintSheet data house=house.clone() place/> }),
            Part::Unknown => EitherOf3::C(view! { <NoSuchPage/> }),
        };
        view! { {show} }.into_any()
    };
    view! {
        <Loaded data title=words.title failed=words.failed skeleton=waiting page/>
        <NewCodeQuestion new_code/>
    }
}

fn waiting() -> AnyView {
    let label = shared_words().loading;
    view! {
        <div class="grid gap-3">
            <Skeleton shape=SkeletonShape::Title label/>
            <Skeleton shape=SkeletonShape::Card count=8 label/>
        </div>
    }
    .into_any()
}

/// `12 tables, 2 rooms, 5 taken`.
fn summary(data: &FloorView) -> String {
    let words = words();
    let taken = data.floor.tables.iter().filter(|table| is_taken(table.seating.as_ref())).count();
    [
        count(data.floor.tables.len(), words.table_one, words.table_many),
        count(data.rooms().len(), words.room_one, words.room_many),
        count(taken, words.taken_one, words.taken_many),
    ]
    .join(", ")
}

#[component]
fn TableList(data: Signal<FloorView>, new_code: NewCode, place: Place) -> impl IntoView {
    let words = words();
    let rooms = Memo::new(move |_| data.with(FloorView::rooms));
    let is_empty = Memo::new(move |_| rooms.with(Vec::is_empty));
    view! {
        <PageHeader title=words.title text=Signal::derive(move || Some(data.with(summary)))>
            <ButtonLink href="/admin/tables/print" icon="print">{words.print_codes}</ButtonLink>
        </PageHeader>
        <Show
            when=move || !is_empty.get()
            fallback=move || view! { <Empty icon="table" title=words.empty text=words.empty_text.to_owned()/> }
        >
            <div class="grid gap-8">
                <For each=move || rooms.get() key=|area| area.id let:area>
                    <Room area data new_code place/>
                </For>
            </div>
        </Show>
    }
}
