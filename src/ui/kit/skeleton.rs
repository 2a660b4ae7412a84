//! The place of what is still loading, in its final size.

use leptos::prelude::*;

/// What will be there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SkeletonShape {
    /// A line of text.
    #[default]
    Line,
    /// A heading.
    Title,
    /// A paragraph's line.
    Text,
    /// A row of a list or table.
    Row,
    /// A tile of the till.
    Tile,
    /// A ticket or card.
    Card,
    /// A figure card.
    Figure,
    /// A chart.
    Chart,
    /// A picture.
    Photo,
}

impl SkeletonShape {
    const fn class(self) -> &'static str {
        match self {
            Self::Line => "skeleton h-4 w-40 max-w-full",
            Self::Title => "skeleton h-7 w-64 max-w-full",
            Self::Text => "skeleton h-4 w-full last:w-2/3",
            Self::Row => "skeleton h-13 w-full",
            Self::Tile => "skeleton h-24 w-full",
            Self::Card => "skeleton h-56 w-full rounded-xl",
            Self::Figure => "skeleton h-33 w-full rounded-xl",
            Self::Chart => "skeleton h-64 w-full rounded-lg",
            Self::Photo => "skeleton aspect-4/3 w-full rounded-lg",
        }
    }

    const fn group(self) -> &'static str {
        match self {
            Self::Tile | Self::Photo => "skeleton-group skeleton-tiles",
            Self::Figure => "skeleton-group skeleton-figures",
            Self::Card => "skeleton-group skeleton-cards",
            Self::Line | Self::Title | Self::Text | Self::Row | Self::Chart => "skeleton-group",
        }
    }
}

/// `count` grey shapes in the layout of what comes.
#[component]
pub fn Skeleton(
    #[prop(optional)] shape: SkeletonShape,
    #[prop(default = 1)] count: u32,
    /// Read aloud in the place of the shapes.
    #[prop(default = "Loading".to_owned(), into)]
    label: String,
) -> impl IntoView {
    view! {
        <div role="status">
            <span class="sr-only">{label}</span>
            <div class=shape.group() aria-hidden="true">
                {(0..count).map(|_| view! { <span class=shape.class()></span> }).collect_view()}
            </div>
        </div>
    }
}
