//! Paging by callbacks.

use leptos::prelude::*;

use super::button::{Button, ButtonKind, ButtonSize};

/// The same as `Pagination` for lists that the page holds itself.
#[component]
pub fn Pager(
    /// "51 to 100 of 320".
    #[prop(into)]
    text: Signal<String>,
    #[prop(into)] has_previous: Signal<bool>,
    #[prop(into)] has_next: Signal<bool>,
    #[prop(into)] on_previous: Callback<()>,
    #[prop(into)] on_next: Callback<()>,
    #[prop(default = "Previous".to_owned(), into)] previous_label: String,
    #[prop(default = "Next".to_owned(), into)] next_label: String,
) -> impl IntoView {
    view! {
        <nav class="pager" aria-label=move || text.get()>
            <span aria-live="polite">{move || text.get()}</span>
            <span class="pager-keys">
                <Button
                    kind=ButtonKind::Quiet
                    size=ButtonSize::Small
                    icon="chevron-left"
                    disabled=move || !has_previous.get()
                    on:click=move |_| on_previous.run(())
                >
                    {previous_label}
                </Button>
                <Button
                    kind=ButtonKind::Quiet
                    size=ButtonSize::Small
                    icon_end="chevron-right"
                    disabled=move || !has_next.get()
                    on:click=move |_| on_next.run(())
                >
                    {next_label}
                </Button>
            </span>
        </nav>
    }
}
