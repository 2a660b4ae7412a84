//! The chips that lead to the categories.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::{
    menu::model::Menu,
    ui::kit::{chip_link::ChipLink, chips::Chips},
};

use super::{menu_list::category_anchor, menu_text::MenuText, words::words};

/// A heading this far below the top is the one being read: the chips and a little air.
const READING_LINE: i32 = 120;

/// One line that stays at the top. While the page scrolls, the chip of the category being read is marked.
#[component]
pub fn CategoryNav(menu: Arc<Menu>) -> impl IntoView {
    let categories: Vec<_> =
        menu.categories.iter().filter(|category| menu.items_in(category.id).next().is_some()).cloned().collect();
    let anchors = StoredValue::new(categories.iter().map(category_anchor).collect::<Vec<_>>());
    let here = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        let look = move || {
            let read = anchors.try_with_value(|anchors| being_read(anchors)).flatten();
            if here.try_with_untracked(|here| *here != read) == Some(true) {
                if let Some(anchor) = &read {
                    show_chip(anchor);
                }
                here.try_set(read);
            }
        };
        let handle = window_event_listener(leptos::ev::scroll, move |_| look());
        on_cleanup(move || handle.remove());
    });
    let own = menu.language;
    let chip = move |(category, anchor): (crate::menu::model::Category, String)| {
        let href = format!("#{anchor}");
        let id = chip_id(&anchor);
        let current = Signal::derive(move || here.with(|here| here.as_ref() == Some(&anchor)));
        view! {
            <ChipLink href=href attr:id=id current=current>
                <MenuText text=category.name own/>
            </ChipLink>
        }
    };
    let chips = categories.into_iter().zip(anchors.get_value()).map(chip).collect_view();
    view! { <Chips label=words().categories sticky=true>{chips}</Chips> }
}

fn chip_id(anchor: &str) -> String {
    format!("chip-{anchor}")
}

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The last category whose heading has passed the reading line.
fn being_read(anchors: &[String]) -> Option<String> {
    let top = window().scroll_y().ok()? as i32;
    let has_passed = |anchor: &&String| {
        element(anchor).is_some_and(|section| 0 < section.offset_height() && section.offset_top() - READING_LINE <= top)
    };
    anchors.iter().rev().find(has_passed).cloned()
}

/// Moves the line of chips, and nothing else, so that this one is in view.
fn show_chip(anchor: &str) {
    if let Some(chip) = element(&chip_id(anchor))
        && let Some(line) = chip.parent_element()
    {
        line.set_scroll_left(chip.offset_left() - 16);
    }
}
