//! What happened around signing in.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{actions::event as event_words, words::words};
use crate::{
    auth::{model::SecurityEvent, rpc::security_events},
    ui::{
        admin::{
            loaded::{Loaded, rows_skeleton},
            older::Older,
            place::Place,
        },
        kit::{
            button::{ButtonKind, ButtonSize},
            button_link::ButtonLink,
            card::Card,
            empty::Empty,
            page_header::PageHeader,
            table::Table,
        },
    },
};

/// Rows of one page; one more tells that there are older ones.
const PAGE: usize = 50;

/// Owns a page of the events.
#[component]
pub fn SecurityTab(place: Place) -> impl IntoView {
    let words = words();
    let query = use_query_map();
    let after = Memo::new(move |_| query.with(|query| query.get_str("after").and_then(|id| id.parse().ok())));
    let data = Resource::new(move || after.get(), security_events);
    view! {
        <Loaded
            data
            title=words.title
            failed=words.failed
            skeleton=rows_skeleton(8)
            page=move |data| view! { <Events data place/> }.into_any()
        />
    }
}

#[component]
fn Events(data: Signal<Vec<SecurityEvent>>, place: Place) -> impl IntoView {
    let words = words();
    let is_empty = Memo::new(move |_| data.with(Vec::is_empty));
    let head = move || {
        view! {
            <th scope="col">{words.when}</th>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.address}</th>
        }
    };
    let older = move || {
        let last = data.with(|data| if PAGE < data.len() { data.get(PAGE - 1).map(|event| event.id) } else { None });
        last.map(|id| {
            let href = format!("/admin/audit?tab=security&after={id}");
            view! { <Older href/> }
        })
    };
    let rows = move || data.with(|data| data.iter().take(PAGE).cloned().collect::<Vec<_>>());
    view! {
        <PageHeader title=words.title text=words.security_text.to_owned()>
            <ButtonLink
                href="/api/v1/security-events?format=csv&limit=200"
                kind=ButtonKind::Quiet
                size=ButtonSize::Small
                icon="download"
                external=true
            >
                {words.export}
            </ButtonLink>
        </PageHeader>
        <Show
            when=move || !is_empty.get()
            fallback=move || view! { <Empty icon="shield" title=words.empty text=words.empty_text.to_owned()/> }
        >
            <Card flush=true>
                <Table caption=words.title dense=true head>
                    <For
                        each=rows
                        key=|event| event.id
                        children=move |event: SecurityEvent| view! {
                            <tr>
                                <td class="whitespace-nowrap tabular-nums">{place.offset.date_time_text(event.at)}</td>
                                <td>{event.person.unwrap_or_else(|| words.unknown.to_owned())}</td>
                                <th scope="row" class="font-normal">{event_words(&event.kind)}</th>
                                <td class="tabular-nums">{event.address}</td>
                            </tr>
                        }
                    />
                </Table>
            </Card>
        </Show>
        {older}
    }
}
