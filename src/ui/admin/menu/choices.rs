//! What a guest chooses of an item, to look at.

use leptos::prelude::*;

use crate::{
    kernel::money::Money,
    menu::model::{Group, Item, Modifier, SlotOption},
    ui::{
        admin::{
            fill::fill,
            menu::form_words::{FormWords, form_words},
            place::Place,
        },
        kit::icon::{Icon, IconSize},
    },
};

/// Sizes, groups of extras, a combo's slots. Nothing is shown for an item without any.
#[component]
pub fn Choices(item: Item, groups: Vec<Group>, place: Place) -> impl IntoView {
    let words = form_words();
    if item.variants.is_empty() && groups.is_empty() && item.slots.is_empty() {
        return ().into_any();
    }
    let language = place.language;
    let sizes = item.variants.iter().map(|one| (one.name.in_language(language).to_owned(), Some(one.price))).collect();
    let opened = groups.clone();
    let extras = groups.into_iter().map(|group| {
        let rule = rule(words, group.min, group.max);
        let rule = match group.included {
            0 => rule,
            count => format!("{rule}, {}", fill(words.included, "n", count)),
        };
        let title = format!("{} ({rule})", group.name.in_language(language));
        let opened = |one: &Modifier| opened.iter().find(|group| Some(group.id) == one.opens);
        let name = |one: &Modifier| match opened(one) {
            Some(group) => {
                let then = fill(words.opens, "group", group.name.in_language(language));
                format!("{} ({then})", one.name.in_language(language))
            }
            None => one.name.in_language(language).to_owned(),
        };
        block(title, group.modifiers.iter().map(|one| (name(one), some(one.price))).collect(), place)
    });
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
            {block(words.sizes.to_owned(), sizes, place)}
            {extras.collect_view()}
            {slots.collect_view()}
        </section>
    }
    .into_any()
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
