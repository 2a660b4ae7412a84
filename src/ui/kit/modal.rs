//! What dialogs and drawers share: the native modal, its frame, and how it closes.

use std::time::Duration;

use leptos::{
    ev::{Event, MouseEvent},
    html,
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlDialogElement, HtmlElement},
};

use super::icon_button::IconButton;

/// A `<dialog>` that follows `open`. Focus stays inside and goes back to where it was; Esc, the backdrop and the cross ask
/// `on_close`. In the server's HTML an open one is shown without being modal, and its cross closes it without script.
#[component]
pub fn Modal(
    /// Whole class names of the frame.
    class: &'static str,
    open: Signal<bool>,
    on_close: Callback<()>,
    title: Signal<String>,
    hide_title: bool,
    footer: Option<ViewFn>,
    close_label: String,
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    follow(node, open);
    // A press that began inside and ended outside is a selection of text, not a wish to leave.
    let pressed_outside = StoredValue::new(false);
    let is_backdrop = move |event: &Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        node.get_untracked().is_some_and(|dialog| target.is_some_and(|target| dialog.is_same_node(Some(&target))))
    };
    let on_press = move |event: MouseEvent| pressed_outside.set_value(is_backdrop(&event));
    let on_click = move |event: MouseEvent| {
        if pressed_outside.get_value() && is_backdrop(&event) {
            on_close.run(());
        }
    };
    let on_cancel = move |event: Event| {
        if is_backdrop(&event) {
            event.prevent_default();
            on_close.run(());
        }
    };
    // The browser closes it by itself after a second Esc.
    let on_closed = move |event: Event| {
        if is_backdrop(&event) && open.get_untracked() {
            on_close.run(());
        }
    };
    let shown = Memo::new(move |_| open.get());
    let content = move || {
        let children = children.clone();
        let footer = footer.clone();
        let close_label = close_label.clone();
        view! {
            <div class="modal-box">
                <div class=if hide_title { "sr-only" } else { "modal-head" }>
                    <h2>{move || title.get()}</h2>
                </div>
                <div class="modal-body">{children()}</div>
                {footer.map(|footer| view! { <div class="modal-foot">{footer.run()}</div> })}
                <form method="dialog" class="modal-close">
                    <IconButton
                        icon="x"
                        label=close_label
                        submit=true
                        on:click=move |event: MouseEvent| {
                            event.prevent_default();
                            on_close.run(());
                        }
                    />
                </form>
            </div>
        }
    };
    view! {
        <dialog
            node_ref=node
            class=class
            open=open.get_untracked()
            aria-label=move || title.get()
            on:mousedown=on_press
            on:click=on_click
            on:cancel=on_cancel
            on:close=on_closed
        >
            {move || shown.get().then(&content)}
        </dialog>
    }
}

/// Opens and closes the element after the signal, and gives the focus back even if the element leaves the page while open.
fn follow(node: NodeRef<html::Dialog>, open: Signal<bool>) {
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if !open.get() {
            dialog.close();
            return;
        }
        let opener = document().active_element().and_then(|focused| focused.dyn_into::<HtmlElement>().ok());
        let opener = StoredValue::new_local(opener);
        on_cleanup(move || {
            if let Some(opener) = opener.try_get_value().flatten() {
                // After the element is gone or closed, or the browser would move the focus once more.
                let opener = StoredValue::new_local(opener);
                set_timeout(move || drop(opener.try_with_value(|opener| opener.focus())), Duration::ZERO);
            }
        });
        // The content is drawn by then, so its first control gets the focus.
        request_animation_frame(move || {
            if let (Some(dialog), Some(true)) = (node.try_get_untracked().flatten(), open.try_get_untracked()) {
                show_modal(&dialog);
            }
        });
    });
}

/// Makes it modal; what the server's HTML shows is open, but not modal yet.
fn show_modal(dialog: &HtmlDialogElement) {
    if dialog.matches(":modal").unwrap_or(false) {
        return;
    }
    dialog.set_open(false);
    // Refused only for an element outside the page, which cannot be seen anyway.
    let _ = dialog.show_modal();
}
