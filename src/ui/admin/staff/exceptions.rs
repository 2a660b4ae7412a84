//! What a person may do beyond the role, and what is taken from it.

use leptos::prelude::*;

use super::{draft::EditDraft, permission_word::permission_word, words::words};
use crate::{
    kernel::permission::{Grant, Permission, may_be_granted},
    ui::kit::{choice::Choice, select::Select},
};

const BY_ROLE: &str = "role";
const ALWAYS: &str = "always";
const NEVER: &str = "never";

/// One row per right that may be an exception.
#[component]
pub fn Exceptions(draft: RwSignal<EditDraft>) -> impl IntoView {
    let words = words();
    let row = move |right: Permission| {
        let options = move || {
            let by_role = match draft.with(|draft| draft.rights.role).grant(right) {
                Grant::Yes => words.by_role_yes,
                Grant::WithApproval => words.by_role_pin,
                Grant::No => words.by_role_no,
            };
            vec![Choice::new(BY_ROLE, by_role), Choice::new(ALWAYS, words.always), Choice::new(NEVER, words.never)]
        };
        let value = move || {
            draft.with(|draft| {
                let rights = draft.rights;
                let value = if rights.granted.contains(right) {
                    ALWAYS
                } else if rights.taken.contains(right) {
                    NEVER
                } else {
                    BY_ROLE
                };
                value.to_owned()
            })
        };
        let choose = move |chosen: String| {
            let is_granted = match chosen.as_str() {
                ALWAYS => Some(true),
                NEVER => Some(false),
                _ => None,
            };
            draft.update(|draft| draft.set_exception(right, is_granted));
        };
        view! {
            <li class="grid grid-cols-[minmax(0,1fr)_11rem] items-center gap-3 py-2">
                <span>{permission_word(right)}</span>
                <Select
                    label=permission_word(right)
                    hide_label=true
                    name=right.as_str()
                    id=format!("exception-{}", right.as_str().replace('.', "-"))
                    options=Signal::derive(options)
                    value=Signal::derive(value)
                    on_change=choose
                />
            </li>
        }
    };
    view! {
        <details class="rounded-lg bg-sunken p-4">
            <summary class="min-h-11 cursor-pointer content-center font-semibold">{words.exceptions}</summary>
            <p class="pb-2 text-sm text-ink-muted">{words.exceptions_text}</p>
            <ul class="divide-y divide-line">
                {Permission::ALL.iter().copied().filter(|right| may_be_granted(*right)).map(row).collect_view()}
            </ul>
        </details>
    }
}
