//! One table with its code.

use leptos::prelude::*;

use crate::{
    tables::model::{Table, TableCode},
    ui::{
        admin::{
            fill::{count, fill},
            place::Place,
            tables::{
                new_code::{NamedTable, NewCode, print_href},
                table_state::TableState,
                words::words,
            },
        },
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            button_link::ButtonLink,
            icon::{Icon, IconSize},
            qr_code::QrCode,
        },
        shared::words::words as shared_words,
    },
};

/// Number, seats, who sits there, the code and what can be done with it.
#[component]
pub fn CodeCard(table: Memo<Table>, code: Memo<Option<TableCode>>, new_code: NewCode, place: Place) -> impl IntoView {
    let (words, shared) = (words(), shared_words());
    let named = move |text: &'static str| move || table.with(|table| fill(text, "table", &table.name));
    let id = table.with_untracked(|table| table.id);
    let has_code = Memo::new(move |_| code.with(Option::is_some));
    let of_code = move |part: fn(&TableCode) -> String| {
        Signal::derive(move || code.with(|code| code.as_ref().map(part).unwrap_or_default()))
    };
    let side = Signal::derive(move || code.with(|code| code.as_ref().map_or(1, |code| code.qr_side)));
    let ask = move |_| {
        new_code.asked.set(Some(table.with_untracked(|table| NamedTable { id: table.id, name: table.name.clone() })));
    };
    let url = of_code(|code| code.url.clone());
    view! {
        <li class="grid content-start gap-3 rounded-xl bg-surface p-4 shadow-sm">
            <div class="flex items-start justify-between gap-3">
                <h3 class="min-w-0 leading-tight">
                    <span class="block text-sm text-ink-muted">{shared.table}</span>
                    <span class="text-3xl font-bold tabular-nums">{move || table.with(|table| table.name.clone())}</span>
                </h3>
                <span class="grid justify-items-end gap-1">
                    <TableState seating=Signal::derive(move || table.with(|table| table.seating.clone())) place/>
                    <span class="flex items-center gap-1.5 text-sm text-ink-muted">
                        <Icon name="seat" size=IconSize::Small/>
                        {move || count(table.with(|table| table.seats as usize), words.seat_one, words.seat_many)}
                    </span>
                </span>
            </div>
            <Show
                when=move || has_code.get()
                fallback=move || view! { <p class="grid aspect-square place-items-center text-ink-muted">{words.no_code}</p> }
            >
                <div class="mx-auto w-full max-w-40 sm:max-w-52">
                    <QrCode path=of_code(|code| code.qr_path.clone()) side label=Signal::derive(named(words.code_of))/>
                </div>
                <a
                    class="link grid min-h-touch content-center break-all text-xs"
                    href=move || url.get()
                    rel="external noopener"
                    target="_blank"
                    title=words.open_link
                >
                    {move || url.get()}
                </a>
            </Show>
            <div class="flex flex-wrap gap-2">
                <Button
                    kind=ButtonKind::Quiet
                    size=ButtonSize::Small
                    icon="refresh"
                    on:click=ask
                    attr:aria-label=named(words.new_code_of)
                >
                    {words.new_code}
                </Button>
                <Show when=move || has_code.get()>
                    <ButtonLink
                        href=print_href(id)
                        kind=ButtonKind::Ghost
                        size=ButtonSize::Small
                        icon="print"
                        attr:aria-label=named(words.print_card_of)
                    >
                        {words.print_card}
                    </ButtonLink>
                </Show>
            </div>
        </li>
    }
}
