//! The tickets, oldest top left.

use leptos::{html, prelude::*};

use crate::ui::kit::icon::{Icon, IconSize};

use super::{card::Card, desk::Desk, skeleton::CardSkeletons, words::words};

#[component]
pub fn Cards(desk: Desk, scroller: NodeRef<html::Div>) -> impl IntoView {
    let has_board = Memo::new(move |_| desk.board.with(Option::is_some));
    let is_empty = Memo::new(move |_| desk.cards.with(Vec::is_empty));
    let content = move || {
        if !has_board.get() {
            view! { <CardSkeletons desk/> }.into_any()
        } else if is_empty.get() {
            view! { <AllClear/> }.into_any()
        } else {
            view! {
                <ul class=move || desk.layout.get().grid_class(desk.has_panel())>
                    <For each=move || desk.cards.get() key=|card| card.id children=move |first| view! { <Card desk first/> }/>
                </ul>
            }
            .into_any()
        }
    };
    view! {
        <div
            node_ref=scroller
            class="@container-size min-h-0 min-w-0 flex-1 overflow-y-auto overscroll-contain p-2 -outline-offset-4"
            role="region"
            aria-label=words().tickets
            tabindex="0"
        >
            {content}
        </div>
    }
}

/// Nothing to make: calm, and says that nothing has to be done.
#[component]
fn AllClear() -> impl IntoView {
    view! {
        <div class="grid h-full place-content-center justify-items-center gap-3 p-6 text-center">
            <span class="grid size-24 place-items-center rounded-full bg-success-soft text-success">
                <Icon name="check" size=IconSize::Huge/>
            </span>
            <p class="text-4xl font-bold">{words().clear_title}</p>
            <p class="text-xl text-ink-muted">{words().clear_text}</p>
        </div>
    }
}

/// Shows the tickets a screen further down or up; from the very end it goes back to the oldest when asked to go round.
pub fn scroll(scroller: NodeRef<html::Div>, is_down: bool, goes_round: bool) {
    let Some(scroller) = scroller.get_untracked() else { return };
    let (top, height) = (scroller.scroll_top(), scroller.client_height());
    let is_at_end = scroller.scroll_height() <= top + height + 1;
    scroller.set_scroll_top(match (is_down, is_at_end && goes_round) {
        (true, true) => 0,
        (true, false) => top + height,
        (false, _) => top - height,
    });
}
