//! Name, description, where it belongs, how long it takes.

use leptos::prelude::*;

use crate::{
    kernel::text::{Name, Paragraph},
    menu::model::{Category, TaxClass, editing::EditableMenu},
    ui::{
        admin::{
            menu::{draft::Draft, form_words::form_words, saving::Saving, words::words},
            place::Place,
        },
        kit::{
            choice::Choice,
            input::{Input, InputKind},
            select::Select,
            textarea::Textarea,
        },
    },
};

/// One text of the draft, followed.
pub fn text_of(draft: RwSignal<Draft>, field: fn(&Draft) -> &String) -> Signal<String> {
    Signal::derive(move || draft.with(|draft| field(draft).clone()))
}

/// One text of the draft, written; `name` is the field's name in the form.
pub fn write_to(
    draft: RwSignal<Draft>,
    saving: Saving,
    name: &'static str,
    field: fn(&mut Draft) -> &mut String,
) -> Callback<String> {
    Callback::new(move |text: String| {
        draft.update(|draft| *field(draft) = text);
        saving.forget(name);
    })
}

#[component]
pub fn MainFields(draft: RwSignal<Draft>, data: Signal<EditableMenu>, saving: Saving, place: Place) -> impl IntoView {
    let (list_words, words) = (words(), form_words());
    let categories = move || {
        data.with(|data| {
            let name = |category: &Category| category.name.in_language(place.language).to_owned();
            data.menu.categories.iter().map(|one| Choice::new(one.id.to_string(), name(one))).collect::<Vec<_>>()
        })
    };
    let tax_classes = move || {
        data.with(|data| {
            let choice = |class: &TaxClass| {
                Choice::new(class.id.to_string(), class.name.clone()).hint(class.dine_in.percent_text())
            };
            data.menu.tax_classes.iter().map(choice).collect::<Vec<_>>()
        })
    };
    view! {
        <Input
            label=words.name
            name="name"
            required=true
            autofocus=draft.with_untracked(|draft| draft.id.is_none())
            maxlength=u32::try_from(Name::CHARS_MAX).unwrap_or(u32::MAX)
            value=text_of(draft, |draft| &draft.name)
            on_input=write_to(draft, saving, "name", |draft| &mut draft.name)
            error=saving.field_error("name")
        />
        <Textarea
            label=words.description
            hint=words.description_hint.to_owned()
            name="description"
            maxlength=u32::try_from(Paragraph::CHARS_MAX).unwrap_or(u32::MAX)
            value=text_of(draft, |draft| &draft.description)
            on_input=write_to(draft, saving, "description", |draft| &mut draft.description)
            error=saving.field_error("description")
        />
        <div class="grid items-start gap-4 sm:grid-cols-3">
            <Select
                label=list_words.category
                name="category"
                required=true
                options=Signal::derive(categories)
                value=text_of(draft, |draft| &draft.category)
                on_change=write_to(draft, saving, "category", |draft| &mut draft.category)
                error=saving.field_error("category")
            />
            <Select
                label=words.tax_class
                name="tax_class"
                required=true
                options=Signal::derive(tax_classes)
                value=text_of(draft, |draft| &draft.tax_class)
                on_change=write_to(draft, saving, "tax_class", |draft| &mut draft.tax_class)
                error=saving.field_error("tax_class")
            />
            <Input
                label=words.prep
                hint=words.prep_hint.to_owned()
                name="prep_minutes"
                kind=InputKind::Whole
                trail=words.minutes
                required=true
                value=text_of(draft, |draft| &draft.prep_minutes)
                on_input=write_to(draft, saving, "prep_minutes", |draft| &mut draft.prep_minutes)
                error=saving.field_error("prep_minutes")
            />
        </div>
    }
}
