//! A listener that is always the newest one.

use leptos::prelude::*;

/// Calls back when the button inside is pressed. For lists that are drawn anew over themselves: a listener put on a component
/// from outside stays the first one in a build with erased components, and would act on what stood there before; one on an
/// element of our own is replaced with the rest.
#[component]
pub fn Press(#[prop(into)] on_press: Callback<()>, children: Children) -> impl IntoView {
    let on_click = move |_| {
        on_press.try_run(());
    };
    view! { <span class="contents" on:click=on_click>{children()}</span> }
}
