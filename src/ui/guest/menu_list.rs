//! The dishes by category.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    menu::model::{Category, Item, Menu},
    ui::{
        kit::{
            button::{Button, ButtonKind},
            empty::Empty,
        },
        shared::page::language,
    },
};

use super::{filter::Filter, filter_form::SEARCH_ID, focus::focus, menu_text::MenuText, wishes::Wishes, words::words};

/// Every category with its dishes; what the filter leaves out is hidden, not taken away, so that nothing is drawn
/// anew with each letter.
#[component]
pub fn MenuList(
    menu: Arc<Menu>,
    wishes: Wishes,
    /// Draws one dish.
    #[prop(into)]
    row: Callback<Arc<Item>, AnyView>,
) -> impl IntoView {
    let filter = wishes.filter();
    if menu.items.is_empty() {
        return view! { <Empty icon="utensils" title=words().menu_empty text=words().menu_empty_text/> }.into_any();
    }
    let all = menu.items.clone();
    let language = language();
    let nothing = Memo::new(move |_| filter.with(|filter| !all.iter().any(|item| filter.matches(item, language))));
    let clear = move |_| {
        wishes.clear();
        focus(SEARCH_ID);
    };
    let section = |category: Category| {
        let items: Vec<Arc<Item>> = menu.items_in(category.id).cloned().map(Arc::new).collect();
        (!items.is_empty()).then(|| view! { <MenuSection category items own=menu.language filter row/> })
    };
    view! {
        <div class="grid grid-cols-1 gap-8 pt-4">{menu.categories.clone().into_iter().map(section).collect_view()}</div>
        <div role="status">
            <Show when=move || nothing.get()>
                <Empty icon="search" title=words().nothing_found text=words().nothing_found_text>
                    <Button kind=ButtonKind::Quiet icon="x" on:click=clear>
                        {words().clear}
                    </Button>
                </Empty>
            </Show>
        </div>
    }
    .into_any()
}

/// One category; a chip leads here.
#[component]
fn MenuSection(
    category: Category,
    items: Vec<Arc<Item>>,
    own: crate::kernel::language::Language,
    filter: Memo<Filter>,
    row: Callback<Arc<Item>, AnyView>,
) -> impl IntoView {
    let language = language();
    let shown = move |item: &Item| filter.with(|filter| filter.matches(item, language));
    let hidden = {
        let items = items.clone();
        move || !items.iter().any(|item| shown(item))
    };
    let id = category_anchor(&category);
    let heading = format!("{id}-name");
    let rows = items.into_iter().map(|item| {
        let content = row.run(item.clone());
        view! { <li class:hidden=move || !shown(&item)>{content}</li> }
    });
    view! {
        <section id=id aria-labelledby=heading.clone() class:hidden=hidden>
            <h2 id=heading.clone() class="mb-3 text-xl font-bold">
                <MenuText text=category.name own/>
            </h2>
            <ul class="grid grid-cols-1 gap-2 sm:grid-cols-2 lg:grid-cols-1 xl:grid-cols-2">{rows.collect_view()}</ul>
        </section>
    }
}

/// The id of a category's place on the page.
pub fn category_anchor(category: &Category) -> String {
    format!("category-{}", category.id)
}
