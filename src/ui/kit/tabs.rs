//! Views beside each other, one shown.

use leptos::{ev::KeyboardEvent, prelude::*, wasm_bindgen::JsCast, web_sys::HtmlElement};

use super::{choice::Choice, icon::Icon};

/// The id of one tab, which its panel is named by.
pub(super) fn tab_id(tabs: &str, value: &str) -> String {
    format!("{tabs}-tab-{value}")
}

/// The row of tabs; a `TabPanel` with the same `tabs` id shows what is chosen. Arrow keys, Home and End move.
#[component]
pub fn Tabs(
    /// Unique on the page.
    id: &'static str,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] tabs: Signal<Vec<Choice>>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_change: Callback<String>,
) -> impl IntoView {
    let on_key = move |event: KeyboardEvent| {
        let next = tabs.with_untracked(|tabs| {
            let open: Vec<&Choice> = tabs.iter().filter(|tab| !tab.disabled).collect();
            let at = value.with_untracked(|value| open.iter().position(|tab| tab.value == *value)).unwrap_or(0);
            let last = open.len().checked_sub(1)?;
            let to = match event.key().as_str() {
                "ArrowRight" | "ArrowDown" => (at + 1) % open.len(),
                "ArrowLeft" | "ArrowUp" => at.checked_sub(1).unwrap_or(last),
                "Home" => 0,
                "End" => last,
                _ => return None,
            };
            Some(open[to].value.clone())
        });
        let Some(next) = next else { return };
        event.prevent_default();
        let tab = document().get_element_by_id(&tab_id(id, &next));
        on_change.run(next);
        if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
            // A tab in view always takes the focus.
            let _ = tab.focus();
        }
    };
    let tab = move |tab: Choice| {
        let own = StoredValue::new(tab.value.clone());
        let chosen = move || own.with_value(|own| value.with(|value| value == own));
        view! {
            <button
                type="button"
                role="tab"
                class="tab"
                id=tab_id(id, &tab.value)
                aria-controls=format!("{id}-panel")
                aria-selected=move || if chosen() { "true" } else { "false" }
                tabindex=move || if chosen() { "0" } else { "-1" }
                disabled=tab.disabled
                on:click=move |_| on_change.run(own.get_value())
            >
                {tab.icon.map(|name| view! { <Icon name/> })}
                <span>{tab.label}</span>
                {tab.count.map(|count| view! { <span class="count">{count}</span> })}
            </button>
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label=move || label.get() on:keydown=on_key>
            {move || tabs.get().into_iter().map(tab).collect_view()}
        </div>
    }
}
