//! One answer to a question of the item sheet.

use leptos::prelude::*;

use crate::{kernel::language::Language, menu::model::words::Translated};

use super::menu_text::MenuText;

/// What a row is before anything is touched.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    pub is_radio: bool,
    pub id: String,
    pub name: String,
    pub value: String,
    pub checked: bool,
    pub required: bool,
    /// At the end of the row: a price, what it adds.
    pub price: String,
    /// Below the name: allergens, "Sold out".
    pub remark: Option<String>,
}

/// The whole row is the target. `on_tick` hears of it before the form does.
#[component]
pub fn ChoiceRow(
    choice: Choice,
    text: Translated,
    own: Language,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] on_tick: Option<Callback<()>>,
) -> impl IntoView {
    let tick = move |_| {
        if let Some(on_tick) = on_tick {
            on_tick.run(());
        }
    };
    view! {
        <label class="flex min-h-row items-center gap-3 px-4 py-2 hover:bg-surface-2 has-checked:bg-accent-soft has-disabled:cursor-not-allowed has-disabled:text-ink-faint has-focus-visible:outline-3 has-focus-visible:-outline-offset-3 has-focus-visible:outline-focus">
            <input
                type=if choice.is_radio { "radio" } else { "checkbox" }
                id=choice.id
                name=choice.name
                value=choice.value
                checked=choice.checked
                required=choice.required
                disabled=move || disabled.get()
                class="size-6 flex-none accent-accent focus-visible:outline-none"
                on:change=tick
            />
            <span class="min-w-0 flex-1 leading-snug">
                <MenuText text own/>
                {choice.remark.map(|remark| view! { <span class="block text-sm text-ink-muted">{remark}</span> })}
            </span>
            <span class="flex-none tabular-nums">{choice.price}</span>
        </label>
    }
}
