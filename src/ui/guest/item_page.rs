//! One dish, as a page of its own.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    kernel::{channel::Channel, ids::ItemId},
    ui::kit::{button_link::ButtonLink, empty::Empty},
};

use super::{item_form::ItemForm, visit::Visit};

#[component]
pub fn ItemPage(visit: Visit, id: ItemId) -> impl IntoView {
    // As it stands when the page opens: a choice half made is not drawn anew below the finger.
    let menu = visit.menu.get_untracked();
    match menu.item(id).cloned() {
        Some(item) => {
            let now = visit.moment.get_untracked().map(|at| menu.item_at(&item, at, Channel::DineIn).into_owned());
            view! {
                <Title text=visit.text(&item.name)/>
                <ItemForm visit menu=menu.clone() item=Arc::new(now.unwrap_or(item))/>
            }
            .into_any()
        }
        None => view! {
            <Title text=visit.words.item_gone/>
            <h1 id="page-title" tabindex="-1" class="sr-only">{visit.words.item_gone}</h1>
            <Empty icon="utensils" title=visit.words.item_gone text=visit.words.item_gone_text>
                <ButtonLink href=visit.path("")>{visit.words.to_the_menu}</ButtonLink>
            </Empty>
        }
        .into_any(),
    }
}
