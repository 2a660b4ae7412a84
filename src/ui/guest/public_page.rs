//! `/r/{slug}`: the menu for anybody, to read.

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::{
    kernel::ids::ItemId,
    menu::{
        model::{Item, Menu},
        rpc::public_menu,
    },
    restaurants::model::Restaurant,
    ui::kit::icon::Icon,
};

use super::{
    category_nav::CategoryNav,
    filter_form::FilterForm,
    item_face::ItemFace,
    loading::Loading,
    menu_list::MenuList,
    price_now::price_now,
    problem_page::NoPlacePage,
    sale::{Sale, sales_of},
    top_bar::TopBar,
    wishes::Wishes,
    words::words,
};

#[component]
pub fn PublicMenuPage() -> impl IntoView {
    let params = use_params_map();
    let slug = Memo::new(move |_| params.with(|params| params.get("slug").unwrap_or_default()));
    let menu = Resource::new_blocking(move || slug.get(), public_menu);
    let wishes = Wishes::from_address();
    view! {
        <Transition fallback=Loading>
            {move || Suspend::new(async move {
                let path = format!("/r/{}", slug.get_untracked());
                match menu.await {
                    Ok((restaurant, menu)) => view! { <PublicMenu restaurant menu wishes path/> }.into_any(),
                    Err(error) => view! { <NoPlacePage error path/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn PublicMenu(restaurant: Restaurant, menu: Menu, wishes: Wishes, path: String) -> impl IntoView {
    let sales = StoredValue::new(sales_of(&menu));
    let menu = Arc::new(menu);
    let (currency, own) = (restaurant.currency, menu.language);
    let card = menu.clone();
    let row = move |item: Arc<Item>| {
        let price = Signal::stored(price_now(&card, &item, card.at));
        let sale = Signal::stored(sales.with_value(|sales| sale_of(sales, item.id)));
        view! {
            <div class="flex h-full gap-3 rounded-xl bg-surface p-3 shadow-sm">
                <ItemFace item currency own sale price/>
            </div>
        }
        .into_any()
    };
    view! {
        <Title text=format!("{} · {}", words().menu, restaurant.name)/>
        <TopBar name=restaurant.name/>
        <main id="content" class="mx-auto max-w-5xl px-4 pb-12">
            <h1 class="sr-only">{words().menu}</h1>
            <p class="flex items-center gap-2 pt-4 text-sm text-ink-muted">
                <Icon name="qr"/>
                {words().public_hint}
            </p>
            <FilterForm menu=menu.clone() wishes action=path/>
            <CategoryNav menu=menu.clone()/>
            <MenuList menu wishes row/>
        </main>
    }
}

fn sale_of(sales: &BTreeMap<ItemId, Sale>, item: ItemId) -> Sale {
    sales.get(&item).copied().unwrap_or(Sale::SoldOut)
}
