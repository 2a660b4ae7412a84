//! The form of one item.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    kernel::error::AppError,
    menu::model::editing::{EditableMenu, ItemRow},
    ui::{
        admin::{
            menu::{
                choices::Choices, draft::Draft, extras::Extras, fields::MainFields, form_words::form_words,
                marks::Marks, preview::Preview, price_field::PriceField, rows::known_cost, saving::Saving,
                sizes::Sizes,
            },
            place::Place,
        },
        kit::{banner::Banner, switch::Switch, tone::Tone},
        shared::error_text::error_text,
    },
};

/// The form's id, for the button in the drawer's foot.
pub const FORM: &str = "item-form";

#[component]
pub fn ItemFormView(
    draft: RwSignal<Draft>,
    /// What was opened; none for a new item.
    row: Option<ItemRow>,
    data: Signal<EditableMenu>,
    saving: Saving,
    place: Place,
) -> impl IntoView {
    let words = form_words();
    let opened = StoredValue::new(draft.get_untracked());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if saving.action.pending().get_untracked() {
            return;
        }
        match draft.with_untracked(|draft| draft.check(place.currency, words)) {
            Ok(mut form) => {
                // What was not touched is left to whoever changed it meanwhile.
                draft.with_untracked(|draft| {
                    opened.with_value(|opened| {
                        form.variants = form.variants.take().filter(|_| draft.sizes != opened.sizes);
                        form.groups = form.groups.take().filter(|_| draft.groups != opened.groups);
                    });
                });
                saving.action.dispatch(form);
            }
            Err(fields) => saving.refuse_fields(words.check_fields, fields),
        }
    };
    let cost = row.as_ref().and_then(known_cost);
    let is_combo = row.as_ref().is_some_and(|row| row.item.is_combo());
    let picture = row.as_ref().and_then(|row| row.item.picture.clone());
    view! {
        <form id=FORM novalidate autocomplete="off" on:submit=submit class="grid gap-5">
            <Refusal saving/>
            <Preview draft picture place/>
            <MainFields draft data saving place/>
            <PriceField draft cost data saving place/>
            {(!is_combo).then(|| view! { <Sizes draft saving place/> })}
            <Extras draft data saving place/>
            <Marks draft/>
            <Switch
                label=words.active
                hint=words.active_hint.to_owned()
                name="active"
                checked=Signal::derive(move || draft.with(|draft| draft.active))
                on_change=move |on: bool| draft.update(|draft| draft.active = on)
            />
            {row.map(|row| view! { <Choices item=row.item place/> })}
        </form>
    }
}

/// Why nothing was saved, above the form.
#[component]
fn Refusal(saving: Saving) -> impl IntoView {
    let words = form_words();
    let text = move || {
        saving.refused.with(|refused| match refused {
            None => None,
            Some(AppError::Invalid { fields, .. }) if !fields.is_empty() => Some(words.check_fields.to_owned()),
            Some(error) => Some(error_text(error)),
        })
    };
    move || text().map(|text| view! { <Banner tone=Tone::Danger>{text}</Banner> })
}
