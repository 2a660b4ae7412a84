//! Asking somebody by e-mail to work here.

use leptos::{ev::SubmitEvent, prelude::*};

use super::{
    acts::Acts,
    side::{FORM, role_choices},
    words::words,
};
use crate::{
    auth::model::Me,
    kernel::{error::FieldError, permission::Role},
    ui::{
        admin::refusal::RefusalBanner,
        kit::{
            input::{Input, InputKind},
            select::Select,
        },
        shared::new_id::new_id,
    },
};

/// The letter's link is good once and for a week.
#[component]
pub fn InviteForm(me: Me, acts: Acts) -> impl IntoView {
    let words = words();
    let refusal = acts.refusal;
    let (email, role) = (RwSignal::new(String::new()), RwSignal::new(Role::Waiter.as_str().to_owned()));
    let id = new_id();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if acts.invite.pending().get_untracked() {
            return;
        }
        match (email.get_untracked().contains('@'), Role::parse(&role.get_untracked())) {
            (true, Some(role)) => {
                acts.invite.dispatch((id, email.get_untracked(), role));
            }
            (false, _) => refusal.refuse_fields(words.check_fields, vec![FieldError::new("email", words.bad_email)]),
            (_, None) => refusal.refuse_fields(words.check_fields, vec![FieldError::new("role", words.choose_one)]),
        }
    };
    view! {
        <form id=FORM novalidate autocomplete="off" on:submit=submit class="grid gap-5">
            <RefusalBanner refusal check_fields=words.check_fields/>
            <p class="text-ink-muted">{words.invite_text}</p>
            <Input
                label=words.email
                name="email"
                kind=InputKind::Email
                required=true
                value=email
                on_input=move |text: String| {
                    email.set(text);
                    refusal.forget("email");
                }
                error=refusal.field_error("email")
            />
            <Select
                label=words.role
                name="role"
                options=role_choices(&me)
                value=role
                on_change=move |chosen: String| role.set(chosen)
                error=refusal.field_error("role")
            />
        </form>
    }
}
