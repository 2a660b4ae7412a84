//! The editor at the side of the list.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{
    menu::model::editing::{EditableMenu, ItemRow},
    ui::{
        admin::{
            fill::fill,
            menu::{
                close_question::CloseQuestion,
                draft::Draft,
                form::{FORM, ItemFormView},
                form_words::form_words,
                parts::words::words as parts_words,
                saving::Saving,
                target::{CATEGORIES, LIST, Target},
                words::words,
            },
            place::Place,
        },
        kit::{
            button::{Button, ButtonKind},
            button_link::ButtonLink,
            drawer::{Drawer, DrawerSize},
            empty::Empty,
        },
        shared::words::words as shared_words,
    },
};

fn row_of(data: &EditableMenu, target: Target) -> Option<&ItemRow> {
    match target {
        Target::Item(id) => data.rows.iter().find(|row| row.item.id == id),
        _ => None,
    }
}

/// Open while the address names an item or a new one. What is being typed is not touched by news from elsewhere.
#[component]
pub fn Editor(data: Signal<EditableMenu>, target: Memo<Target>, saving: Saving, place: Place) -> impl IntoView {
    let (list_words, words, shared) = (words(), form_words(), shared_words());
    let asking = RwSignal::new(false);
    // Whether the draft on the screen differs from what was opened.
    let changed = StoredValue::new(None::<Memo<bool>>);
    let navigate = use_navigate();
    let leave = Callback::new(move |()| {
        asking.set(false);
        navigate(LIST, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    });
    let close = move |()| {
        if saving.action.pending().get_untracked() {
            return;
        }
        match changed.get_value().and_then(|changed| changed.try_get_untracked()) {
            Some(true) => asking.set(true),
            _ => leave.run(()),
        }
    };
    Effect::new(move |_| {
        target.track();
        saving.refused.set(None);
    });
    let can_save = Memo::new(move |_| {
        data.with(|data| match target.get() {
            Target::New => !data.menu.categories.is_empty(),
            other => row_of(data, other).is_some(),
        })
    });
    let title = move || {
        data.with(|data| match (target.get(), row_of(data, target.get())) {
            (Target::New, _) => words.new_title.to_owned(),
            (_, Some(row)) => fill(list_words.edit, "item", &row.item.name.own),
            (_, None) => list_words.title.to_owned(),
        })
    };
    let content = move |(target, can_save): (Target, bool)| {
        if !can_save {
            changed.set_value(None);
            return if target == Target::New { no_categories() } else { gone() };
        }
        let row = data.with_untracked(|data| row_of(data, target).cloned());
        let opened = match &row {
            Some(row) => Draft::of(row, place.currency),
            None => data.with_untracked(|data| Draft::new(&data.menu)),
        };
        let draft = RwSignal::new(opened.clone());
        changed.set_value(Some(Memo::new(move |_| draft.with(|draft| *draft != opened))));
        view! { <ItemFormView draft row data saving place/> }.into_any()
    };
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Quiet disabled=saving.action.pending() on:click=move |_| close(())>{shared.cancel}</Button>
            <Show when=move || can_save.get()>
                <Button submit=true pending=saving.action.pending() attr:form=FORM>{shared.save}</Button>
            </Show>
        }
    };
    view! {
        <Drawer
            open=Signal::derive(move || target.get().is_open())
            on_close=close
            title=Signal::derive(title)
            size=DrawerSize::Wide
            close_label=shared.close
            footer
        >
            // Made anew for each item, never drawn over another's form.
            <For each=move || [(target.get(), can_save.get())] key=|opened| *opened children=content/>
        </Drawer>
        <CloseQuestion asking on_discard=leave/>
    }
}

fn gone() -> AnyView {
    let words = form_words();
    view! { <Empty icon="search" title=words.gone text=words.gone_text.to_owned()/> }.into_any()
}

fn no_categories() -> AnyView {
    let words = form_words();
    view! {
        <Empty icon="tag" title=words.no_categories text=words.no_categories_text.to_owned()>
            <ButtonLink href=CATEGORIES icon="plus">{parts_words().new_category}</ButtonLink>
        </Empty>
    }
    .into_any()
}
