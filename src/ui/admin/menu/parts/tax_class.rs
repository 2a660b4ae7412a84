//! The form of a tax class.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::ui::{
    admin::{
        menu::{
            form_words::form_words,
            parts::{acts::PartActs, draft::TaxClassDraft, editor::FORM, named::NameField, words::words},
        },
        refusal::{RefusalBanner, text_of, write_to},
    },
    kit::input::{Input, InputKind},
};

#[component]
pub fn TaxClassForm(opened: TaxClassDraft, acts: PartActs) -> impl IntoView {
    let (words, texts) = (words(), form_words());
    let (draft, refusal) = (RwSignal::new(opened), acts.refusal);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        acts.submit(draft.with_untracked(|draft| draft.check((words, texts))), texts.check_fields);
    };
    view! {
        <form id=FORM novalidate autocomplete="off" on:submit=submit class="grid gap-5">
            <RefusalBanner refusal check_fields=texts.check_fields/>
            <NameField
                value=text_of(draft, |draft| &draft.name)
                on_input=write_to(draft, refusal, "name", |draft| &mut draft.name)
                refusal
            />
            <div class="grid grid-cols-2 items-start gap-4">
                <Input
                    label=words.dine_in
                    name="dine_in"
                    kind=InputKind::Decimal
                    trail="%"
                    required=true
                    value=text_of(draft, |draft| &draft.dine_in)
                    on_input=write_to(draft, refusal, "dine_in", |draft| &mut draft.dine_in)
                    error=refusal.field_error("dine_in")
                />
                <Input
                    label=words.takeaway
                    name="takeaway"
                    kind=InputKind::Decimal
                    trail="%"
                    required=true
                    value=text_of(draft, |draft| &draft.takeaway)
                    on_input=write_to(draft, refusal, "takeaway", |draft| &mut draft.takeaway)
                    error=refusal.field_error("takeaway")
                />
            </div>
            <p class="text-sm text-ink-muted">{words.tax_hint}</p>
        </form>
    }
}
