//! For how long an item goes off sale.

use leptos::prelude::*;

use crate::{
    menu::model::editing::OffSaleFor,
    ui::{
        admin::{
            fill::fill,
            menu::{availability::Availabilities, words::words},
        },
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            dialog::{Dialog, DialogSize},
        },
        shared::words::words as shared_words,
    },
};

/// Three durations, one tap each.
#[component]
pub fn OffSaleDialog(acts: Availabilities) -> impl IntoView {
    let (words, shared) = (words(), shared_words());
    let Availabilities { asked, take_off, .. } = acts;
    let title = move || {
        asked.with(|item| item.as_ref().map(|item| fill(words.take_off_title, "item", &item.name)).unwrap_or_default())
    };
    let choose = move |lasting: OffSaleFor| {
        if let Some(item) = asked.get_untracked() {
            take_off.dispatch((item, lasting));
        }
    };
    let choice = move |lasting: OffSaleFor, word: &'static str, icon: &'static str| {
        view! {
            <Button
                kind=ButtonKind::Quiet
                size=ButtonSize::Large
                wide=true
                icon=icon
                disabled=take_off.pending()
                on:click=move |_| choose(lasting)
            >
                {word}
            </Button>
        }
    };
    view! {
        <Dialog
            open=Signal::derive(move || asked.with(Option::is_some))
            on_close=move |()| asked.set(None)
            title=Signal::derive(title)
            size=DialogSize::Small
            close_label=shared.close
        >
            <div class="grid gap-3">
                <p class="text-ink-muted">{words.take_off_text}</p>
                {choice(OffSaleFor::Hour, words.for_hour, "clock")}
                {choice(OffSaleFor::Today, words.for_today, "moon")}
                {choice(OffSaleFor::UntilRestored, words.until_restored, "hand")}
            </div>
        </Dialog>
    }
}
