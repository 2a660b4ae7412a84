//! What can be done with people and invitations, and what follows from it.

use leptos::prelude::*;

use crate::{
    auth::{
        model::staff::{MemberChange, NewStaff, StaffMember},
        rpc::{add_staff, change_member, invite, remove_member, unlock_member, withdraw_invitation},
    },
    kernel::{
        error::AppError,
        ids::{InvitationId, MemberId},
        permission::Role,
    },
    ui::{
        admin::{
            fill::fill,
            refusal::{Refusal, follow_form},
            staff::words::words,
        },
        kit::toast::{Toast, use_toasts},
        shared::error_text::error_text,
    },
};

/// What stands at the side of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    Add,
    Invite,
    Edit(Box<StaffMember>),
}

/// Answers with the name that the message tells.
pub type Told<T> = Action<T, Result<String, AppError>>;

/// Handles only.
#[derive(Clone, Copy)]
pub struct Acts {
    pub open: RwSignal<Option<Open>>,
    pub refusal: Refusal,
    pub add: Told<(MemberId, NewStaff)>,
    pub change: Told<(MemberId, MemberChange)>,
    pub invite: Told<(InvitationId, String, Role)>,
    pub unlock: Told<(MemberId, String)>,
    /// Who is asked about before they go.
    pub leaving: RwSignal<Option<(MemberId, String)>>,
    pub remove: Told<(MemberId, String)>,
    pub withdraw: Told<(InvitationId, String)>,
}

impl Acts {
    /// Opens the side with nothing refused yet.
    pub fn show(self, what: Open) {
        self.refusal.0.set(None);
        self.open.set(Some(what));
    }

    /// A form is on its way to the server.
    pub fn is_pending(self) -> bool {
        self.add.pending().get() || self.change.pending().get() || self.invite.pending().get()
    }
}

/// `refetch` asks for the people anew.
pub fn use_acts(refetch: impl Fn() + Copy + Send + Sync + 'static) -> Acts {
    let words = words();
    let acts = Acts {
        open: RwSignal::new(None),
        refusal: Refusal::new(),
        add: Action::new(|(id, new): &(MemberId, NewStaff)| {
            let (id, new) = (*id, new.clone());
            async move { add_staff(id, new).await.map(|member| member.name) }
        }),
        change: Action::new(|(id, change): &(MemberId, MemberChange)| {
            let (id, change) = (*id, change.clone());
            async move { change_member(id, change).await.map(|member| member.name) }
        }),
        invite: Action::new(|(id, email, role): &(InvitationId, String, Role)| {
            let (id, email, role) = (*id, email.clone(), *role);
            async move { invite(id, email, role).await.map(|invitation| invitation.email) }
        }),
        unlock: Action::new(|(id, name): &(MemberId, String)| {
            let (id, name) = (*id, name.clone());
            async move { unlock_member(id).await.map(|()| name) }
        }),
        leaving: RwSignal::new(None),
        remove: Action::new(|(id, name): &(MemberId, String)| {
            let (id, name) = (*id, name.clone());
            async move { remove_member(id).await.map(|()| name) }
        }),
        withdraw: Action::new(|(id, email): &(InvitationId, String)| {
            let (id, email) = (*id, email.clone());
            async move { withdraw_invitation(id).await.map(|()| email) }
        }),
    };
    follow_form(acts.add, acts.open, acts.refusal, words.added, refetch);
    follow_form(acts.change, acts.open, acts.refusal, words.changed, refetch);
    follow_form(acts.invite, acts.open, acts.refusal, words.was_invited, refetch);
    of_row(acts, acts.unlock, words.unlocked, refetch);
    of_row(acts, acts.remove, words.removed, refetch);
    of_row(acts, acts.withdraw, words.withdrawn, refetch);
    acts
}

/// Says what came of it; there is no form.
fn of_row<T: Clone + Send + Sync + 'static>(
    acts: Acts,
    done: Told<T>,
    said: &'static str,
    refetch: impl Fn() + Send + Sync + 'static,
) {
    let toasts = use_toasts();
    Effect::new(move |_| match done.value().get() {
        None => {}
        Some(Ok(name)) => {
            acts.leaving.set(None);
            refetch();
            toasts.push(Toast::success(fill(said, "name", name)));
        }
        Some(Err(error)) => {
            acts.leaving.set(None);
            toasts.push(Toast::danger(error_text(&error)));
        }
    });
}
