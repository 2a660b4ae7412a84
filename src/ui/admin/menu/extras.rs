//! Which groups of extras an item asks for.

use leptos::prelude::*;

use crate::{
    kernel::ids::GroupId,
    menu::model::{Group, editing::EditableMenu},
    ui::{
        admin::{
            menu::{
                choices::rule_text,
                draft::{Draft, mark},
                fieldset_error::FieldsetError,
                form_words::form_words,
                saving::Saving,
                target::EXTRAS,
            },
            place::Place,
            refusal::Refusal,
        },
        kit::checkbox::Checkbox,
    },
};

/// A tick for each group there is.
#[component]
pub fn Extras(draft: RwSignal<Draft>, data: Signal<EditableMenu>, saving: Saving, place: Place) -> impl IntoView {
    let words = form_words();
    let groups = data.with_untracked(|data| data.menu.groups.clone());
    let order = StoredValue::new(groups.iter().map(|group| group.id).collect::<Vec<GroupId>>());
    let is_empty = groups.is_empty();
    let tick = move |group: Group| {
        let id = group.id;
        let choices: Vec<_> =
            group.modifiers.iter().map(|one| one.name.in_language(place.language).to_owned()).collect();
        let turn = move |on: bool| {
            order.with_value(|order| draft.update(|draft| mark(&mut draft.groups, id, on, order)));
        };
        view! {
            <Checkbox
                label=group.name.in_language(place.language).to_owned()
                hint=format!("{}: {}", rule_text(&group), choices.join(", "))
                name="groups"
                id=format!("group-{id}")
                value=id.to_string()
                checked=Signal::derive(move || draft.with(|draft| draft.groups.contains(&id)))
                on_change=turn
            />
        }
    };
    view! {
        <fieldset class="grid gap-1">
            <legend class="pb-1 text-sm font-semibold">{words.extras}</legend>
            {groups.into_iter().map(tick).collect_view()}
            {is_empty.then(|| view! { <p class="text-sm text-ink-muted">{words.no_extras}</p> })}
            <FieldsetError refusal=Refusal(saving.refused) fields=&["groups"]/>
            <p><a class="link text-sm" href=EXTRAS>{words.edit_extras}</a></p>
        </fieldset>
    }
}
