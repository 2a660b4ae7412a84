//! What the log is narrowed by, as the address says it.

use leptos::prelude::*;
use leptos_router::params::ParamsMap;

use super::{actions::action, words::words};
use crate::{
    kernel::{
        fact::FactKind,
        ids::MemberId,
        time::{BusinessDate, Timestamp, UtcOffset, date_text},
    },
    reports::model::audit::AuditAsk,
    ui::kit::{
        button::{Button, ButtonKind},
        choice::Choice,
        input::{Input, InputKind},
        select::Select,
    },
};

/// Reads the address. What cannot be read narrows nothing.
pub fn ask_of(query: &ParamsMap, offset: UtcOffset) -> AuditAsk {
    let get = |name| query.get_str(name).filter(|text| !text.is_empty());
    AuditAsk {
        person: get("person").and_then(|id| id.parse().ok()),
        kind: get("kind").and_then(FactKind::parse),
        from: get("from").and_then(|date| date.parse().ok()),
        to: get("to").and_then(|date| date.parse().ok()),
        offset,
        before: get("after").and_then(|seq| seq.parse().ok()),
    }
}

/// The same for programs' endpoint, for a table of all of it.
pub fn export_href(ask: &AuditAsk) -> String {
    let (from, to) = ask.span();
    let parts = [
        ask.person.map(|person| format!("&person={person}")),
        ask.kind.map(|kind| format!("&kind={}", kind.as_str())),
        from.map(|at| format!("&from={}", iso(at))),
        to.map(|at| format!("&to={}", iso(at))),
    ];
    format!("/api/v1/audit?format=csv{}", parts.into_iter().flatten().collect::<String>())
}

fn iso(at: Timestamp) -> String {
    UtcOffset(0).date_time_text(at).replace(' ', "T") + ":00Z"
}

/// The address of what comes after this page.
pub fn next_href(ask: &AuditAsk, after: i64) -> String {
    let parts = [
        ask.person.map(|person| format!("&person={person}")),
        ask.kind.map(|kind| format!("&kind={}", kind.as_str())),
        ask.from.map(|date| format!("&from={}", date_text(date))),
        ask.to.map(|date| format!("&to={}", date_text(date))),
    ];
    format!("/admin/audit?after={after}{}", parts.into_iter().flatten().collect::<String>())
}

/// A plain form: its answer is the page at another address.
#[component]
pub fn Filter(ask: AuditAsk, people: Vec<(MemberId, String)>) -> impl IntoView {
    let words = words();
    let people: Vec<_> = people.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect();
    let kinds: Vec<_> = FactKind::ALL.iter().map(|kind| Choice::new(kind.as_str(), action(kind.as_str()))).collect();
    let date = |date: Option<BusinessDate>| date.map(date_text).unwrap_or_default();
    view! {
        <form method="get" action="/admin/audit" class="grid items-end gap-4 sm:grid-cols-2 xl:grid-cols-[1fr_1fr_auto_auto_auto]">
            <Select
                label=words.person
                name="person"
                options=people
                value=ask.person.map(|person| person.to_string()).unwrap_or_default()
                placeholder=words.anybody.to_owned()
            />
            <Select
                label=words.kind
                name="kind"
                options=kinds
                value=ask.kind.map(|kind| kind.as_str().to_owned()).unwrap_or_default()
                placeholder=words.anything.to_owned()
            />
            <Input label=words.from name="from" kind=InputKind::Date value=date(ask.from)/>
            <Input label=words.to name="to" kind=InputKind::Date value=date(ask.to)/>
            <Button kind=ButtonKind::Quiet icon="filter" submit=true>{words.narrow}</Button>
        </form>
    }
}
