//! One word of a filter.

use leptos::{html, prelude::*};

/// A tick in the shape of a chip; sends its value in a plain form.
#[component]
pub fn FilterTick(
    name: &'static str,
    value: &'static str,
    label: &'static str,
    checked: Signal<bool>,
    #[prop(into)] on_change: Callback<bool>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |woken: Option<bool>| {
        let wanted = checked.get();
        let Some(input) = input.get() else { return false };
        // What was ticked before the page woke up counts.
        if woken != Some(true) && input.checked() != wanted {
            on_change.run(!wanted);
        } else {
            input.set_checked(wanted);
        }
        true
    });
    view! {
        <label class="flex min-h-touch items-center gap-2 rounded-full border border-line-strong bg-surface px-4 has-checked:border-accent-line has-checked:bg-accent-soft has-checked:text-accent-ink">
            <input
                node_ref=input
                type="checkbox"
                name=name
                value=value
                class="size-5 flex-none accent-accent"
                checked=checked.get_untracked()
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            {label}
        </label>
    }
}
