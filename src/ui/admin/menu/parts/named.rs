//! The name of a part, and the form of one that has nothing else.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    kernel::text::Name,
    ui::{
        admin::{
            menu::{
                form_words::form_words,
                parts::{acts::PartActs, draft::StationDraft, editor::FORM, words::words},
            },
            refusal::{Refusal, RefusalBanner, text_of, write_to},
        },
        kit::input::Input,
    },
};

/// The first field of each of these forms.
#[component]
pub fn NameField(value: Signal<String>, on_input: Callback<String>, refusal: Refusal) -> impl IntoView {
    view! {
        <Input
            label=words().name
            name="name"
            required=true
            autofocus=true
            maxlength=u32::try_from(Name::CHARS_MAX).unwrap_or(u32::MAX)
            value=value
            on_input=on_input
            error=refusal.field_error("name")
        />
    }
}

#[component]
pub fn StationForm(opened: StationDraft, acts: PartActs) -> impl IntoView {
    let texts = form_words();
    let (draft, refusal) = (RwSignal::new(opened), acts.refusal);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        acts.submit(draft.with_untracked(|draft| draft.check(texts)), texts.check_fields);
    };
    view! {
        <form id=FORM novalidate autocomplete="off" on:submit=submit class="grid gap-5">
            <RefusalBanner refusal check_fields=texts.check_fields/>
            <NameField
                value=text_of(draft, |draft| &draft.name)
                on_input=write_to(draft, refusal, "name", |draft| &mut draft.name)
                refusal
            />
        </form>
    }
}
