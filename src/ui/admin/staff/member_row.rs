//! One person of the list.

use leptos::prelude::*;

use super::{
    acts::{Acts, Open},
    side::may_decide,
    words::words,
};
use crate::{
    auth::model::{Me, staff::StaffMember},
    kernel::ids::MemberId,
    ui::{
        admin::{
            fill::{count, fill},
            place::Place,
        },
        kit::{
            badge::Badge,
            button::{Button, ButtonKind, ButtonSize},
            tone::Tone,
        },
        shared::words::role_word,
    },
};

/// Who it is, what they may do, and what may be done about them.
#[component]
pub fn MemberRow(member: StaffMember, me: Me, own: Option<MemberId>, acts: Acts, place: Place) -> impl IntoView {
    let words = words();
    let is_own = own == Some(member.id);
    let decides = may_decide(&me, member.rights.role);
    let exceptions = member.rights.granted.iter().count() + member.rights.taken.iter().count();
    let named = (member.id, member.name.clone());
    let (unlocked, left) = (named.clone(), named);
    let unlock = (member.locked_until.is_some() && decides && !member.works_elsewhere).then(|| {
        view! {
            <Button
                kind=ButtonKind::Quiet
                size=ButtonSize::Small
                icon="unlock"
                attr:aria-label=fill(words.unlock_of, "name", &member.name)
                on:click=move |_| { acts.unlock.dispatch(unlocked.clone()); }
            >
                {words.unlock}
            </Button>
        }
    });
    let edited = member.clone();
    let edit = decides.then(|| {
        view! {
            <Button
                kind=ButtonKind::Quiet
                size=ButtonSize::Small
                attr:aria-label=fill(words.edit_of, "name", &member.name)
                on:click=move |_| acts.show(Open::Edit(Box::new(edited.clone())))
            >
                {words.edit}
            </Button>
        }
    });
    let remove = (decides && !is_own).then(|| {
        view! {
            <Button
                kind=ButtonKind::Ghost
                size=ButtonSize::Small
                attr:aria-label=fill(words.remove_of, "name", &member.name)
                on:click=move |_| acts.leaving.set(Some(left.clone()))
            >
                {words.remove}
            </Button>
        }
    });
    view! {
        <tr>
            <th scope="row">
                <span class="flex flex-wrap items-center gap-2">
                    <span class="font-semibold">{member.name.clone()}</span>
                    {is_own.then(|| view! { <Badge>{words.you}</Badge> })}
                    {member.locked_until.map(|_| view! { <Badge tone=Tone::Danger icon="lock">{words.locked}</Badge> })}
                </span>
            </th>
            <td>
                <span class="grid gap-1">
                    <span>{member.username}</span>
                    {member.email.map(|email| view! { <span class="text-sm text-ink-muted">{email}</span> })}
                </span>
            </td>
            <td>
                <span class="grid gap-1">
                    <span>{role_word(member.rights.role)}</span>
                    {(0 < exceptions).then(|| view! {
                        <span class="text-sm text-ink-muted">{count(exceptions, words.exception_one, words.exception_many)}</span>
                    })}
                </span>
            </td>
            <td>{if member.has_pin { words.has_pin } else { words.no_pin }}</td>
            <td class="whitespace-nowrap tabular-nums">{place.offset.date_time_text(member.since)}</td>
            <td><span class="flex flex-wrap justify-end gap-1">{unlock}{edit}{remove}</span></td>
        </tr>
    }
}
