//! Somebody new, with a login that is made here.

use leptos::{ev::SubmitEvent, prelude::*};

use super::{
    acts::Acts,
    draft::NewDraft,
    side::{FORM, role_choices},
    words::words,
};
use crate::{
    auth::model::Me,
    ui::{
        admin::refusal::{RefusalBanner, text_of, write_to},
        kit::{
            input::{Input, InputKind},
            select::Select,
        },
        shared::new_id::new_id,
    },
};

/// For people without e-mail, too: they are told what they sign in with.
#[component]
pub fn AddForm(me: Me, acts: Acts) -> impl IntoView {
    let words = words();
    let refusal = acts.refusal;
    let draft = RwSignal::new(NewDraft::new());
    let id = new_id();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if acts.add.pending().get_untracked() {
            return;
        }
        match draft.with_untracked(|draft| draft.check(words)) {
            Ok(new) => {
                acts.add.dispatch((id, new));
            }
            Err(fields) => refusal.refuse_fields(words.check_fields, fields),
        }
    };
    view! {
        <form id=FORM novalidate autocomplete="off" on:submit=submit class="grid gap-5">
            <RefusalBanner refusal check_fields=words.check_fields/>
            <Input
                label=words.name
                name="name"
                required=true
                maxlength=120
                value=text_of(draft, |draft| &draft.name)
                on_input=write_to(draft, refusal, "name", |draft| &mut draft.name)
                error=refusal.field_error("name")
            />
            <Input
                label=words.username
                hint=words.username_hint.to_owned()
                name="username"
                required=true
                maxlength=60
                autocomplete="off"
                value=text_of(draft, |draft| &draft.username)
                on_input=write_to(draft, refusal, "username", |draft| &mut draft.username)
                error=refusal.field_error("username")
            />
            <Input
                label=words.password
                hint=words.password_hint.to_owned()
                name="password"
                kind=InputKind::Password
                autocomplete="new-password"
                required=true
                value=text_of(draft, |draft| &draft.password)
                on_input=write_to(draft, refusal, "password", |draft| &mut draft.password)
                error=refusal.field_error("password")
            />
            <Select
                label=words.role
                name="role"
                options=role_choices(&me)
                value=text_of(draft, |draft| &draft.role)
                on_change=write_to(draft, refusal, "role", |draft| &mut draft.role)
                error=refusal.field_error("role")
            />
            <Input
                label=words.pin
                hint=words.pin_hint.to_owned()
                name="pin"
                kind=InputKind::Pin
                autocomplete="off"
                value=text_of(draft, |draft| &draft.pin)
                on_input=write_to(draft, refusal, "pin", |draft| &mut draft.pin)
                error=refusal.field_error("pin")
            />
            <Input
                label=words.email
                hint=words.email_hint.to_owned()
                name="email"
                kind=InputKind::Email
                value=text_of(draft, |draft| &draft.email)
                on_input=write_to(draft, refusal, "email", |draft| &mut draft.email)
                error=refusal.field_error("email")
            />
        </form>
    }
}
