//! A surface for things that belong together.

use leptos::prelude::*;

/// A card; with a heading it is a section of the page.
#[component]
pub fn Card(
    #[prop(optional, into)] heading: Signal<Option<String>>,
    /// A quiet line below the heading.
    #[prop(optional, into)]
    text: Signal<Option<String>>,
    /// Buttons at the end of the heading's line.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    /// No padding: for tables and lists that reach the edges.
    #[prop(optional)]
    flush: bool,
    children: Children,
) -> impl IntoView {
    let has_actions = actions.is_some();
    view! {
        <section class=if flush { "panel panel-flush" } else { "panel" }>
            <Show when=move || has_actions || heading.with(Option::is_some)>
                <div class="panel-head">
                    <div>
                        {move || heading.get().map(|heading| view! { <h2>{heading}</h2> })}
                        {move || text.get().map(|text| view! { <p>{text}</p> })}
                    </div>
                    {actions.as_ref().map(ViewFn::run)}
                </div>
            </Show>
            <div class="panel-body">{children()}</div>
        </section>
    }
}
