//! The form of one item.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    kernel::error::AppError,
    menu::model::{
        Group, Item, Menu,
        editing::{EditableMenu, ItemRow},
    },
    ui::{
        admin::{
            menu::{
                choices::Choices, draft::Draft, fields::MainFields, form_words::form_words, marks::Marks,
                preview::Preview, price_field::PriceField, rows::known_cost, saving::Saving,
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
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if saving.action.pending().get_untracked() {
            return;
        }
        match draft.with_untracked(|draft| draft.check(place.currency, words)) {
            Ok(form) => {
                saving.action.dispatch(form);
            }
            Err(fields) => saving.refuse_fields(words.check_fields, fields),
        }
    };
    let cost = row.as_ref().and_then(known_cost);
    let has_sizes = row.as_ref().is_some_and(|row| !row.item.variants.is_empty());
    let picture = row.as_ref().and_then(|row| row.item.picture.clone());
    let groups = row.as_ref().map(|row| data.with_untracked(|data| groups_of(&data.menu, &row.item)));
    view! {
        <form id=FORM novalidate autocomplete="off" on:submit=submit class="grid gap-5">
            <Refusal saving/>
            <Preview draft picture has_sizes place/>
            <MainFields draft data saving place/>
            <PriceField draft cost has_sizes data saving place/>
            <Marks draft/>
            <Switch
                label=words.active
                hint=words.active_hint.to_owned()
                name="active"
                checked=Signal::derive(move || draft.with(|draft| draft.active))
                on_change=move |on: bool| draft.update(|draft| draft.active = on)
            />
            {row.map(|row| view! { <Choices item=row.item groups=groups.unwrap_or_default() place/> })}
        </form>
    }
}

/// The item's groups and those that their modifiers open.
fn groups_of(menu: &Menu, item: &Item) -> Vec<Group> {
    let modifiers: Vec<_> = menu.groups_of(item).flat_map(|group| &group.modifiers).map(|one| one.id).collect();
    menu.asked_groups(item, &modifiers).into_iter().map(|(group, _)| group.clone()).collect()
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
