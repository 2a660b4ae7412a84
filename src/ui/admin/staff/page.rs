//! `/admin/staff`

use leptos::prelude::*;

use super::{
    acts::{Acts, Open, use_acts},
    invitations::Invitations,
    member_row::MemberRow,
    side::{Leaving, Side},
    words::words,
};
use crate::{
    auth::{
        model::{
            Me,
            staff::{Staff, StaffMember},
        },
        rpc::staff,
    },
    ui::{
        admin::{
            loaded::{Loaded, rows_skeleton},
            place::Place,
        },
        kit::{
            button::{Button, ButtonKind},
            card::Card,
            page_header::PageHeader,
            table::Table,
        },
    },
};

/// Owns the list of people.
#[component]
pub fn StaffPage(me: Me, place: Place, fresh: ReadSignal<u64>) -> impl IntoView {
    let words = words();
    let data = Resource::new(move || fresh.get(), |_| staff());
    let acts = use_acts(move || data.refetch());
    let person = StoredValue::new(me);
    view! {
        <Loaded
            data
            title=words.title
            failed=words.failed
            skeleton=rows_skeleton(6)
            page=move |data| view! { <Board data me=person.get_value() acts place/> }.into_any()
        />
    }
}

#[component]
fn Board(data: Signal<Staff>, me: Me, acts: Acts, place: Place) -> impl IntoView {
    let words = words();
    let own = Memo::new(move |_| data.with(|data| data.own));
    let has_invitations = Memo::new(move |_| data.with(|data| !data.invitations.is_empty()));
    let head = move || {
        view! {
            <th scope="col">{words.name}</th>
            <th scope="col">{words.login}</th>
            <th scope="col">{words.role}</th>
            <th scope="col">{words.pin}</th>
            <th scope="col">{words.since}</th>
            <th scope="col"><span class="sr-only">{words.actions}</span></th>
        }
    };
    let person = StoredValue::new(me.clone());
    view! {
        <PageHeader title=words.title text=words.text.to_owned()>
            <Button kind=ButtonKind::Quiet icon="send" on:click=move |_| acts.show(Open::Invite)>{words.invite}</Button>
            <Button icon="plus" on:click=move |_| acts.show(Open::Add)>{words.add}</Button>
        </PageHeader>
        <div class="grid gap-6">
            <Card flush=true>
                <Table caption=words.title head>
                    <For
                        each=move || data.with(|data| data.members.clone())
                        key=|member| format!("{member:?}")
                        children=move |member: StaffMember| view! {
                            <MemberRow member me=person.get_value() own=own.get_untracked() acts place/>
                        }
                    />
                </Table>
            </Card>
            <Show when=move || has_invitations.get()>
                <Invitations all=Signal::derive(move || data.with(|data| data.invitations.clone())) acts place/>
            </Show>
        </div>
        <Side me own acts/>
        <Leaving acts/>
    }
}
