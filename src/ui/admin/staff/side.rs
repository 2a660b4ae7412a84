//! The forms at the side of the list, and the question before somebody leaves.

use leptos::prelude::*;

use super::{
    acts::{Acts, Open},
    add_form::AddForm,
    edit_form::EditForm,
    invite_form::InviteForm,
    words::words,
};
use crate::{
    auth::model::Me,
    kernel::{
        ids::MemberId,
        permission::{Permission, Role},
    },
    ui::{
        admin::fill::fill,
        kit::{
            button::{Button, ButtonKind},
            choice::Choice,
            confirm::Confirm,
            drawer::Drawer,
        },
        shared::words::{role_word, words as shared_words},
    },
};

/// The id of whichever form is at the side: its button stands outside it.
pub const FORM: &str = "staff-form";

/// Whether the person decides about people of this role; the server asks again.
pub fn may_decide(me: &Me, role: Role) -> bool {
    let right = match role {
        Role::Owner | Role::Manager => Permission::StaffManage,
        Role::Cashier | Role::Waiter | Role::Kitchen | Role::Trainee => Permission::StaffInvite,
    };
    me.may(right)
}

/// The roles that the person may give.
pub fn role_choices(me: &Me) -> Vec<Choice> {
    let given = Role::ALL.into_iter().filter(|role| may_decide(me, *role));
    given.map(|role| Choice::new(role.as_str(), role_word(role))).collect()
}

#[component]
pub fn Side(me: Me, own: Memo<Option<MemberId>>, acts: Acts) -> impl IntoView {
    let (words, shared) = (words(), shared_words());
    let person = StoredValue::new(me);
    let close = move |()| {
        if !acts.is_pending() {
            acts.open.set(None);
        }
    };
    let title = move || match acts.open.get() {
        Some(Open::Invite) => words.invite.to_owned(),
        Some(Open::Edit(member)) => fill(words.edit_of, "name", member.name),
        Some(Open::Add) | None => words.add.to_owned(),
    };
    let pending = Signal::derive(move || acts.is_pending());
    let footer = move || {
        let verb = move || match acts.open.get() {
            Some(Open::Invite) => words.send_invitation,
            _ => shared.save,
        };
        view! {
            <Button kind=ButtonKind::Quiet disabled=pending on:click=move |_| close(())>{shared.cancel}</Button>
            <Button submit=true pending=pending attr:form=FORM>{verb}</Button>
        }
    };
    let form = move |open: Open| {
        let me = person.get_value();
        match open {
            Open::Add => view! { <AddForm me acts/> }.into_any(),
            Open::Invite => view! { <InviteForm me acts/> }.into_any(),
            Open::Edit(member) => {
                let is_own = own.get_untracked() == Some(member.id);
                view! { <EditForm member=*member me is_own acts/> }.into_any()
            }
        }
    };
    view! {
        <Drawer
            open=Signal::derive(move || acts.open.with(Option::is_some))
            on_close=close
            title=Signal::derive(title)
            close_label=shared.close
            footer
        >
            {move || acts.open.get().map(form)}
        </Drawer>
    }
}

/// Before somebody works here no longer.
#[component]
pub fn Leaving(acts: Acts) -> impl IntoView {
    let words = words();
    let title = move || {
        let name = acts.leaving.with(|leaving| leaving.as_ref().map(|(_, name)| name.clone()).unwrap_or_default());
        fill(words.remove_of, "name", name)
    };
    let confirm = move |()| {
        if let Some(leaving) = acts.leaving.get_untracked() {
            acts.remove.dispatch(leaving);
        }
    };
    view! {
        <Confirm
            open=Signal::derive(move || acts.leaving.with(Option::is_some))
            title=Signal::derive(title)
            text=words.remove_text.to_owned()
            verb=words.remove
            cancel=shared_words().cancel
            danger=true
            pending=acts.remove.pending()
            close_label=shared_words().close
            on_confirm=confirm
            on_close=move |()| acts.leaving.set(None)
        />
    }
}
