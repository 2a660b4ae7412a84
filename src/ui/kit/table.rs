//! Rows and columns.

use leptos::prelude::*;

use super::classes;

/// A table in a frame that scrolls sideways where the screen is narrow. The children are the body's rows; figures stand in
/// cells of class `num`.
#[component]
pub fn Table(
    /// What the table shows; its accessible name.
    #[prop(into)]
    caption: Signal<String>,
    /// Shows the caption above the table.
    #[prop(optional)]
    show_caption: bool,
    /// The head's cells: `<th>` and `SortHeader`.
    #[prop(into)]
    head: ViewFn,
    /// The foot's cells: sums.
    #[prop(optional, into)]
    foot: Option<ViewFn>,
    /// Lower rows, for long lists.
    #[prop(optional)]
    dense: bool,
    /// Head and foot stay in view while the rows scroll.
    #[prop(optional)]
    sticky: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <div class=classes::join(&["table-wrap", if sticky { "table-sticky" } else { "" }]) role="region" aria-label=move || caption.get() tabindex="0">
            <table class=classes::join(&["table", if dense { "table-dense" } else { "" }])>
                <caption class=if show_caption { "" } else { "sr-only" }>{move || caption.get()}</caption>
                <thead>
                    <tr>{head.run()}</tr>
                </thead>
                <tbody>{children()}</tbody>
                {foot.map(|foot| view! { <tfoot><tr>{foot.run()}</tr></tfoot> })}
            </table>
        </div>
    }
}
