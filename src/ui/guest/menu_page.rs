//! The menu of the table's restaurant.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_meta::Title;

use crate::menu::model::Item;

use super::{category_nav::CategoryNav, filter_form::FilterForm, item_row::ItemRow, menu_list::MenuList, visit::Visit};

/// Search and filters, the chips, the dishes.
#[component]
pub fn MenuPage(visit: Visit) -> impl IntoView {
    let title = visit.restaurant.with_value(|restaurant| restaurant.name.clone());
    // Drawn anew when the card changes, not when a portion is sold.
    let content = move || {
        let menu = visit.menu.get();
        let card = menu.clone();
        let row = move |item: Arc<Item>| view! { <ItemRow visit menu=card.clone() item/> }.into_any();
        view! {
            <FilterForm menu=menu.clone() wishes=visit.wishes action=visit.path("")/>
            <CategoryNav menu=menu.clone()/>
            <MenuList menu wishes=visit.wishes row/>
        }
    };
    view! {
        <Title text=format!("{} · {title}", visit.words.menu)/>
        <h1 id="page-title" tabindex="-1" class="sr-only">{visit.words.menu}</h1>
        {content}
    }
}
