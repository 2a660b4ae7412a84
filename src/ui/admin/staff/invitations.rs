//! The invitations that nobody has answered.

use leptos::prelude::*;

use super::{acts::Acts, words::words};
use crate::{
    auth::model::staff::Invitation,
    ui::{
        admin::{fill::fill, place::Place},
        kit::{
            badge::Badge,
            button::{Button, ButtonKind, ButtonSize},
            card::Card,
            table::Table,
            tone::Tone,
        },
        shared::words::role_word,
    },
};

/// Newest first, each with a way to take it back.
#[component]
pub fn Invitations(all: Signal<Vec<Invitation>>, acts: Acts, place: Place) -> impl IntoView {
    let words = words();
    let head = move || {
        view! {
            <th scope="col">{words.email}</th>
            <th scope="col">{words.role}</th>
            <th scope="col">{words.by}</th>
            <th scope="col">{words.invited_at}</th>
            <th scope="col">{words.until}</th>
            <th scope="col"><span class="sr-only">{words.actions}</span></th>
        }
    };
    let row = move |one: Invitation| {
        let named = (one.id, one.email.clone());
        view! {
            <tr>
                <th scope="row" class="wrap-anywhere">{one.email.clone()}</th>
                <td>{role_word(one.role)}</td>
                <td>{one.by}</td>
                <td class="whitespace-nowrap tabular-nums">{place.offset.date_time_text(one.at)}</td>
                <td class="whitespace-nowrap tabular-nums">
                    {if one.is_expired {
                        view! { <Badge tone=Tone::Warning>{words.expired}</Badge> }.into_any()
                    } else {
                        place.offset.date_time_text(one.expires_at).into_any()
                    }}
                </td>
                <td>
                    <span class="flex justify-end">
                        <Button
                            kind=ButtonKind::Ghost
                            size=ButtonSize::Small
                            attr:aria-label=fill(words.withdraw_of, "name", &one.email)
                            on:click=move |_| { acts.withdraw.dispatch(named.clone()); }
                        >
                            {words.withdraw}
                        </Button>
                    </span>
                </td>
            </tr>
        }
    };
    view! {
        <Card heading=words.invitations flush=true>
            <Table caption=words.invitations head>
                <For each=move || all.get() key=|one| format!("{one:?}") children=row/>
            </Table>
        </Card>
    }
}
