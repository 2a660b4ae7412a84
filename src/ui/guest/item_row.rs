//! One dish of the menu.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    menu::model::{Item, Menu},
    ui::kit::icon::{Icon, IconSize},
};

use super::{item_face::ItemFace, price_now::price_now, quick_add::QuickAdd, visit::Visit};

/// The whole row opens the dish; + adds it at once where nothing has to be chosen.
#[component]
pub fn ItemRow(visit: Visit, menu: Arc<Menu>, item: Arc<Item>) -> impl IntoView {
    let sale = visit.sale(item.id);
    let menu_now = menu.clone();
    let needs_choice = item.needs_choice(&menu);
    let sold_out = Memo::new(move |_| sale.get().is_sold_out());
    let href = visit.item_path(item.id);
    let price = {
        let item = item.clone();
        Memo::new(move |_| price_now(&menu_now, &item, visit.moment.get()))
    };
    let action = {
        let item = item.clone();
        move || match (sold_out.get(), needs_choice) {
            (true, _) => None,
            (false, false) => Some(view! { <QuickAdd visit item=item.clone()/> }.into_any()),
            (false, true) => Some(
                view! {
                    <span class="grid size-touch place-items-center text-ink-muted" aria-hidden="true">
                        <Icon name="chevron-right" size=IconSize::Large/>
                    </span>
                }
                .into_any(),
            ),
        }
    };
    view! {
        <div class="relative flex h-full gap-3 rounded-xl bg-surface p-3 shadow-sm transition-colors hover:bg-surface-2">
            <ItemFace item currency=visit.currency own=menu.language sale price href>
                <div class="-me-1 -mb-1 size-touch flex-none">{action}</div>
            </ItemFace>
        </div>
    }
}
