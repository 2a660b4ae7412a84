//! Paging by links.

use leptos::{either::Either, prelude::*};

use super::icon::Icon;

/// Where the person is and the way to the next page, without script too.
#[component]
pub fn Pagination(
    /// "51 to 100 of 320".
    #[prop(into)]
    text: Signal<String>,
    /// `None` on the first page.
    #[prop(optional, into)]
    previous: Signal<Option<String>>,
    /// `None` on the last page.
    #[prop(optional, into)]
    next: Signal<Option<String>>,
    #[prop(default = "Previous".to_owned(), into)] previous_label: String,
    #[prop(default = "Next".to_owned(), into)] next_label: String,
) -> impl IntoView {
    let previous_label = StoredValue::new(previous_label);
    let next_label = StoredValue::new(next_label);
    view! {
        <nav class="pager" aria-label=move || text.get()>
            <span>{move || text.get()}</span>
            <span class="pager-keys">
                {move || key(previous.get(), "prev", Some("chevron-left"), previous_label.get_value(), None)}
                {move || key(next.get(), "next", None, next_label.get_value(), Some("chevron-right"))}
            </span>
        </nav>
    }
}

/// A link, or a key that cannot be pressed where there is no such page.
fn key(
    href: Option<String>,
    rel: &'static str,
    icon: Option<&'static str>,
    label: String,
    icon_end: Option<&'static str>,
) -> impl IntoView {
    let body = view! {
        <span class="btn-body">
            {icon.map(|name| view! { <Icon name/> })}
            <span>{label}</span>
            {icon_end.map(|name| view! { <Icon name/> })}
        </span>
    };
    match href {
        Some(href) => Either::Left(view! { <a class="btn btn-quiet btn-small" href=href rel=rel>{body}</a> }),
        None => {
            Either::Right(view! { <button type="button" class="btn btn-quiet btn-small" disabled=true>{body}</button> })
        }
    }
}
