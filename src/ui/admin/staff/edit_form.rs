//! What somebody may do and signs in with.

use leptos::{ev::SubmitEvent, prelude::*};

use super::{
    acts::Acts,
    draft::EditDraft,
    exceptions::Exceptions,
    side::{FORM, role_choices},
    words::words,
};
use crate::{
    auth::model::{Me, staff::StaffMember},
    kernel::permission::{Permission, Role},
    ui::{
        admin::refusal::{RefusalBanner, text_of, write_to},
        kit::{
            banner::Banner,
            input::{Input, InputKind},
            select::Select,
            tone::Tone,
        },
    },
};

/// One's own role stays: somebody else decides about it. `is_own`: it is the person who edits.
#[component]
pub fn EditForm(member: StaffMember, me: Me, is_own: bool, acts: Acts) -> impl IntoView {
    let words = words();
    let refusal = acts.refusal;
    let draft = RwSignal::new(EditDraft::of(&member));
    let (id, before) = (member.id, member.rights);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if acts.change.pending().get_untracked() {
            return;
        }
        match draft.with_untracked(|draft| draft.check(before, words)) {
            Ok(change) => {
                acts.change.dispatch((id, change));
            }
            Err(fields) => refusal.refuse_fields(words.check_fields, fields),
        }
    };
    let set_role = move |role: String| {
        draft.update(|draft| draft.set_role(role));
        refusal.forget("role");
    };
    let has_exceptions = me.may(Permission::StaffManage) && !is_own;
    let is_owner = Memo::new(move |_| draft.with(|draft| draft.rights.role == Role::Owner));
    let why_no_password =
        if is_own { Some(words.own_password) } else { member.works_elsewhere.then_some(words.foreign_password) };
    view! {
        <form id=FORM novalidate autocomplete="off" on:submit=submit class="grid gap-5">
            <RefusalBanner refusal check_fields=words.check_fields/>
            {is_own.then(|| view! { <Banner tone=Tone::Info>{words.own_role}</Banner> })}
            <Select
                label=words.role
                name="role"
                options=role_choices(&me)
                disabled=is_own
                value=text_of(draft, |draft| &draft.role)
                on_change=set_role
                error=refusal.field_error("role")
            />
            {has_exceptions.then(|| view! { <Show when=move || !is_owner.get()><Exceptions draft/></Show> })}
            <Input
                label=words.new_pin
                hint=words.stays_hint.to_owned()
                name="pin"
                kind=InputKind::Pin
                autocomplete="off"
                value=text_of(draft, |draft| &draft.pin)
                on_input=write_to(draft, refusal, "pin", |draft| &mut draft.pin)
                error=refusal.field_error("pin")
            />
            <Input
                label=words.new_password
                hint=why_no_password.unwrap_or(words.password_ends).to_owned()
                name="password"
                kind=InputKind::Password
                autocomplete="new-password"
                disabled=why_no_password.is_some()
                value=text_of(draft, |draft| &draft.password)
                on_input=write_to(draft, refusal, "password", |draft| &mut draft.password)
                error=refusal.field_error("password")
            />
        </form>
    }
}
