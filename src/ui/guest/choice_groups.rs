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
    let groups: Vec<(Group, usize)> = all_groups(&menu, &item)
        .into_iter()
        .map(|group| {
            let start = first;
            first += group.modifiers.len();
            (group.clone(), start)
        })
        .collect();
    let own = menu.language;
    let card = StoredValue::new((menu, item.clone()));
    let group = move |(group, start): (Group, usize)| view! { <ModifierGroup visit card group start selection found/> };
    view! {
        {(!item.variants.is_empty()).then(|| view! { <Sizes visit variants=item.variants.clone() own found/> })}
        <ComboSlots visit item=item.clone() own found/>
        {groups.into_iter().map(group).collect_view()}
    }
}

/// The item's groups, each followed by those that its modifiers open; every group once.
fn all_groups<'a>(menu: &'a Menu, item: &'a Item) -> Vec<&'a Group> {
    let everything: Vec<ModifierId> =
        menu.groups_of(item).flat_map(|group| &group.modifiers).map(|modifier| modifier.id).collect();
    menu.asked_groups(item, &everything).into_iter().map(|(group, _)| group).collect()
}

/// What of the item opens this group, in words: nothing for the item's own.
fn openers(visit: Visit, menu: &Menu, item: &Item, group: &Group) -> Vec<String> {
    if item.groups.contains(&group.id) {
        return vec![];
    }
    let modifiers = menu.groups_of(item).flat_map(|group| &group.modifiers);
    modifiers.filter(|modifier| modifier.opens == Some(group.id)).map(|modifier| visit.text(&modifier.name)).collect()
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
/// rest is closed once there are enough. A group that a choice opens stands there for those without script, says what
/// it belongs to, and is put away by script until it is asked.
#[component]
fn ModifierGroup(
    visit: Visit,
    card: StoredValue<(Arc<Menu>, Arc<Item>)>,
    group: Group,
    start: usize,
    selection: RwSignal<Selection>,
    found: RwSignal<Option<Problem>>,
) -> impl IntoView {
    let own = card.with_value(|(menu, _)| menu.language);
    let openers = card.with_value(|(menu, item)| openers(visit, menu, item, &group));
    let is_opened = !openers.is_empty();
    let radio = is_radio(&group) && !is_opened;
    let rule = rule_text(group.min, group.max, group.modifiers.len(), visit.words);
    let rule = match group.included {
        0 => rule,
        count => format!("{rule}. {}", visit.words.n_included.replace("{n}", &count.to_string())),
    };
    let rule = if is_opened {
        format!("{}. {rule}", visit.words.only_with.replace("{list}", &openers.join(", ")))
    } else {
        rule
    };
    let known = StoredValue::new(group.clone());
    let times = Memo::new(move |_| {
        let asked = card.with_value(|(menu, item)| {
            let asked = selection.with(|selection| menu.asked_groups(item, &selection.modifiers));
            asked.into_iter().find(|(asked, _)| known.with_value(|group| group.id == asked.id)).map(|(_, times)| times)
        });
        asked.unwrap_or_default()
    });
    let asked = Signal::derive(move || !is_opened || !visit.awake.get() || 0 < times.get());
    let max = move || known.with_value(|group| group.max).saturating_mul(times.get().max(1));
    let is_full = Memo::new(move |_| {
        let chosen = known.with_value(|group| selection.with(|selection| chosen_in(group, selection)));
        1 < max() && max() <= chosen
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
            if !radio && untrack(max) == 1 {
                known.with_value(|group| untick_others(group, id));
            }
        };
        view! { <ChoiceRow choice text=modifier.name own disabled=Signal::derive(closed) on_tick=only_one/> }
    };
    let rows = group.modifiers.into_iter().enumerate().map(row).collect_view();
    view! {
        <ChoiceGroup place=Place::Group(group.id) name=group.name own rule required={0 < group.min} found asked>
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
