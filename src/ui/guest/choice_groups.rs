//! Every question of the item sheet, from the size to the extras.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::{
    kernel::ids::ModifierId,
    menu::model::{Group, Item, Menu, Variant, selection::Selection},
};

use super::{
    choice_group::ChoiceGroup,
    choice_row::{Choice, ChoiceRow},
    choices::{Place, Problem, chosen_in, is_radio},
    combo_slots::ComboSlots,
    facts_text::contains_text,
    problem_text::rule_text,
    visit::Visit,
};

#[component]
pub fn ChoiceGroups(
    visit: Visit,
    menu: Arc<Menu>,
    item: Arc<Item>,
    selection: RwSignal<Selection>,
    found: RwSignal<Option<Problem>>,
) -> impl IntoView {
    // Every control of the form has a number of its own: the form's encoding wants a list.
    let mut first = 0;
    let groups: Vec<(Group, usize)> = menu
        .groups_of(&item)
        .map(|group| {
            let start = first;
            first += group.modifiers.len();
            (group.clone(), start)
        })
        .collect();
    let group =
        |(group, start): (Group, usize)| view! { <ModifierGroup visit group start own=menu.language selection found/> };
    view! {
        {(!item.variants.is_empty()).then(|| view! { <Sizes visit variants=item.variants.clone() own=menu.language found/> })}
        <ComboSlots visit item=item.clone() own=menu.language found/>
        {groups.into_iter().map(group).collect_view()}
    }
}

/// The sizes with their whole prices; the first one is chosen.
#[component]
fn Sizes(
    visit: Visit,
    variants: Vec<Variant>,
    own: crate::kernel::language::Language,
    found: RwSignal<Option<Problem>>,
) -> impl IntoView {
    let row = move |(at, variant): (usize, Variant)| {
        let choice = Choice {
            is_radio: true,
            id: format!("variant-{}", variant.id),
            name: "variant".to_owned(),
            value: variant.id.to_string(),
            checked: at == 0,
            required: true,
            price: visit.money(variant.price),
            remark: None,
        };
        view! { <ChoiceRow choice text=variant.name own/> }
    };
    view! {
        <ChoiceGroup place=Place::Variant name=visit.words.size.into() own=visit.language rule=visit.words.choose_one required=false found>
            {variants.into_iter().enumerate().map(row).collect_view()}
        </ChoiceGroup>
    }
}

/// One group of extras. Where only one may be chosen, another tick takes the first one's place; where more may, the
/// rest is closed once there are enough.
#[component]
fn ModifierGroup(
    visit: Visit,
    group: Group,
    start: usize,
    own: crate::kernel::language::Language,
    selection: RwSignal<Selection>,
    found: RwSignal<Option<Problem>>,
) -> impl IntoView {
    let radio = is_radio(&group);
    let rule = rule_text(group.min, group.max, group.modifiers.len(), visit.words);
    let rule = match group.included {
        0 => rule,
        count => format!("{rule}. {}", visit.words.n_included.replace("{n}", &count.to_string())),
    };
    let known = StoredValue::new(group.clone());
    let is_full = Memo::new(move |_| {
        known.with_value(|group| 1 < group.max && group.max <= selection.with(|selection| chosen_in(group, selection)))
    });
    let row = move |(at, modifier): (usize, crate::menu::model::Modifier)| {
        let id = modifier.id;
        let choice = Choice {
            is_radio: radio,
            id: modifier_id(id),
            name: format!("modifiers[{}]", if radio { start } else { start + at }),
            value: id.to_string(),
            checked: false,
            required: radio,
            price: visit.extra_text(modifier.price),
            remark: contains_text(&modifier.allergens),
        };
        let closed = move || is_full.get() && !selection.with(|selection| selection.modifiers.contains(&id));
        let only_one = move |()| {
            if known.with_value(|group| group.max == 1 && !radio) {
                known.with_value(|group| untick_others(group, id));
            }
        };
        view! { <ChoiceRow choice text=modifier.name own disabled=Signal::derive(closed) on_tick=only_one/> }
    };
    let rows = group.modifiers.into_iter().enumerate().map(row).collect_view();
    view! {
        <ChoiceGroup place=Place::Group(group.id) name=group.name own rule required={0 < group.min} found>
            {rows}
        </ChoiceGroup>
    }
}

fn modifier_id(id: ModifierId) -> String {
    format!("modifier-{id}")
}

fn untick_others(group: &Group, kept: ModifierId) {
    let others = group.modifiers.iter().filter(|modifier| modifier.id != kept);
    let inputs = others.filter_map(|modifier| document().get_element_by_id(&modifier_id(modifier.id)));
    for input in inputs.filter_map(|input| input.dyn_into::<HtmlInputElement>().ok()) {
        input.set_checked(false);
    }
}
