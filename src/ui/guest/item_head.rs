//! A dish's picture, name, price and what is in it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    kernel::money::Money,
    menu::model::{Item, Menu, selection::Selection},
    ui::{
        kit::icon::{Icon, IconSize},
        shared::{
            picture::{PictureSize, picture_path},
            price::price_text,
            words,
            words::allergen_word,
        },
    },
};

use super::{
    choices::allergens_with,
    facts_text::{diets_text, list},
    item_face::SaleBadge,
    menu_text::MenuText,
    visit::Visit,
};

/// Price and allergens follow the choices.
#[component]
pub fn ItemHead(
    visit: Visit,
    menu: Arc<Menu>,
    item: Arc<Item>,
    selection: RwSignal<Selection>,
    price: Memo<(Money, bool)>,
) -> impl IntoView {
    let own = menu.language;
    let picture = item.picture.clone().map(|picture| {
        view! {
            <img
                src=picture_path(&picture, PictureSize::Full)
                alt=""
                width="400"
                height="300"
                decoding="async"
                class="aspect-3/2 w-full flex-none rounded-xl bg-sunken object-cover sm:aspect-4/3 sm:w-64"
            />
        }
    });
    let description = (!item.description.own.is_empty()).then(|| {
        view! {
            <p class="text-ink-muted"><MenuText text=item.description.clone() own/></p>
        }
    });
    let diets = diets_text(&item).map(|text| {
        view! {
            <p class="flex items-center gap-1.5 text-sm font-semibold text-success">
                <Icon name="leaf" size=IconSize::Small/>
                {text}
            </p>
        }
    });
    let pricing = item.pricing;
    let shown_price = move || {
        let (price, whole) = price.get();
        if pricing.needs_staff() {
            return price_text(pricing, price, visit.currency).into_any();
        }
        let from = (!whole).then(|| view! { <span class="font-normal text-ink-muted">{words::words().from}" "</span> });
        view! { {from}{visit.money(price)} }.into_any()
    };
    let sale = visit.sale(item.id);
    let name = item.name.clone();
    view! {
        <div class="flex flex-col gap-4 sm:flex-row sm:gap-6">
            {picture}
            <div class="grid min-w-0 flex-1 content-start gap-2">
                <h1 id="page-title" tabindex="-1" class="text-2xl font-bold leading-tight outline-none">
                    <MenuText text=name own/>
                </h1>
                <p class="flex flex-wrap items-center gap-3 text-xl">
                    <span class="price">{shown_price}</span>
                    <SaleBadge sale/>
                </p>
                {description}
                {diets}
                <AllergenBox visit menu item selection/>
            </div>
        </div>
    }
}

/// The dish's allergens and those of what is chosen with it.
#[component]
fn AllergenBox(visit: Visit, menu: Arc<Menu>, item: Arc<Item>, selection: RwSignal<Selection>) -> impl IntoView {
    let text = move || {
        let allergens = selection.with(|selection| allergens_with(&menu, &item, selection));
        match (allergens.is_empty(), item.is_combo()) {
            (true, true) => visit.words.allergens_by_choice.to_owned(),
            (true, false) => visit.words.no_allergens.to_owned(),
            (false, _) => visit.words.contains.replace("{list}", &list(allergens.into_iter().map(allergen_word))),
        }
    };
    view! {
        <div class="mt-1 flex gap-3 rounded-lg bg-sunken px-3 py-2.5 text-sm">
            <span class="mt-0.5 flex-none text-ink-muted"><Icon name="info"/></span>
            <div>
                <p><span class="font-semibold">{visit.words.allergens}": "</span>{text}</p>
                <p class="text-ink-muted">{visit.words.tell_us}</p>
            </div>
        </div>
    }
}
