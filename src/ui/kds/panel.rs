//! What stands beside the tickets when asked for. It takes room, it covers nothing, and the keys go on working.

use leptos::prelude::*;

use crate::ui::{kit::icon_button::IconButton, shared::words::words as shared_words};

use super::{
    all_day_panel::AllDayPanel,
    desk::{Desk, PanelKind},
    recall_panel::RecallPanel,
    words::words,
};

#[component]
pub fn Panel(desk: Desk) -> impl IntoView {
    let words = words();
    let title = move || match desk.panel.get() {
        Some(PanelKind::AllDay) => words.all_day,
        Some(PanelKind::Recall) => words.recall,
        None => "",
    };
    let text = move || match desk.panel.get() {
        Some(PanelKind::AllDay) => words.all_day_text,
        Some(PanelKind::Recall) => words.recall_text,
        None => "",
    };
    let content = move || match desk.panel.get() {
        Some(PanelKind::AllDay) => view! { <AllDayPanel desk/> }.into_any(),
        Some(PanelKind::Recall) => view! { <RecallPanel desk/> }.into_any(),
        None => ().into_any(),
    };
    view! {
        <Show when=move || desk.has_panel()>
            <aside
                class="flex w-full flex-none flex-col border-s border-line bg-surface max-lg:absolute max-lg:inset-0 max-lg:z-10 lg:w-80 2xl:w-96"
                aria-label=title
            >
                <div class="flex items-start gap-2 border-b border-line py-2 ps-4 pe-2">
                    <div class="min-w-0 flex-1 py-1">
                        <h2 class="text-2xl font-bold">{title}</h2>
                        <p class="text-base text-ink-muted">{text}</p>
                    </div>
                    <IconButton icon="x" label=shared_words().close on:click=move |_| desk.panel.set(None)/>
                </div>
                <div class="min-h-0 flex-1 overflow-y-auto overscroll-contain" tabindex="0" role="group" aria-label=title>{content}</div>
            </aside>
        </Show>
    }
}
