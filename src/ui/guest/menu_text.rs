//! Words of the restaurant's own: a dish's name, a size, a sauce.

use leptos::prelude::*;

use crate::{kernel::language::Language, menu::model::words::Translated, ui::shared::page::language};

/// The text in the guest's language; where there is none, the restaurant's own words, marked as such for those who
/// listen.
#[component]
pub fn MenuText(
    text: Translated,
    /// The language the restaurant writes in.
    own: Language,
) -> impl IntoView {
    let wanted = language();
    let is_own = !text.other.contains_key(&wanted) && own != wanted;
    view! { <span lang=is_own.then_some(own.tag())>{text.in_language(wanted).to_owned()}</span> }
}
