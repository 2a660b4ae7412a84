//! The sheet that asks for a dish's choices, with the price as it grows.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    choice_group::{ChoiceGroup, Offer},
    choices::{entered, take_one, tap},
    desk::{Desk, use_desk},
    product_tile::is_on_sale,
};
use crate::{
    kernel::{ids::GroupId, language::Language, money::Money, text::Note},
    menu::model::{
        Group, Item, Menu, Modifier, Pricing, Slot, SlotOption, Variant,
        price::{Entered, portion_price},
        selection::Selection,
    },
    orders::model::line::Line,
    ui::{
        kit::{
            button::{Button, ButtonSize},
            dialog::{Dialog, DialogSize},
            input::{Input, InputKind},
            stepper::Stepper,
        },
        pos::words::{
            extras,
            texts::{price_error_text, rule_text, selection_text},
            words,
        },
        shared::{page::language, words},
    },
};

#[component]
pub fn ItemSheet() -> impl IntoView {
    let desk = use_desk();
    let w = words();
    let shared = words::words();
    let language = language();
    let item = Memo::new(move |_| {
        let id = desk.choosing.get()?;
        desk.menu.with(|menu| menu.item(id).cloned())
    });
    // What all portions cost, or what is still missing, in words.
    let price = Memo::new(move |_| {
        let item = item.get()?;
        let quantity = u32::try_from(desk.choices.quantity.get()).unwrap_or(1);
        let selection = desk.choices.selection.get();
        let typed = desk.choices.typed.with(|typed| entered(&item, typed, desk.currency()));
        let price = desk.menu.with(|menu| price_of(menu, &desk.item_now(&item), &selection, typed));
        Some(price.map(|price| price.times(quantity)))
    });
    let is_ready = move || price.with(|price| matches!(price, Some(Ok(_))));
    let missing = move || {
        price.with(|price| match price {
            Some(Err(text)) => text.clone(),
            _ => String::new(),
        })
    };
    let verb = move || {
        let verb = if desk.replaced.with(Option::is_some) { w.change } else { w.add };
        price.with(|price| match price {
            Some(Ok(price)) => format!("{verb} · {}", desk.pos.money(*price)),
            _ => verb.to_owned(),
        })
    };
    let add = move |_| {
        if let Some(item) = desk.choosing.get_untracked() {
            desk.add_chosen(item);
        }
    };
    let footer = move || {
        view! {
            <p class="min-w-0 flex-1 self-center text-sm text-ink-muted" aria-live="polite">{missing}</p>
            <Stepper label=shared.quantity value=desk.choices.quantity on_change=move |count: i64| desk.choices.quantity.set(count) min=1 max=i64::from(Line::QUANTITY_MAX) less_label=w.less more_label=w.more/>
            <Button size=ButtonSize::Large icon="plus" disabled=Signal::derive(move || !is_ready()) on:click=add>{verb}</Button>
        }
    };
    view! {
        <Dialog
            open=Signal::derive(move || item.with(Option::is_some))
            on_close=move |()| desk.choosing.set(None)
            title=Signal::derive(move || item.with(|item| item.as_ref().map(|item| item.name.in_language(language).to_owned()).unwrap_or_default()))
            size=DialogSize::Large
            footer
            close_label=shared.close
        >
            {move || item.get().map(|item| view! { <TypedPrice desk pricing=item.pricing/> })}
            {move || item.get().map(|item| view! { <Body desk item=Arc::new(item)/> })}
            <Input
                label=shared.note
                name="choice-note"
                value=desk.choices.note
                on_input=move |text: String| desk.choices.note.set(text)
                placeholder=w.note_placeholder
                maxlength=u32::try_from(Note::CHARS_MAX).unwrap_or(280)
                autocomplete="off"
            />
        </Dialog>
    }
}

/// The price of a dish that has none of its own, or what it weighs.
#[component]
fn TypedPrice(desk: Desk, pricing: Pricing) -> impl IntoView {
    let t = extras::words();
    let (label, hint) = match pricing {
        Pricing::Fixed => return ().into_any(),
        Pricing::Open | Pricing::Market => (t.typed_price, t.typed_price_hint),
        Pricing::Weight => (t.weight, t.weight_hint),
    };
    view! {
        <Input
            label
            hint
            name="choice-typed"
            value=desk.choices.typed
            on_input=move |text: String| desk.choices.typed.set(text)
            kind=InputKind::Decimal
            autocomplete="off"
        />
    }
    .into_any()
}

/// Variants, slots and groups of one dish.
#[component]
fn Body(desk: Desk, item: Arc<Item>) -> impl IntoView {
    let language = language();
    let menu = desk.menu.get_untracked();
    let for_slots = item.clone();
    let sizes = Arc::new(untrack(|| desk.item_now(&item)));
    let card = StoredValue::new((menu.clone(), item));
    let asked = Memo::new(move |_| {
        let selection = desk.choices.selection.get();
        card.with_value(|(menu, item)| {
            let asked = menu.asked_groups(item, &selection.modifiers);
            asked.into_iter().map(|(group, times)| (group.id, times)).collect::<Vec<_>>()
        })
    });
    let group = move |(id, _): (GroupId, u32)| {
        let group = card.with_value(|(menu, _)| menu.group(id).cloned());
        let times = Memo::new(move |_| {
            let found = asked.with(|asked| asked.iter().find(|(known, _)| *known == id).map(|(_, times)| *times));
            found.unwrap_or(1)
        });
        group.map(|group| view! { <GroupChoices desk card group times language/> })
    };
    view! {
        {(!sizes.variants.is_empty()).then(|| view! { <Variants desk item=sizes/> })}
        {for_slots.slots.iter().map(|slot| view! { <SlotChoices desk combo_slot=slot.clone() menu=menu.clone() language/> }).collect_view()}
        <For each=move || asked.get() key=|(id, _)| *id children=group/>
    }
    .into_any()
}

