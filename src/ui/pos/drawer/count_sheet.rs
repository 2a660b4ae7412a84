//! Counting without knowing what should be there.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::{
    amount_pad::{AmountPad, amount_of, type_digit},
    pieces::{Counter, Pieces, counters, total},
    state::{DrawerPageState, Sheet},
    words::words,
};
use crate::{
    drawers::model::{cash::Counted, request::NewCount},
    kernel::money::Money,
    ui::{
        kit::{
            banner::Banner,
            button::{Button, ButtonSize},
            choice::Choice,
            dialog::{Dialog, DialogSize},
            segmented::Segmented,
            tone::Tone,
        },
        pos::words::fill_name,
        shared::{error_text::error_text, new_id::new_id, words},
    },
};

const PIECES: &str = "pieces";
const TOTAL: &str = "total";

/// Handles only.
#[derive(Clone, Copy)]
struct Form {
    state: DrawerPageState,
    by: RwSignal<&'static str>,
    counters: StoredValue<Vec<Counter>>,
    typed: RwSignal<String>,
}

impl Form {
    fn total(self) -> Money {
        match self.by.get() {
            TOTAL => self.typed.with(|typed| amount_of(typed)),
            _ => self.counters.with_value(|counters| total(counters)),
        }
    }

    fn counted(self) -> Counted {
        match self.by.get() {
            TOTAL => Counted::Total(self.typed.with(|typed| amount_of(typed))),
            _ => Counted::Pieces(self.counters.with_value(|counters| counters.iter().map(|one| one.piece()).collect())),
        }
    }

    fn is_fixed(self) -> bool {
        self.state.counting.is_kept() || self.state.counting.is_busy.get()
    }

    fn send(self) {
        let Some(Sheet::Count(drawer, _)) = self.state.sheet.get_untracked() else { return };
        let counted = untrack(|| self.counted());
        self.state.count(|| NewCount { id: new_id(), drawer, counted });
    }

    fn empty(self) {
        self.typed.set(String::new());
        self.counters.with_value(|counters| counters.iter().for_each(|counter| counter.count.set(0)));
    }
}

#[component]
pub fn CountSheet(state: DrawerPageState) -> impl IntoView {
    let w = words();
    let currency = state.pos.me.with_value(|me| me.restaurant.currency);
    let form = Form {
        state,
        by: RwSignal::new(PIECES),
        counters: StoredValue::new(counters(currency)),
        typed: RwSignal::default(),
    };
    let is_open = Memo::new(move |_| state.sheet.with(|sheet| matches!(sheet, Some(Sheet::Count(..)))));
    // A further count begins at nothing: it is a count, not a correction of the first.
    Effect::new(move |was_open: Option<bool>| {
        let is_open = is_open.get();
        if was_open == Some(true) && !is_open && !state.counting.is_kept() {
            form.empty();
        }
        is_open
    });
    let title = move || {
        state.sheet.with(|sheet| match sheet {
            Some(Sheet::Count(_, label)) => fill_name(w.count_title, label),
            _ => String::new(),
        })
    };
    let is_fixed = Signal::derive(move || form.is_fixed());
    let total = move || state.money(form.total());
    let footer = move || {
        view! {
            <p class="mr-auto flex items-baseline gap-3" aria-live="polite">
                <span class="text-ink-muted">{w.counted}</span>
                <output class="text-3xl font-bold tabular-nums">{total}</output>
            </p>
            <Button size=ButtonSize::Huge icon="check" pending=state.counting.is_busy on:click=move |_| form.send()>
                {move || fill_name(w.confirm_count, &total())}
            </Button>
        }
    };
    let ways = vec![Choice::new(PIECES, w.by_pieces), Choice::new(TOTAL, w.by_total)];
    view! {
        <Dialog
            open=is_open
            on_close=move |()| state.sheet.set(None)
            title=Signal::derive(title)
            size=DialogSize::Large
            footer
            close_label=words::words().close
        >
            <div class="grid gap-4">
                <p class="text-ink-muted">{w.count_text}</p>
                {move || state.counting.error.get().map(|error| view! { <Banner tone=Tone::Danger>{error_text(&error)}</Banner> })}
                <Segmented
                    label=w.count_by
                    name="count-by"
                    options=ways.clone()
                    value=Signal::derive(move || form.by.get().to_owned())
                    on_change=move |by: String| form.by.set(if by == TOTAL { TOTAL } else { PIECES })
                    disabled=is_fixed
                    hide_label=true
                />
                {move || match form.by.get() {
                    TOTAL => view! {
                        <div on:keydown=move |event: KeyboardEvent| type_digit(form.typed, &event)>
                            <AmountPad label=w.counted typed=form.typed disabled=is_fixed/>
                        </div>
                    }.into_any(),
                    _ => view! { <Pieces counters=form.counters currency disabled=is_fixed/> }.into_any(),
                }}
            </div>
        </Dialog>
    }
}
