//! What can be done with one part, at the end of its row.

use leptos::prelude::*;

use crate::ui::{
    admin::{
        fill::fill,
        menu::parts::{
            acts::{Asked, PartActs, PartId},
            draft::PartDraft,
            words::words,
        },
    },
    kit::{
        button::{Button, ButtonKind, ButtonSize},
        icon_button::IconButton,
    },
};

#[component]
pub fn LineActions(id: PartId, name: String, draft: PartDraft, acts: PartActs) -> impl IntoView {
    let words = words();
    let (remove, edit) = (fill(words.remove, "name", &name), fill(words.edit, "name", &name));
    let ask = move |_| acts.asked.set(Some(Asked { id, name: name.clone() }));
    view! {
        <span class="flex items-center justify-end gap-1 whitespace-nowrap">
            <Button kind=ButtonKind::Ghost size=ButtonSize::Small attr:aria-label=remove on:click=ask>{words.remove_short}</Button>
            <IconButton icon="edit" size=ButtonSize::Small label=edit on:click=move |_| acts.open(draft.clone())/>
        </span>
    }
}
