//! Whose line it is.

use leptos::prelude::*;

use crate::{kernel::actor::Actor, orders::model::guest::GuestTable};

use super::{visit::Visit, words::Words};

#[derive(Clone, Debug, PartialEq, Eq)]
struct Who {
    initials: String,
    name: String,
}

/// Initials or number, and the name. A guest alone at the table needs none on their own lines.
#[component]
pub fn WhoTag(visit: Visit, by: Actor) -> impl IntoView {
    let who = Memo::new(move |_| visit.table.with(|table| who(table, by, visit.words)));
    move || {
        who.get().map(|who| view! {
            <span class="inline-flex items-center gap-1.5 text-sm text-ink-muted">
                <span aria-hidden="true" class="grid h-6 min-w-6 place-items-center rounded-full bg-sunken px-1 text-xs font-semibold text-ink">
                    {who.initials}
                </span>
                {who.name}
            </span>
        })
    }
}

fn who(table: &GuestTable, by: Actor, words: &Words) -> Option<Who> {
    match by {
        Actor::Guest(id) if id == table.me.id => (1 < table.guests.len()).then(|| Who {
            initials: words.guest_short.replace("{n}", &table.me.number.to_string()),
            name: words.you.to_owned(),
        }),
        Actor::Guest(id) => table.guest_name(id).map(|guest| match &guest.name {
            Some(name) => Who { initials: initials(name), name: name.clone() },
            None => Who {
                initials: words.guest_short.replace("{n}", &guest.number.to_string()),
                name: words.guest_n.replace("{n}", &guest.number.to_string()),
            },
        }),
        Actor::Member(_) | Actor::ApiKey(_) | Actor::System | Actor::Stranger => {
            Some(Who { initials: initials(words.staff), name: words.staff.to_owned() })
        }
    }
}

/// The first letters of the first two words.
fn initials(name: &str) -> String {
    name.split_whitespace().take(2).filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect()
}
