//! One choice of a group, in the group's form.

use leptos::prelude::*;

use crate::{
    menu::model::{Allergen, Group, editing::EditableMenu},
    ui::{
        admin::{
            fill::fill,
            menu::{
                draft::mark,
                parts::{
                    group_draft::{GroupDraft, ModifierDraft},
                    words::words,
                },
                row_draft::RowDraft,
                row_fields::{RowFields, RowWords},
            },
            place::Place,
            refusal::Refusal,
        },
        kit::{
            checkbox::Checkbox,
            choice::Choice,
            icon::{Icon, IconSize},
            select::Select,
        },
        shared::words::allergen_word,
    },
};

/// The value of the choice that asks for nothing more; no id.
const NOTHING: &str = "none";

/// Name and price, what it asks for then, and what is in it.
#[component]
pub fn ModifierRow(
    key: u32,
    draft: RwSignal<GroupDraft>,
    data: Signal<EditableMenu>,
    refusal: Refusal,
    place: Place,
) -> impl IntoView {
    let words = words();
    let row = move || draft.with(|draft| draft.modifier(key).map(|one| one.row.clone()).unwrap_or_default());
    let change = move |act: &dyn Fn(&mut ModifierDraft)| {
        draft.update(|draft| {
            if let Some(one) = draft.modifier_mut(key) {
                act(one);
            }
        });
    };
    let write = Callback::new(move |row: RowDraft| {
        change(&|one| one.row = row.clone());
        refusal.forget("modifiers");
    });
    let remove = move |()| draft.update(|draft| draft.modifiers.retain(|one| one.row.key != key));
    let row_words = RowWords { name: words.choice_name, price: words.price, remove: words.remove_choice };
    let opens = move || {
        let id = draft.with(|draft| draft.modifier(key).map(|one| one.opens.clone()).unwrap_or_default());
        if id.is_empty() { NOTHING.to_owned() } else { id }
    };
    let open = move |id: String| change(&|one| one.opens.clone_from(&id));
    let groups = move || openable(data, draft, place);
    let can_open = Memo::new(move |_| 1 < groups().len());
    view! {
        <div class="grid gap-2 border-t border-line pt-3">
            <RowFields key row=Signal::derive(row) write on_remove=remove words=row_words refusal place/>
            <div class="grid items-start gap-2 sm:grid-cols-2">
                <Contents key draft/>
                <Show when=move || can_open.get()>
                    <Select
                        label=words.opens
                        name="opens"
                        id=format!("opens-{key}")
                        options=Signal::derive(groups)
                        value=Signal::derive(opens)
                        on_change=open
                    />
                </Show>
            </div>
        </div>
    }
}

/// The groups that a choice may ask for: others than its own whose choices ask for nothing further.
fn openable(data: Signal<EditableMenu>, draft: RwSignal<GroupDraft>, place: Place) -> Vec<Choice> {
    let own = draft.with(|draft| draft.id);
    let is_last = |group: &&Group| Some(group.id) != own && group.modifiers.iter().all(|one| one.opens.is_none());
    let choice = |group: &Group| Choice::new(group.id.to_string(), group.name.in_language(place.language).to_owned());
    let groups = data.with(|data| data.menu.groups.iter().filter(is_last).map(choice).collect::<Vec<_>>());
    let nothing = Choice::new(NOTHING, words().opens_nothing);
    std::iter::once(nothing).chain(groups).collect()
}

/// The allergens of a choice, folded away.
#[component]
fn Contents(key: u32, draft: RwSignal<GroupDraft>) -> impl IntoView {
    let words = words();
    let marked = move || draft.with(|draft| draft.modifier(key).map(|one| one.allergens.clone()).unwrap_or_default());
    let summary = move || {
        let list: Vec<_> = marked().into_iter().map(allergen_word).collect();
        if list.is_empty() { words.contains_nothing.to_owned() } else { fill(words.contains, "list", list.join(", ")) }
    };
    let tick = move |one: Allergen| {
        let turn = move |on: bool| {
            draft.update(|draft| {
                if let Some(modifier) = draft.modifier_mut(key) {
                    mark(&mut modifier.allergens, one, on, Allergen::ALL);
                }
            });
        };
        view! {
            <Checkbox
                label=allergen_word(one)
                name="allergens"
                id=format!("row-{key}-{}", one.as_str())
                value=one.as_str()
                checked=Signal::derive(move || marked().contains(&one))
                on_change=turn
            />
        }
    };
    view! {
        <details class="text-sm">
            <summary class="flex min-h-touch cursor-pointer items-center gap-1 text-ink-muted">
                <Icon name="chevron-down" size=IconSize::Small/>
                {summary}
            </summary>
            <div class="grid grid-cols-2 gap-x-4">{Allergen::ALL.iter().copied().map(tick).collect_view()}</div>
        </details>
    }
}
