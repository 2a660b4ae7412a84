//! A small number, one step at a time.

use leptos::{html, prelude::*};

use super::icon::Icon;

/// Less, number, more. The number can be typed; in a form it works without script.
#[component]
pub fn Stepper(
    /// What is counted; the accessible name of the number.
    #[prop(into)]
    label: Signal<String>,
    /// Name in the form.
    #[prop(optional)]
    name: Option<&'static str>,
    /// The first value, and with `on_change` the value at any time.
    #[prop(into)]
    value: Signal<i64>,
    #[prop(optional, into)] on_change: Option<Callback<i64>>,
    #[prop(default = 0)] min: i64,
    #[prop(default = 999)] max: i64,
    #[prop(default = 1)] step: i64,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// Accessible name of the minus key.
    #[prop(default = "Less".to_owned(), into)]
    less_label: String,
    /// Accessible name of the plus key.
    #[prop(default = "More".to_owned(), into)]
    more_label: String,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    // What is shown; without `on_change` this is the only place that knows.
    let shown = RwSignal::new(value.get_untracked());
    let show = move |number: i64| {
        shown.set(number);
        if let Some(input) = input.get_untracked() {
            input.set_value(&number.to_string());
        }
    };
    let choose = move |number: i64| {
        let number = number.clamp(min, max);
        show(number);
        if let Some(on_change) = on_change {
            on_change.run(number);
        }
    };
    Effect::new(move |seen: Option<bool>| {
        let wanted = value.get();
        let Some(input) = input.get() else { return false };
        let typed = input.value().parse().ok().filter(|typed| *typed != wanted);
        match (seen, typed) {
            (None | Some(false), Some(typed)) => choose(typed),
            _ => show(wanted),
        }
        true
    });
    let at_min = move || shown.get() <= min;
    let at_max = move || shown.get() >= max;
    view! {
        <div class="stepper" role="group" aria-label=move || label.get()>
            <button
                type="button"
                aria-label=less_label
                disabled=move || disabled.get() || at_min()
                on:click=move |_| choose(shown.get_untracked() - step)
            >
                <Icon name="minus"/>
            </button>
            <input
                node_ref=input
                type="number"
                inputmode="numeric"
                name=name
                value=value.get_untracked().to_string()
                min=min.to_string()
                max=max.to_string()
                step=step.to_string()
                disabled=move || disabled.get()
                aria-label=move || label.get()
                on:change=move |event| choose(event_target_value(&event).trim().parse().unwrap_or_else(|_| shown.get_untracked()))
            />
            <button
                type="button"
                aria-label=more_label
                disabled=move || disabled.get() || at_max()
                on:click=move |_| choose(shown.get_untracked() + step)
            >
                <Icon name="plus"/>
            </button>
        </div>
    }
}
