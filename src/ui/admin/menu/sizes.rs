//! The sizes of an item, each with its price.

use leptos::prelude::*;

use crate::ui::{
    admin::{
        menu::{
            draft::Draft,
            fieldset_error::FieldsetError,
            form_words::form_words,
            row_draft::RowDraft,
            row_fields::{RowFields, RowWords},
            saving::Saving,
        },
        place::Place,
        refusal::Refusal,
    },
    kit::button::{Button, ButtonKind, ButtonSize},
};

/// A line for each size; without any the item has one price.
#[component]
pub fn Sizes(draft: RwSignal<Draft>, saving: Saving, place: Place) -> impl IntoView {
    let words = form_words();
    let keys = move || draft.with(|draft| draft.sizes.iter().map(|size| size.row.key).collect::<Vec<_>>());
    let row_words = RowWords { name: words.size, price: words.size_price, remove: words.remove_size };
    let line = move |key: u32| {
        let row = move || draft.with(|draft| draft.size(key).map(|size| size.row.clone()).unwrap_or_default());
        let write = Callback::new(move |row: RowDraft| {
            draft.update(|draft| {
                if let Some(size) = draft.sizes.iter_mut().find(|size| size.row.key == key) {
                    size.row = row;
                }
            });
        });
        let remove = move |()| draft.update(|draft| draft.sizes.retain(|size| size.row.key != key));
        let refusal = Refusal(saving.refused);
        view! { <RowFields key row=Signal::derive(row) write on_remove=remove words=row_words refusal place/> }
    };
    view! {
        <fieldset class="grid gap-3">
            <legend class="pb-1 text-sm font-semibold">{words.sizes}</legend>
            <p class="text-sm text-ink-muted">{words.sizes_text}</p>
            <For each=keys key=|key| *key children=line/>
            <FieldsetError refusal=Refusal(saving.refused) fields=&["variants", "variants.id", "variants.name", "variants.price"]/>
            <div>
                <Button kind=ButtonKind::Quiet size=ButtonSize::Small icon="plus" on:click=move |_| draft.update(Draft::add_size)>
                    {words.add_size}
                </Button>
            </div>
        </fieldset>
    }
}
