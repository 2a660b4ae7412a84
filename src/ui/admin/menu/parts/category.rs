//! The form of a category.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    menu::model::{Station, editing::EditableMenu},
    ui::{
        admin::{
            menu::{
                form_words::form_words,
                parts::{acts::PartActs, draft::CategoryDraft, editor::FORM, named::NameField, words::words},
            },
            place::Place,
            refusal::{RefusalBanner, text_of, write_to},
        },
        kit::{
            choice::Choice,
            input::{Input, InputKind},
            select::Select,
        },
    },
};

#[component]
pub fn CategoryForm(opened: CategoryDraft, data: Signal<EditableMenu>, acts: PartActs, place: Place) -> impl IntoView {
    let (words, texts) = (words(), form_words());
    let (draft, refusal) = (RwSignal::new(opened), acts.refusal);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        acts.submit(draft.with_untracked(|draft| draft.check((words, texts))), texts.check_fields);
    };
    let stations = move || {
        let choice = |one: &Station| Choice::new(one.id.to_string(), one.name.in_language(place.language).to_owned());
        data.with(|data| data.menu.stations.iter().map(choice).collect::<Vec<_>>())
    };
    view! {
        <form id=FORM novalidate autocomplete="off" on:submit=submit class="grid gap-5">
            <RefusalBanner refusal check_fields=texts.check_fields/>
            <NameField
                value=text_of(draft, |draft| &draft.name)
                on_input=write_to(draft, refusal, "name", |draft| &mut draft.name)
                refusal
            />
            <div class="grid grid-cols-[1fr_8rem] items-start gap-4">
                <Select
                    label=words.station
                    name="station"
                    required=true
                    options=Signal::derive(stations)
                    value=text_of(draft, |draft| &draft.station)
                    on_change=write_to(draft, refusal, "station", |draft| &mut draft.station)
                    error=refusal.field_error("station")
                />
                <Input
                    label=words.course
                    hint=words.course_hint.to_owned()
                    name="course"
                    kind=InputKind::Whole
                    required=true
                    value=text_of(draft, |draft| &draft.course)
                    on_input=write_to(draft, refusal, "course", |draft| &mut draft.course)
                    error=refusal.field_error("course")
                />
            </div>
        </form>
    }
}
