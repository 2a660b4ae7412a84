//! One card for one table, about as large as a postcard.

use leptos::prelude::*;

use crate::{
    tables::model::TableCode,
    ui::{
        admin::{
            fill::fill,
            place::Place,
            tables::{card_words::card_words, words::words as screen_words},
        },
        kit::qr_code::QrCode,
    },
};

/// Restaurant, number, code, and what to do with it. Always light: it is paper.
#[component]
pub fn PrintCard(code: TableCode, house: String, place: Place) -> impl IntoView {
    let words = card_words(place.house_language);
    let label = fill(screen_words().code_of, "table", &code.table_name);
    let area = code.area.in_language(place.house_language).to_owned();
    view! {
        <article
            data-theme="light"
            lang=place.house_language.tag()
            class="grid aspect-[105/148] grid-cols-[minmax(0,1fr)] grid-rows-[auto_1fr_auto] justify-items-center gap-3 border border-dashed border-line-strong bg-surface p-5 text-center text-ink print:aspect-auto print:h-[126mm] print:gap-2 print:p-4"
        >
            <header class="grid gap-1">
                <p class="text-lg font-semibold">{house}</p>
                <p class="flex items-baseline justify-center gap-2">
                    <span class="text-lg text-ink-muted">{words.table}</span>
                    <span class="text-6xl font-bold leading-none tabular-nums">{code.table_name}</span>
                </p>
                <p class="text-sm text-ink-muted">{area}</p>
            </header>
            <div class="grid w-full max-w-[58mm] self-center print:max-w-[50mm]">
                <QrCode path=code.qr_path side=code.qr_side label/>
            </div>
            <footer class="grid gap-1">
                <p class="text-lg font-semibold leading-snug">{words.scan}</p>
                <p class="text-xs text-ink-muted">{words.or_type}</p>
                <p class="break-all text-xs tabular-nums">{code.url}</p>
            </footer>
        </article>
    }
}
