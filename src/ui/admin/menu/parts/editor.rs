//! The editor of a part at the side of its list, and the question before one is removed.

use leptos::prelude::*;

use crate::{
    menu::model::editing::EditableMenu,
    ui::{
        admin::{
            fill::fill,
            menu::parts::{
                acts::PartActs, category::CategoryForm, draft::PartDraft, group::GroupForm, named::StationForm,
                tax_class::TaxClassForm, words::words,
            },
            place::Place,
        },
        kit::{
            button::{Button, ButtonKind},
            confirm::Confirm,
            drawer::Drawer,
        },
        shared::words::words as shared_words,
    },
};

/// The form's id, for the button in the drawer's foot.
pub const FORM: &str = "part-form";

#[component]
pub fn PartEditor(data: Signal<EditableMenu>, acts: PartActs, place: Place) -> impl IntoView {
    let (words, shared) = (words(), shared_words());
    let close = move |()| {
        if !acts.save.pending().get_untracked() {
            acts.opened.set(None);
        }
    };
    let title = move || {
        acts.opened.with(|opened| {
            let Some(draft) = opened else { return String::new() };
            match (draft.known_name(), draft) {
                (Some(name), _) => fill(words.edit, "name", name),
                (None, PartDraft::Category(_)) => words.new_category.to_owned(),
                (None, PartDraft::Group(_)) => words.new_group.to_owned(),
                (None, PartDraft::Station(_)) => words.new_station.to_owned(),
                (None, PartDraft::TaxClass(_)) => words.new_tax_class.to_owned(),
            }
        })
    };
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Quiet disabled=acts.save.pending() on:click=move |_| close(())>{shared.cancel}</Button>
            <Button submit=true pending=acts.save.pending() attr:form=FORM>{shared.save}</Button>
        }
    };
    let form = move |draft: PartDraft| match draft {
        PartDraft::Category(opened) => view! { <CategoryForm opened data acts place/> }.into_any(),
        PartDraft::Group(opened) => view! { <GroupForm opened data acts place/> }.into_any(),
        PartDraft::Station(opened) => view! { <StationForm opened acts/> }.into_any(),
        PartDraft::TaxClass(opened) => view! { <TaxClassForm opened acts/> }.into_any(),
    };
    view! {
        <Drawer
            open=Signal::derive(move || acts.opened.with(Option::is_some))
            on_close=close
            title=Signal::derive(title)
            close_label=shared.close
            footer
        >
            {move || acts.opened.get().map(form)}
        </Drawer>
        <RemoveQuestion acts/>
    }
}

#[component]
fn RemoveQuestion(acts: PartActs) -> impl IntoView {
    let words = words();
    let title = move || {
        let name = acts.asked.with(|asked| asked.as_ref().map(|part| part.name.clone()).unwrap_or_default());
        fill(words.remove, "name", name)
    };
    let confirm = move |()| {
        if let Some(part) = acts.asked.get_untracked() {
            acts.remove.dispatch(part);
        }
    };
    view! {
        <Confirm
            open=Signal::derive(move || acts.asked.with(Option::is_some))
            title=Signal::derive(title)
            text=words.remove_text.to_owned()
            verb=words.remove_short
            cancel=shared_words().cancel
            danger=true
            pending=acts.remove.pending()
            close_label=shared_words().close
            on_confirm=confirm
            on_close=move |()| acts.asked.set(None)
        />
    }
}
