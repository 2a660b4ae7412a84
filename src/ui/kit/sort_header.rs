//! A column that can be sorted by.

use leptos::prelude::*;

use super::icon::{Icon, IconSize};

/// Direction of a sorted column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortOrder {
    Ascending,
    Descending,
}

impl SortOrder {
    const fn aria(self) -> &'static str {
        match self {
            Self::Ascending => "ascending",
            Self::Descending => "descending",
        }
    }

    const fn icon(self) -> &'static str {
        match self {
            Self::Ascending => "arrow-up",
            Self::Descending => "arrow-down",
        }
    }
}

/// A head cell with a button in it.
#[component]
pub fn SortHeader(
    #[prop(into)] label: Signal<String>,
    /// `None` while the table is sorted by another column.
    #[prop(into)]
    sort: Signal<Option<SortOrder>>,
    #[prop(into)] on_sort: Callback<()>,
    /// The column holds figures.
    #[prop(optional)]
    number: bool,
) -> impl IntoView {
    view! {
        <th scope="col" class=if number { "num" } else { "" } aria-sort=move || sort.get().map(SortOrder::aria)>
            <button type="button" class="sort" on:click=move |_| on_sort.run(())>
                <span>{move || label.get()}</span>
                {move || view! { <Icon name=sort.get().map_or("sort", SortOrder::icon) size=IconSize::Small/> }}
            </button>
        </th>
    }
}
