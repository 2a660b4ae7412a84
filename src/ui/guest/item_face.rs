//! What a dish looks like in a list.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    kernel::{currency::Currency, language::Language},
    menu::model::Item,
    ui::{
        kit::{
            badge::Badge,
            icon::{Icon, IconSize},
            tone::Tone,
        },
        shared::words,
    },
};

use super::{
    facts_text::{contains_text, diets_text},
    menu_text::MenuText,
    picture::Picture,
    price_now::{PriceNow, RuleBadge, ShownPrice},
    sale::Sale,
};

/// Picture, name, price, description, what is in it; the children stand in the corner below the price. With `href`
/// the whole row opens the dish.
#[component]
pub fn ItemFace(
    item: Arc<Item>,
    currency: Currency,
    own: Language,
    sale: Signal<Sale>,
    #[prop(into)] price: Signal<PriceNow>,
    #[prop(optional, into)] href: Option<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let name = view! { <MenuText text=item.name.clone() own/> };
    let name = match href {
        // The link covers the row; the button on it stands above.
        Some(href) => view! {
            <a id=format!("item-{}", item.id) href=href class="after:absolute after:inset-0 after:rounded-xl focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-focus">{name}</a>
        }
        .into_any(),
        None => name.into_any(),
    };
    let description = (!item.description.own.is_empty()).then(|| {
        view! {
            <p class="mt-0.5 line-clamp-2 text-sm text-ink-muted">
                <MenuText text=item.description.clone() own/>
            </p>
        }
    });
    let diets = diets_text(&item).map(|text| {
        view! {
            <span class="flex items-start gap-1 text-success">
                <span class="flex-none pt-0.5"><Icon name="leaf" size=IconSize::Small/></span>
                {text}
            </span>
        }
    });
    let contains = contains_text(&item.allergens).map(|text| view! { <span class="text-ink-muted">{text}</span> });
    let (pricing, has_sizes) = (item.pricing, !item.variants.is_empty());
    view! {
        {item.picture.clone().map(|picture| view! { <Picture picture sale/> })}
        <div class="flex min-w-0 flex-1 flex-col">
            <div class="flex items-baseline justify-between gap-3">
                <h3 class="min-w-0 font-semibold leading-snug">{name}</h3>
                <p class="price flex-none"><ShownPrice now=price pricing has_sizes currency/></p>
            </div>
            {description}
            <div class="mt-auto flex items-end justify-between gap-2">
                <div class="grid min-w-0 justify-items-start gap-0.5 pt-1 text-sm leading-snug">
                    {item.picture.is_none().then(|| view! { <SaleBadge sale/> })}
                    <RuleBadge now=price/>
                    {diets}
                    {contains}
                </div>
                {children.map(|children| children())}
            </div>
        </div>
    }
}

/// "4 left", "Sold out"; nothing while there is enough.
#[component]
pub fn SaleBadge(sale: Signal<Sale>) -> impl IntoView {
    move || match sale.get() {
        Sale::Plenty => None,
        Sale::Few(left) => {
            let text = words::words().n_left.replace("{n}", &left.to_string());
            Some(view! { <Badge tone=Tone::Warning icon="clock">{text}</Badge> })
        }
        Sale::SoldOut => {
            Some(view! { <Badge tone=Tone::Neutral icon="x-circle">{words::words().sold_out.to_owned()}</Badge> })
        }
    }
}
