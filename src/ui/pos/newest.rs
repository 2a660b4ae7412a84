//! What came with the page, and from then on whatever is newest.

use leptos::prelude::*;

/// Draws `first`, then anew what `newer` brings. A resource that is asked again would not do: while it loads, the signals
/// behind what it drew last are gone already, and a tap in that moment would find nothing there.
pub fn newest<T>(first: T, newer: RwSignal<Option<T>>, draw: impl Fn(T) -> AnyView + Send + 'static) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let shown = Memo::new(move |_| newer.get().unwrap_or_else(|| first.clone()));
    (move || draw(shown.get())).into_any()
}
