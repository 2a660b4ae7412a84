//! What a combo asks for, to look at, and in words how much may be chosen.

use leptos::prelude::*;

use crate::{
    kernel::money::Money,
    menu::model::{Group, Item, SlotOption},
    ui::{
        admin::{
            fill::fill,
            menu::form_words::{FormWords, form_words},
            place::Place,
        },
        kit::icon::{Icon, IconSize},
    },
};

/// The slots of a combo. Nothing is shown for a dish.
#[component]
pub fn Choices(item: Item, place: Place) -> impl IntoView {
    let words = form_words();
    if item.slots.is_empty() {
        return ().into_any();
    }
    let language = place.language;
    let slots = item.slots.into_iter().map(|slot| {
        let title = format!("{} ({})", slot.name.in_language(language), rule(words, slot.choose, slot.choose));
        let name = |one: &SlotOption| one.name.in_language(language).to_owned();
        block(title, slot.options.iter().map(|one| (name(one), some(one.surcharge))).collect(), place)
    });
    view! {
        <section class="grid gap-3 rounded-lg bg-sunken p-4">
            <p class="flex items-start gap-2 text-sm text-ink-muted">
                <Icon name="lock" size=IconSize::Small/>
                <span>{words.read_only}</span>
            </p>
            {slots.collect_view()}
        </section>
    }
    .into_any()
}

/// How many may be chosen of a group: `choose 1 to 2, required, 1 included`.
pub fn rule_text(group: &Group) -> String {
    let words = form_words();
    let rule = rule(words, group.min, group.max);
    match group.included {
        0 => rule,
        count => format!("{rule}, {}", fill(words.included, "n", count)),
    }
}

/// No figure beside what costs nothing extra.
fn some(extra: Money) -> Option<Money> {
    (!extra.is_zero()).then_some(extra)
}

fn rule(words: &FormWords, min: u32, max: u32) -> String {
    let text = if min == max {
        fill(words.choose_exactly, "n", min)
    } else {
        fill(&fill(words.choose_between, "min", min), "max", max)
    };
    if min == 0 { text } else { format!("{text}, {}", words.required) }
}

/// A heading and its lines; nothing for no lines.
fn block(title: String, lines: Vec<(String, Option<Money>)>, place: Place) -> impl IntoView {
    let line = move |(name, price): (String, Option<Money>)| {
        view! {
            <li class="flex items-baseline justify-between gap-4 border-t border-line py-1.5">
                <span>{name}</span>
                <span class="price">{price.map(|price| place.currency.text(price))}</span>
            </li>
        }
    };
    (!lines.is_empty()).then(|| {
        view! {
            <div>
                <h3 class="pb-1 text-sm font-semibold">{title}</h3>
                <ul>{lines.into_iter().map(line).collect_view()}</ul>
            </div>
        }
    })
}
