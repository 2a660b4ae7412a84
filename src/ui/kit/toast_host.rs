//! Where the messages appear.

use leptos::{html, prelude::*};

use super::{
    button::{Button, ButtonKind, ButtonSize},
    classes,
    icon::Icon,
    icon_button::IconButton,
    toast::{Shown, Toasts, use_toasts},
};

/// Once per app, after its content. Lies above dialogs and reads new messages aloud.
#[component]
pub fn ToastHost(
    /// Accessible name of the list.
    #[prop(default = "Messages".to_owned(), into)]
    label: String,
    /// Accessible name of the cross.
    #[prop(default = "Dismiss".to_owned(), into)]
    dismiss_label: String,
) -> impl IntoView {
    let toasts = use_toasts();
    let list = NodeRef::<html::Ul>::new();
    // Shown anew with every message, so that it lies above a dialog opened in between.
    Effect::new(move |_| {
        let any = !toasts.shown().is_empty();
        let Some(list) = list.get() else { return };
        // Both refuse when there is nothing to change, or where the browser knows no popover and shows the list always.
        let _ = list.hide_popover();
        if any {
            let _ = list.show_popover();
        }
    });
    let latest = move || toasts.shown().pop().map(|shown| shown.toast.text);
    let dismiss_label = StoredValue::new(dismiss_label);
    view! {
        <p class="sr-only" aria-live="polite">{latest}</p>
        <ul class="toasts" popover="manual" node_ref=list aria-label=label>
            <For each=move || toasts.shown() key=|shown| shown.id let:shown>
                {message(toasts, shown, dismiss_label.get_value())}
            </For>
        </ul>
    }
}

fn message(toasts: Toasts, shown: Shown, dismiss_label: String) -> impl IntoView {
    let Shown { id, toast } = shown;
    let action = toast.action.map(|(label, act)| {
        let on_click = move |_| {
            toasts.dismiss(id);
            act.try_run(());
        };
        view! { <Button kind=ButtonKind::Ghost size=ButtonSize::Small on:click=on_click>{label}</Button> }
    });
    view! {
        <li class=classes::join(&["toast", toast.tone.class()])>
            <Icon name=toast.tone.icon()/>
            <span class="toast-text">{toast.text}</span>
            {action}
            <IconButton icon="x" label=dismiss_label size=ButtonSize::Small on:click=move |_| toasts.dismiss(id)/>
        </li>
    }
}
