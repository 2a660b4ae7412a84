//! The item as it stands on the guest's phone.

use leptos::prelude::*;

use crate::menu::model::Pricing;
use crate::ui::{
    admin::{
        fill::fill,
        menu::{
            draft::Draft,
            form_words::form_words,
            thumb::{Thumb, ThumbSize},
        },
        place::Place,
    },
    kit::{badge::Badge, tone::Tone},
    shared::{
        price::price_text,
        words::{allergen_word, diet_word, words as shared_words},
    },
};

/// Follows every keystroke. An item that is opened begins here; a new one at its name.
#[component]
pub fn Preview(draft: RwSignal<Draft>, picture: Option<String>, place: Place) -> impl IntoView {
    let (words, shared) = (form_words(), shared_words());
    let name = move || {
        let name = draft.with(|draft| draft.name.trim().to_owned());
        if name.is_empty() { words.nameless.to_owned() } else { name }
    };
    let price = move || {
        let (price, pricing) = draft.with(|draft| (draft.lowest_price(place.currency), draft.pricing()));
        let price = if pricing == Pricing::Open { price.unwrap_or_default() } else { price? };
        let has_sizes = draft.with(Draft::has_sizes);
        let text = price_text(pricing, price, place.currency);
        Some(if has_sizes { format!("{} {text}", shared.from) } else { text })
    };
    let allergens = move || {
        let list = draft.with(|draft| draft.allergens.iter().map(|one| allergen_word(*one)).collect::<Vec<_>>());
        (!list.is_empty()).then(|| fill(words.contains, "list", list.join(", ")))
    };
    let diets = move || {
        let list = draft.with(|draft| draft.diets.clone());
        list.into_iter()
            .map(|one| view! { <Badge tone=Tone::Success icon="leaf">{diet_word(one)}</Badge> })
            .collect_view()
    };
    let is_hidden = Memo::new(move |_| draft.with(|draft| !draft.active));
    view! {
        <section
            class="grid gap-2 outline-none"
            aria-label=words.guest_view
            tabindex="-1"
            autofocus=draft.with_untracked(|draft| draft.id.is_some())
        >
            <p class="text-sm font-semibold text-ink-muted">{words.guest_view}</p>
            <div class="flex items-start gap-4 rounded-xl bg-canvas p-4 shadow-sm">
                <Thumb picture=picture size=ThumbSize::Guest/>
                <div class="grid min-w-0 flex-1 gap-1">
                    <p class="flex items-baseline justify-between gap-3">
                        <span class="min-w-0 text-lg font-semibold">{name}</span>
                        <span class="price text-lg">{price}</span>
                    </p>
                    <p class="line-clamp-2 text-ink-muted">{move || draft.with(|draft| draft.description.clone())}</p>
                    <p class="text-sm text-ink-muted">{allergens}</p>
                    <p class="flex flex-wrap gap-1.5">{diets}</p>
                    <Show when=move || is_hidden.get()>
                        <p><Badge icon="eye-off">{words.hidden}</Badge></p>
                    </Show>
                </div>
            </div>
        </section>
    }
}
