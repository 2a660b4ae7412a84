//! What every plain form of a table sends along.

use leptos::prelude::*;

use super::visit::Visit;

/// The table's code, and a key that makes a double tap one.
#[component]
pub fn Hidden(visit: Visit) -> impl IntoView {
    view! {
        <input type="hidden" name="token" value=visit.token.get_value()/>
        <input type="hidden" name="key" value=visit.form_key()/>
    }
}
