//! A dish's picture, small.

use leptos::prelude::*;

use crate::ui::shared::picture::{PictureSize, picture_path};

/// Edge length of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThumbSize {
    /// 44 px, in a row.
    Row,
    /// 80 px, as the guest sees it.
    Guest,
}

impl ThumbSize {
    const fn class(self) -> &'static str {
        match self {
            Self::Row => "size-11 flex-none rounded-md bg-sunken object-cover",
            Self::Guest => "size-20 flex-none rounded-lg bg-sunken object-cover",
        }
    }

    const fn pixels(self) -> &'static str {
        match self {
            Self::Row => "44",
            Self::Guest => "80",
        }
    }
}

/// Decoration: the name stands beside it.
#[component]
pub fn Thumb(#[prop(into)] picture: Signal<Option<String>>, size: ThumbSize) -> impl IntoView {
    let source = move || picture.with(|name| picture_path(name.as_deref().unwrap_or("default"), PictureSize::Thumb));
    view! { <img class=size.class() src=source alt="" width=size.pixels() height=size.pixels() loading="lazy"/> }
}
