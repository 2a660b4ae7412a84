//! The cards of all tables, four to a page.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    kernel::ids::TableId,
    tables::model::TableCode,
    ui::{
        admin::{
            fill::count,
            place::Place,
            tables::{floor_view::FloorView, print_card::PrintCard, words::words},
        },
        kit::{button::Button, button::ButtonKind, button_link::ButtonLink, empty::Empty, page_header::PageHeader},
        shared::words::words as shared_words,
    },
};

const CARDS_A_PAGE: usize = 4;

/// What the printer gets, and the button that sends it there. `?table=` narrows it to one.
#[component]
pub fn PrintSheet(data: Signal<FloorView>, house: String, place: Place) -> impl IntoView {
    let (words, shared) = (words(), shared_words());
    let query = use_query_map();
    let only = Memo::new(move |_| query.with(|query| query.get_str("table").and_then(|id| id.parse::<TableId>().ok())));
    let codes = Memo::new(move |_| {
        data.with(|data| {
            let keeps = |code: &&TableCode| only.get().is_none_or(|only| only == code.table);
            data.codes.iter().filter(keeps).cloned().collect::<Vec<_>>()
        })
    });
    let house = StoredValue::new(house);
    // The first page begins where the sheet begins; each of the others begins a new one.
    let page = move |(index, cards): (usize, &[TableCode])| {
        let class = if index == 0 {
            "grid w-full max-w-[210mm] grid-cols-[minmax(0,1fr)] gap-4 break-inside-avoid rounded-lg bg-surface p-6 shadow-md sm:grid-cols-2 print:grid-cols-2 print:gap-[4mm] print:p-0 print:shadow-none"
        } else {
            "sheet-print grid w-full max-w-[210mm] grid-cols-[minmax(0,1fr)] gap-4 rounded-lg bg-surface p-6 shadow-md sm:grid-cols-2 print:grid-cols-2 print:gap-[4mm] print:p-0 print:shadow-none"
        };
        let cards = cards.iter().cloned();
        let card = move |code| view! { <PrintCard code house=house.get_value() place/> };
        view! { <section class=class data-theme="light">{cards.map(card).collect_view()}</section> }
    };
    let pages = move || codes.with(|codes| codes.chunks(CARDS_A_PAGE).enumerate().map(page).collect_view());
    let is_empty = Memo::new(move |_| codes.with(Vec::is_empty));
    let text = move || Some(count(codes.with(Vec::len), words.table_one, words.table_many));
    view! {
        <div class="no-print">
            <PageHeader title=words.print_title text=Signal::derive(text) back="/admin/tables" back_label=shared.back>
                <Show when=move || only.get().is_some()>
                    <ButtonLink href="/admin/tables/print" kind=ButtonKind::Quiet>{words.all_tables}</ButtonLink>
                </Show>
                <Button icon="print" disabled=is_empty on:click=move |_| print()>{words.print}</Button>
            </PageHeader>
            <Show when=move || only.get().is_none()>
                <p class="pb-4 text-ink-muted">{words.print_text}</p>
            </Show>
        </div>
        <Show
            when=move || !is_empty.get()
            fallback=move || view! { <Empty icon="print" title=words.nothing_to_print text=words.nothing_to_print_text.to_owned()/> }
        >
            <div class="grid grid-cols-[minmax(0,1fr)] justify-items-center gap-6 2xl:grid-cols-2 print:block">{pages}</div>
        </Show>
    }
}

/// Opens the browser's print dialog; one that refuses has none.
fn print() {
    let _ = window().print();
}