#[component]
fn Variants(desk: Desk, item: Arc<Item>) -> impl IntoView {
    let language = language();
    let selection = desk.choices.selection;
    let ids = StoredValue::new(item.variants.iter().map(|variant| variant.id).collect::<Vec<_>>());
    let offer = |variant: &Variant| Offer {
        name: variant.name.in_language(language).to_owned(),
        price: desk.pos.money(variant.price),
        is_off: false,
    };
    let counts = move || {
        let chosen = selection.with(|selection| selection.variant);
        ids.with_value(|ids| ids.iter().map(|id| u32::from(chosen == Some(*id))).collect::<Vec<u32>>())
    };
    view! {
        <ChoiceGroup
            title=words().size.to_owned()
            rule=rule_text(1, 1, 0)
            is_missing=Signal::derive(move || selection.with(|selection| selection.variant.is_none()))
            offers=item.variants.iter().map(offer).collect()
            counts=Signal::derive(counts)
            on_tap=move |at: usize| selection.update(|selection| selection.variant = ids.with_value(|ids| ids.get(at).copied()))
            on_less=move |_| {}
            is_single=true
        />
    }
}

#[component]
fn SlotChoices(desk: Desk, combo_slot: Slot, menu: Arc<Menu>, language: Language) -> impl IntoView {
    let selection = desk.choices.selection;
    let now = desk.pos.now.get_untracked();
    let choose = combo_slot.choose;
    let ids = StoredValue::new(combo_slot.options.iter().map(|option| (combo_slot.id, option.id)).collect::<Vec<_>>());
    let offer = |option: &SlotOption| Offer {
        name: option.name.in_language(language).to_owned(),
        price: surcharge(desk, option.surcharge),
        is_off: option.item.and_then(|id| menu.item(id)).is_some_and(|item| !is_on_sale(item, now)),
    };
    let counts = move || {
        selection.with(|selection| {
            ids.with_value(|ids| ids.iter().map(|id| count_of(&selection.options, id)).collect::<Vec<u32>>())
        })
    };
    let on_tap = move |at: usize| {
        ids.with_value(|ids| selection.update(|selection| tap(&mut selection.options, ids[at], ids, choose, choose)));
    };
    let on_less = move |at: usize| {
        ids.with_value(|ids| selection.update(|selection| take_one(&mut selection.options, &ids[at])));
    };
    view! {
        <ChoiceGroup
            title=combo_slot.name.in_language(language).to_owned()
            rule=rule_text(choose, choose, 0)
            is_missing=Signal::derive(move || counts().iter().sum::<u32>() < choose)
            offers=combo_slot.options.iter().map(offer).collect()
            counts=Signal::derive(counts)
            on_tap
            on_less
            is_single=choose == 1
        />
    }
}

/// What is taken back of it takes the choices behind it along.
#[component]
fn GroupChoices(
    desk: Desk,
    card: StoredValue<(Arc<Menu>, Arc<Item>)>,
    group: Group,
    /// How often it is asked.
    times: Memo<u32>,
    language: Language,
) -> impl IntoView {
    let selection = desk.choices.selection;
    let (min, max) = (group.min, group.max);
    let prune = move |selection: &mut Selection| card.with_value(|(menu, item)| selection.prune(menu, item));
    let ids = StoredValue::new(group.modifiers.iter().map(|modifier| modifier.id).collect::<Vec<_>>());
    let offer = |modifier: &Modifier| Offer {
        name: modifier.name.in_language(language).to_owned(),
        price: surcharge(desk, modifier.price),
        is_off: false,
    };
    let counts = move || {
        selection.with(|selection| {
            ids.with_value(|ids| ids.iter().map(|id| count_of(&selection.modifiers, id)).collect::<Vec<u32>>())
        })
    };
    let on_tap = move |at: usize| {
        let times = times.get_untracked();
        ids.with_value(|ids| {
            selection.update(|selection| {
                tap(&mut selection.modifiers, ids[at], ids, min.saturating_mul(times), max.saturating_mul(times));
                prune(selection);
            });
        });
    };
    let on_less = move |at: usize| {
        ids.with_value(|ids| {
            selection.update(|selection| {
                take_one(&mut selection.modifiers, &ids[at]);
                prune(selection);
            });
        });
    };
    view! {
        <ChoiceGroup
            title=group.name.in_language(language).to_owned()
            rule=rule_text(min, max, group.included)
            is_missing=Signal::derive(move || counts().iter().sum::<u32>() < min.saturating_mul(times.get()))
            offers=group.modifiers.iter().map(offer).collect()
            counts=Signal::derive(counts)
            on_tap
            on_less
            is_single=max == 1
        />
    }
}

fn count_of<Id: PartialEq>(chosen: &[Id], id: &Id) -> u32 {
    u32::try_from(chosen.iter().filter(|known| *known == id).count()).unwrap_or(u32::MAX)
}

/// `+0.50`, nothing where nothing is added.
fn surcharge(desk: Desk, price: Money) -> String {
    if price.is_zero() { String::new() } else { format!("+{}", desk.pos.money(price)) }
}

/// The engine's own price of one portion, or why there is none.
fn price_of(menu: &Menu, item: &Item, selection: &Selection, entered: Entered) -> Result<Money, String> {
    let checked = selection.check(menu, item).map_err(|error| selection_text(&error))?;
    portion_price(item, &checked, entered).map_err(|error| price_error_text(&error))
}
