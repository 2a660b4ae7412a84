//! The form of a group of extras.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    menu::model::editing::EditableMenu,
    ui::{
        admin::{
            menu::{
                fieldset_error::FieldsetError,
                form_words::form_words,
                parts::{
                    acts::PartActs, editor::FORM, group_draft::GroupDraft, modifier_row::ModifierRow, named::NameField,
                    words::words,
                },
            },
            place::Place,
            refusal::{Refusal, RefusalBanner, text_of, write_to},
        },
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            input::{Input, InputKind},
        },
    },
};

#[component]
pub fn GroupForm(opened: GroupDraft, data: Signal<EditableMenu>, acts: PartActs, place: Place) -> impl IntoView {
    let (words, texts) = (words(), form_words());
    let (draft, refusal) = (RwSignal::new(opened), acts.refusal);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let checked = draft.with_untracked(|draft| draft.check(place.currency, (words, texts)));
        acts.submit(checked, texts.check_fields);
    };
    let keys = move || draft.with(|draft| draft.modifiers.iter().map(|one| one.row.key).collect::<Vec<_>>());
    let add = move |_| {
        draft.update(GroupDraft::add_row);
        refusal.forget("modifiers");
    };
    view! {
        <form id=FORM novalidate autocomplete="off" on:submit=submit class="grid gap-5">
            <RefusalBanner refusal check_fields=texts.check_fields/>
            <NameField
                value=text_of(draft, |draft| &draft.name)
                on_input=write_to(draft, refusal, "name", |draft| &mut draft.name)
                refusal
            />
            <Counts draft refusal/>
            <fieldset class="grid gap-3">
                <legend class="pb-1 text-sm font-semibold">{words.choices}</legend>
                <For each=keys key=|key| *key children=move |key| view! { <ModifierRow key draft data refusal place/> }/>
                <FieldsetError refusal fields=&["modifiers", "modifiers.id", "modifiers.name", "modifiers.opens"]/>
                <div>
                    <Button kind=ButtonKind::Quiet size=ButtonSize::Small icon="plus" on:click=add>{words.add_choice}</Button>
                </div>
            </fieldset>
        </form>
    }
}

/// How many may be chosen.
#[component]
fn Counts(draft: RwSignal<GroupDraft>, refusal: Refusal) -> impl IntoView {
    let words = words();
    view! {
        <div class="grid gap-2">
            <div class="grid grid-cols-3 items-start gap-4">
                <Input
                    label=words.min
                    name="min"
                    kind=InputKind::Whole
                    required=true
                    value=text_of(draft, |draft| &draft.min)
                    on_input=write_to(draft, refusal, "min", |draft| &mut draft.min)
                    error=refusal.field_error("min")
                />
                <Input
                    label=words.max
                    name="max"
                    kind=InputKind::Whole
                    required=true
                    value=text_of(draft, |draft| &draft.max)
                    on_input=write_to(draft, refusal, "max", |draft| &mut draft.max)
                    error=refusal.field_error("max")
                />
                <Input
                    label=words.included
                    name="included"
                    kind=InputKind::Whole
                    required=true
                    value=text_of(draft, |draft| &draft.included)
                    on_input=write_to(draft, refusal, "included", |draft| &mut draft.included)
                    error=refusal.field_error("included")
                />
            </div>
            <p class="text-sm text-ink-muted">{words.counts_hint}</p>
        </div>
    }
}
