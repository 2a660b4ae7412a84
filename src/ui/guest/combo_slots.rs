//! What a combo is made of.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    kernel::language::Language,
    menu::model::{Item, Slot, SlotOption},
    ui::{kit::icon::Icon, shared::words},
};

use super::{
    choice_group::ChoiceGroup,
    choice_row::{Choice, ChoiceRow},
    choices::{Place, Problem},
    problem_text::rule_text,
    sale::Sale,
    visit::Visit,
};

/// One question per slot: rows where one is chosen, a list for each where several are and the same may come twice.
#[component]
pub fn ComboSlots(visit: Visit, item: Arc<Item>, own: Language, found: RwSignal<Option<Problem>>) -> impl IntoView {
    let mut first = 0;
    let slots: Vec<(Slot, u32)> = item
        .slots
        .iter()
        .map(|slot| {
            let start = first;
            first += slot.choose;
            (slot.clone(), start)
        })
        .collect();
    let slot = move |(slot, start): (Slot, u32)| {
        let (place, name) = (Place::Slot(slot.id), slot.name.clone());
        let rule = rule_text(slot.choose, slot.choose, slot.options.len(), visit.words);
        view! {
            <ChoiceGroup place name own rule required={0 < slot.choose} found>
                {if slot.choose == 1 {
                    view! { <OptionRows visit of=slot start own/> }.into_any()
                } else {
                    view! { <OptionLists visit of=slot start own/> }.into_any()
                }}
            </ChoiceGroup>
        }
    };
    slots.into_iter().map(slot).collect_view()
}

#[component]
fn OptionRows(visit: Visit, of: Slot, start: u32, own: Language) -> impl IntoView {
    let id = of.id;
    let row = move |option: SlotOption| {
        let sold_out = sold_out(visit, &option);
        let choice = Choice {
            is_radio: true,
            id: format!("option-{}", option.id),
            name: option_name(start),
            value: format!("{id}:{}", option.id),
            checked: false,
            required: true,
            price: visit.extra_text(option.surcharge),
            remark: sold_out.get_untracked().then(|| words::words().sold_out.to_owned()),
        };
        view! { <ChoiceRow choice text=counted(&option) own disabled=sold_out/> }
    };
    of.options.into_iter().map(row).collect_view()
}

#[component]
fn OptionLists(visit: Visit, of: Slot, start: u32, own: Language) -> impl IntoView {
    let id = of.id;
    let name = visit.text(&of.name);
    let list = move |at: u32| {
        let option = move |option: &SlotOption| {
            let sold_out = sold_out(visit, option);
            let mut text = visit.text(&counted(option));
            if !option.surcharge.is_zero() {
                text = format!("{text} {}", visit.extra_text(option.surcharge));
            }
            let lang = (!option.name.other.contains_key(&visit.language)).then_some(own.tag());
            view! {
                <option value=format!("{id}:{}", option.id) lang=lang disabled=move || sold_out.get()>{text}</option>
            }
        };
        let number = visit.words.pick_of.replace("{n}", &(at + 1).to_string()).replace("{max}", &of.choose.to_string());
        let options = of.options.iter().map(option).collect_view();
        view! {
            <label class="flex items-center gap-3 px-4 py-2">
                <span class="sr-only">{name.clone()}" "</span>
                <span class="flex-none text-sm text-ink-muted tabular-nums">{number}</span>
                <span class="input-box flex-1">
                    <select name=option_name(start + at) required class="input">
                        <option value="">{visit.words.pick_placeholder}</option>
                        {options}
                    </select>
                    <span class="input-trail"><Icon name="chevron-down"/></span>
                </span>
            </label>
        }
    };
    (0..of.choose).map(list).collect_view()
}

fn option_name(at: u32) -> String {
    format!("options[{at}]")
}

/// "2 × Hash brown" where the option is several pieces.
fn counted(option: &SlotOption) -> crate::menu::model::words::Translated {
    let mut name = option.name.clone();
    if 1 < option.pieces {
        let count = |text: &String| format!("{}\u{a0}× {text}", option.pieces);
        name.own = count(&name.own);
        name.other.values_mut().for_each(|text| *text = count(text));
    }
    name
}

/// An option that stands for a dish is sold out when the dish is.
fn sold_out(visit: Visit, option: &SlotOption) -> Signal<bool> {
    match option.item {
        Some(item) => {
            let sale = visit.sale(item);
            Signal::derive(move || sale.get() == Sale::SoldOut)
        }
        None => Signal::stored(false),
    }
}
