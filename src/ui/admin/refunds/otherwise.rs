//! A refund that failed was given back another way.

use leptos::prelude::*;

use super::{page::Acts, words::words};
use crate::{
    kernel::text::Note,
    payments::model::refunds::CardRefund,
    ui::{
        admin::{fill::fill, place::Place},
        kit::{confirm::Confirm, input::Input},
        shared::words::words as shared_words,
    },
};

/// Asks how, before nothing is sent any more.
#[component]
pub fn Otherwise(acts: Acts, place: Place) -> impl IntoView {
    let words = words();
    let (how, is_missing) = (RwSignal::new(String::new()), RwSignal::new(false));
    Effect::new(move |_| {
        if acts.asked.with(Option::is_none) {
            how.set(String::new());
            is_missing.set(false);
        }
    });
    let title = move || acts.asked.with(|asked| asked.as_ref().map(|row| title_of(row, place)).unwrap_or_default());
    let confirm = move |()| match (acts.asked.get_untracked(), Note::parse(&how.get_untracked())) {
        (Some(row), Ok(how)) => {
            acts.settle.dispatch((row.refund, row.payment, how));
        }
        (_, _) => is_missing.set(true),
    };
    view! {
        <Confirm
            open=Signal::derive(move || acts.asked.with(Option::is_some))
            title=Signal::derive(title)
            text=words.otherwise_text.to_owned()
            verb=words.otherwise
            cancel=shared_words().cancel
            pending=acts.settle.pending()
            close_label=shared_words().close
            on_confirm=confirm
            on_close=move |()| acts.asked.set(None)
        >
            <Input
                label=words.how
                hint=words.how_hint.to_owned()
                name="how"
                required=true
                maxlength=280
                value=how
                on_input=move |text: String| {
                    how.set(text);
                    is_missing.set(false);
                }
                error=Signal::derive(move || is_missing.get().then(|| words.how_hint.to_owned()))
            />
        </Confirm>
    }
}

fn title_of(row: &CardRefund, place: Place) -> String {
    let number = row.order_number.map_or_else(|| "…".to_owned(), |number| number.to_string());
    fill(words().otherwise_of, "amount", place.currency.text(row.amount)).replace("{order}", &number)
}
