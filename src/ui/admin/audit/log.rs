//! The log itself.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    actions::action,
    details::details,
    filter::{Filter, ask_of, export_href, next_href},
    words::{actor_word, words},
};
use crate::{
    reports::{
        model::audit::{AuditAsk, AuditLog, AuditRow},
        rpc::audit_log,
    },
    ui::{
        admin::{
            fill::count,
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

/// Owns a page of the log.
#[component]
pub fn LogTab(place: Place) -> impl IntoView {
    let words = words();
    let query = use_query_map();
    let ask = Memo::new(move |_| query.with(|query| ask_of(query, place.offset)));
    let data = Resource::new(move || ask.get(), audit_log);
    view! {
        <Loaded
            data
            title=words.title
            failed=words.failed
            skeleton=rows_skeleton(8)
            page=move |data| view! { <Log data ask/> }.into_any()
        />
    }
}

#[component]
fn Log(data: Signal<AuditLog>, ask: Memo<AuditAsk>) -> impl IntoView {
    let words = words();
    let total = move || {
        let total = data.with(|data| usize::try_from(data.total).unwrap_or_default());
        Some(count(total, words.entry_one, words.entry_many))
    };
    let head = move || {
        view! {
            <th scope="col">{words.when}</th>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.what}</th>
            <th scope="col" class="num">{words.order}</th>
            <th scope="col">{words.details}</th>
        }
    };
    let older = move || {
        data.with(|data| data.next).map(|after| {
            let href = next_href(&ask.get(), after);
            view! { <Older href/> }
        })
    };
    let is_empty = Memo::new(move |_| data.with(|data| data.rows.is_empty()));
    view! {
        <PageHeader title=words.title text=Signal::derive(total)>
            <ButtonLink
                href=Signal::derive(move || export_href(&ask.get()))
                kind=ButtonKind::Quiet
                size=ButtonSize::Small
                icon="download"
                external=true
            >
                {words.export}
            </ButtonLink>
        </PageHeader>
        <div class="grid gap-4">
            <Filter ask=ask.get_untracked() people=data.with_untracked(|data| data.people.clone())/>
            <Show
                when=move || !is_empty.get()
                fallback=move || view! { <Empty icon="shield" title=words.empty text=words.empty_text.to_owned()/> }
            >
                <Card flush=true>
                    <Table caption=words.title dense=true head>
                        <For
                            each=move || data.with(|data| data.rows.clone())
                            key=|row| row.seq
                            children=move |row: AuditRow| view! { <Row row offset=ask.get_untracked().offset/> }
                        />
                    </Table>
                </Card>
            </Show>
        </div>
        {older}
    }
}

#[component]
fn Row(row: AuditRow, offset: crate::kernel::time::UtcOffset) -> impl IntoView {
    let words = words();
    let who = row.actor_name.unwrap_or_else(|| actor_word(words, &row.actor).to_owned());
    let said: Vec<String> = row.words.into_values().collect();
    let data = details(&row.data).join(" · ");
    let order = row.order.map(|order| {
        let number = row.order_number.map_or_else(|| "…".to_owned(), |number| number.to_string());
        view! { <a class="underline" href=format!("/pos/order/{order}") rel="external">{number}</a> }
    });
    view! {
        <tr>
            <td class="whitespace-nowrap tabular-nums">{offset.date_time_text(row.at)}</td>
            <td>
                <span class="grid">
                    <span>{who}</span>
                    {row.approver_name.map(|name| view! { <span class="text-sm text-ink-muted">{words.approved_by.replace("{name}", &name)}</span> })}
                </span>
            </td>
            <th scope="row" class="font-normal">{action(&row.kind)}</th>
            <td class="num">{order}</td>
            <td class="max-w-md">
                <span class="grid gap-1">
                    {(!said.is_empty()).then(|| view! { <span>{said.join(" · ")}</span> })}
                    <span class="text-sm text-ink-muted wrap-anywhere">{data}</span>
                </span>
            </td>
        </tr>
    }
}
