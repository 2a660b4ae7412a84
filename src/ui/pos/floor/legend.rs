//! What the colours of the floor mean, drawn from the same constant as the tables.

use leptos::prelude::*;

use super::table_state::TableState;
use crate::ui::{
    kit::{badge::Badge, tone::Tone},
    pos::words::{texts::table_state_word, ticket, words},
};

#[component]
pub fn Legend() -> impl IntoView {
    let entry = |state: TableState| {
        view! { <li><Badge tone=state.tone() icon=state.icon()>{table_state_word(state)}</Badge></li> }
    };
    view! {
        <ul class="hidden flex-wrap gap-1 lg:flex" aria-label=words().legend>
            {TableState::ALL.into_iter().map(entry).collect_view()}
            <li><Badge tone=Tone::Warning icon="pause">{ticket::words().on_hold}</Badge></li>
        </ul>
    }
}
