//! A dish's drawing in a list.

use leptos::prelude::*;

use super::{item_face::SaleBadge, sale::Sale};
use crate::ui::shared::picture::{PictureSize, picture_path};

/// Decoration: the name beside it says what it is. Its place is kept while it loads. How many are left lies over it, so
/// that nothing moves when that changes.
#[component]
pub fn Picture(picture: String, sale: Signal<Sale>) -> impl IntoView {
    view! {
        <div class="relative size-24 flex-none">
            <img
                src=picture_path(&picture, PictureSize::Thumb)
                alt=""
                width="96"
                height="96"
                loading="lazy"
                decoding="async"
                class="size-24 rounded-lg bg-sunken object-cover"
                class:grayscale=move || sale.get().is_sold_out()
            />
            <span class="absolute inset-x-0 bottom-1 flex justify-center [&>.badge]:px-1"><SaleBadge sale/></span>
        </div>
    }
}
